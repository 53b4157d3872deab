import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--headless',
];

/** Chromium with a fresh profile; `close` removes the profile. */
export interface Browser {
  readonly context: BrowserContext;
  readonly close: () => Promise<void>;
}

/** Starts Chromium, or says how to get it. */
export async function openBrowser({ javaScriptEnabled = true, bypassCSP = true } = {}): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? candidates.find((path) => existsSync(path));
  if (executablePath === undefined || !existsSync(executablePath)) {
    throw new Error(
      'Chromium is missing: install it (`apt-get install chromium`) or set CHROMIUM to its path.',
    );
  }
  const profile = mkdtempSync(join(tmpdir(), 'docproof-chromium-'));
  // The site's own policy refuses a checker's script unless it is lifted.
  const options = { executablePath, headless: true, args: quiet, javaScriptEnabled, bypassCSP };
  const context = await chromium.launchPersistentContext(profile, options);
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { context, close };
}
