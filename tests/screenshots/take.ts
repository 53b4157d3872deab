import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser } from '../site/browser.ts';
import { folder, recordFile, root } from './record.ts';
import { type Shot, shots, themes } from './shots.ts';
import { digestOf } from './shown.ts';

// `npm run screenshots [-- <folder of a site>]`: takes the pictures from what `docproof build` made, in Chromium.
const site = process.argv[2] ?? join(root, 'out', 'site');
const browser = await openBrowser();
const page = await browser.context.newPage();
const recorded: Record<string, object> = {};
mkdirSync(folder, { recursive: true });
for (const shot of shots) {
  const file = join(site, shot.page, 'index.html');
  const html = readFileSync(file, 'utf8');
  if (!html.includes('<details class="proof proven">')) {
    throw new Error(`Nothing on ${shot.page} is proven: run \`npx docproof build\` first.`);
  }
  for (const theme of themes) await take(shot, theme, file);
  recorded[shot.name] = { page: shot.page, digest: digestOf(html) };
}
await browser.close();
writeFileSync(recordFile, `${JSON.stringify(recorded, null, 2)}\n`);

async function take(shot: Shot, theme: (typeof themes)[number], file: string): Promise<void> {
  await page.setViewportSize({ width: shot.width, height: shot.height });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.goto(pathToFileURL(file).href);
  if (shot.from !== undefined)
    await page
      .locator(shot.from)
      .first()
      .evaluate((element) => element.scrollIntoView());
  await page.screenshot({ path: join(folder, `${shot.name}-${theme}.png`) });
  process.stdout.write(`${shot.name}-${theme}.png\n`);
}
