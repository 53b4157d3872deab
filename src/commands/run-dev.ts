import { spawn } from 'node:child_process';
import { develop } from '../dev/develop.ts';
import type { DevEvent, ProofsEvent } from '../dev/event.ts';
import { portOf } from '../dev/listen.ts';
import { loadConfig } from '../load/config/load-config.ts';
import type { Flags, Terminal } from './command.ts';
import { textOf } from './shared-flags.ts';

const usualPort = 4400;

/** What `docproof dev` does until it is interrupted. */
export async function runDev(terminal: Terminal, flags: Flags): Promise<number> {
  const { stdout, interruption } = terminal;
  const wanted = portOf(textOf(flags, 'port'), usualPort);
  const development = await develop({
    loadConfig: () => loadConfig(terminal.cwd, textOf(flags, 'config')),
    target: textOf(flags, 'target'),
    run: flags['no-run'] !== true,
    port: wanted,
    tell: (event) => print(event, terminal),
    interruption,
  });
  const { port, close } = development;
  try {
    const url = `http://localhost:${port}/`;
    const taken = port !== wanted && wanted !== 0 ? ` (port ${wanted} is taken)` : '';
    stdout.write(`The site is at ${url}${taken}; the API behind it is at ${url}_api/\n`);
    if (flags.open === true) openBrowser(url);
    await new Promise<void>((resolve) => {
      if (interruption?.aborted) resolve();
      interruption?.addEventListener('abort', () => resolve());
    });
  } finally {
    await close();
  }
  return 0;
}

function print(event: DevEvent, { stdout, stderr }: Terminal): void {
  if (event.kind === 'broken') stdout.write(`${clear(stderr)}✗ ${event.message}\n`);
  else if (event.kind === 'proofs') stdout.write(`${clear(stderr)}${lines(event)}`);
  else if (event.kind === 'proving' && stderr.isTTY) {
    stderr.write(`\r\u001b[2K${event.text.slice(0, 100)}`);
  }
}

function clear({ isTTY }: Terminal['stderr']): string {
  return isTTY ? '\r\u001b[2K' : '';
}

function lines({ proven, failed, notProven, asked, failures }: ProofsEvent): string {
  const told = failures.flatMap(({ place, message, expected, actual, fix }) => [
    `${place}: ${message}`,
    ...(expected === undefined ? [] : [`  expected  ${indent(expected)}`]),
    ...(actual === undefined ? [] : [`  actual    ${indent(actual)}`]),
    ...(fix === undefined ? [] : [`  fix       ${indent(fix)}`]),
  ]);
  const sum = `${proven} proven, ${failed} failed, ${notProven} not proven${asked > 0 ? `; ${asked} of them now` : ''}`;
  return [...told, `${failures.length > 0 ? '✗' : '✓'} ${sum}`, ''].join('\n');
}

function indent(text: string): string {
  return text.trimEnd().replaceAll('\n', '\n            ');
}

/** What the system opens addresses with; without one the address stands in the terminal. */
function openBrowser(url: string): void {
  const program = process.platform === 'darwin' ? 'open' : 'xdg-open';
  spawn(program, [url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
