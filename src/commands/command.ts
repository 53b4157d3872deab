import type { ParseArgsConfig } from 'node:util';

/** Where a command reads and writes; tests hand over their own. */
export interface Terminal {
  readonly cwd: string;
  readonly stdout: { readonly write: (text: string) => unknown; readonly isTTY?: boolean };
  readonly stderr: { readonly write: (text: string) => unknown; readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborts when the user interrupts: the command cleans up behind itself and ends. */
  readonly interruption?: AbortSignal;
}

export type Flags = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** One command of the command line. */
export interface DocsCommand {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Its flags, with a line each. */
  readonly flags: Readonly<Record<string, Flag>>;
  /** How many words it takes beside its flags. */
  readonly words: { readonly min: number; readonly max: number; readonly usage: string };
  /** Returns the exit status. */
  readonly run: (terminal: Terminal, flags: Flags, words: readonly string[]) => Promise<number>;
}

export type Flag = NonNullable<ParseArgsConfig['options']>[string] & { readonly help: string };

/** Returns its argument, typed. */
export function defineCommand(command: DocsCommand): DocsCommand {
  return command;
}
