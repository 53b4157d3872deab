import { ConfigError } from './config/config-error.ts';

/** Runs a command: what the operator can mend is one sentence and exit status 2, a defect its stack and 3. */
export function runCommand(command: () => Promise<void>): void {
  command().catch((error: unknown) => {
    const isOurs = error instanceof ConfigError;
    process.stderr.write(isOurs ? `${error.message}\n` : `${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = isOurs ? 2 : 3;
  });
}
