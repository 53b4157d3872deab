import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { DocsCommand, Flags, Terminal } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { DocsError } from './errors.ts';
import { didYouMean, suggest } from './lib/nearest.ts';
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
    throw new DocsError(`\`${name}\` is no command${suggest(name, names)}`);
  }
  const { flags, words } = parse(command, rest);
  if (flags.help === true) return say(terminal, usage(command));
  return command.run(terminal, flags, words);
}

function parse(command: DocsCommand, args: readonly string[]): { flags: Flags; words: readonly string[] } {
  const options = { ...command.flags, help: { type: 'boolean', short: 'h' } } as const;
  for (const arg of args.filter((each) => /^--?[a-z]/i.test(each))) {
    const flag = arg.replace(/=.*/s, '');
    const known = Object.keys(options).map((name) => `--${name}`);
    if (known.includes(flag) || flag === '-h') continue;
    throw new DocsError(
      `\`docproof ${command.name}\` has no flag \`${flag}\`${didYouMean(flag, known) || '.'}`,
    );
  }
  const { values, positionals } = tryToParse(command, { args: [...args], options, allowPositionals: true });
  const { min, max } = command.words;
  const stray = positionals[max] ?? '';
  if (positionals.length > max) throw misuse(command, `does not take the word \`${stray}\``);
  if (positionals.length < min) throw misuse(command, `needs ${command.words.usage}`);
  return { flags: values as Flags, words: positionals };
}

function tryToParse<T extends ParseArgsConfig>(command: DocsCommand, config: T) {
  try {
    return parseArgs(config);
  } catch (cause) {
    throw misuse(command, `cannot be called like this: ${(cause as Error).message}`);
  }
}

function misuse({ name }: DocsCommand, problem: string): DocsError {
  return new DocsError(`\`docproof ${name}\` ${problem}; \`docproof ${name} --help\` lists its flags.`);
}

function overview(): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`);
  return `docproof: documentation that has been run\n\n${lines.join('\n')}\n\n\`docproof <command> --help\` lists its flags.\n`;
}

function usage({ name, summary, flags, words }: DocsCommand): string {
  const lines = Object.entries(flags).map(
    ([flag, { type, help }]) => `  --${`${flag}${type === 'string' ? ' <text>' : ''}`.padEnd(18)} ${help}`,
  );
  return `${`docproof ${name} ${words.usage}`.trimEnd()}\n${summary}\n\n${lines.join('\n')}\n`;
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
