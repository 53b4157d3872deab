#!/usr/bin/env node
import { runCommand } from './run-command.ts';

/** Milliseconds that cleaning up after an interruption may take. */
const patience = 6000;

const { cwd, stdout, stderr, env, argv } = process;
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    interruption.abort();
    setTimeout(() => process.exit(130), patience).unref();
  });
}
// Somebody who reads the first lines alone, such as `head`, is no fault of ours.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCommand(argv.slice(2), {
  cwd: cwd(),
  stdout,
  stderr,
  env,
  interruption: interruption.signal,
});
// What an interrupted command still waits for, such as an answer of the target, must not keep us.
if (interruption.signal.aborted) process.exit();
