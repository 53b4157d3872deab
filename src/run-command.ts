import { parseArgs } from 'node:util';
import type { DocsCommand, Flags, Terminal } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { DocsError } from './errors.ts';
import { didYouMean } from './lib/nearest.ts';
import { toolVersion } from './tool-version.ts';

/**
 * argv → command → exit status: 0 good, 1 findings, 2 what the user can mend, 3 a defect of ours, 130 interrupted.
 */
export async function runCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const status = await dispatch(argv, terminal);
    return isInterrupted(terminal) ? sayInterrupted(terminal) : status;
  } catch (error) {
    // Whatever went wrong then went wrong because of it.
    if (isInterrupted(terminal)) return sayInterrupted(terminal);
    if (error instanceof DocsError) {
      terminal.stderr.write(`${error.message}\n`);
      return 2;
    }
    terminal.stderr.write(`This is a defect of docproof, not of your documentation:\n${stackOf(error)}\n`);
    return 3;
  }
}

async function dispatch([name, ...rest]: readonly string[], terminal: Terminal): Promise<number> {
  if (process.platform === 'win32') {
    throw new DocsError('docproof runs on Linux and macOS; on Windows, use it inside of WSL.');
  }
  if (name === '--version' || name === '-v') return say(terminal, `${toolVersion()}\n`);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    return say(terminal, overview());
  }
  const command = commands.find((each) => each.name === name);
  if (!command) {
    const names = commands.map((each) => each.name);
    throw new DocsError(
      `\`${name}\` is no command${didYouMean(name, names)}; there are ${names.join(', ')}.`,
    );
  }
  const { flags, words } = parse(command, rest);
  if (flags.help === true) return say(terminal, usage(command));
  return command.run(terminal, flags, words);
}

function parse(command: DocsCommand, args: readonly string[]): { flags: Flags; words: readonly string[] } {
  const options = { ...command.flags, help: { type: 'boolean', short: 'h' } } as const;
  for (const arg of args.filter((each) => each.startsWith('--'))) {
    const flag = arg.slice(2).split('=')[0] ?? '';
    if (flag === '' || flag in options) continue;
    throw new DocsError(
      `\`docproof ${command.name}\` has no flag \`--${flag}\`${didYouMean(flag, Object.keys(options)).replace('`?', '`?')}`,
    );
  }
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const { min, max } = command.words;
    if (positionals.length < min || positionals.length > max) throw new DocsError(usage(command).trimEnd());
    return { flags: values as Flags, words: positionals };
  } catch (cause) {
    if (cause instanceof DocsError) throw cause;
    throw new DocsError(`docproof ${command.name}: ${(cause as Error).message}`, { cause });
  }
}

function overview(): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`);
  return `docproof: documentation that has been run\n\n${lines.join('\n')}\n\n\`docproof <command> --help\` lists its flags.\n`;
}

function usage({ name, summary, flags, words }: DocsCommand): string {
  const lines = Object.entries(flags).map(
    ([flag, { type, help }]) => `  --${`${flag}${type === 'string' ? ' <text>' : ''}`.padEnd(18)} ${help}`,
  );
  return `docproof ${name} ${words.usage}\n${summary}\n\n${lines.join('\n')}\n`;
}

function isInterrupted({ interruption }: Terminal): boolean {
  return interruption?.aborted === true;
}

function sayInterrupted({ stderr }: Terminal): number {
  stderr.write(`${stderr.isTTY === true ? '\r\u001b[2K' : ''}Interrupted.\n`);
  return 130;
}

function say({ stdout }: Terminal, text: string): number {
  stdout.write(text);
  return 0;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
