import { buildCommand } from './build.ts';
import type { DocsCommand } from './command.ts';
import { devCommand } from './dev.ts';
import { diffCommand } from './diff.ts';
import { doctorCommand } from './doctor.ts';
import { linksCommand } from './links.ts';
import { reportCommand } from './report.ts';
import { serveCommand } from './serve.ts';
import { setupCommand } from './setup.ts';
import { testCommand } from './test.ts';

/** Every command, in the order of the help text. */
export const commands: readonly DocsCommand[] = [
  buildCommand,
  devCommand,
  serveCommand,
  testCommand,
  linksCommand,
  diffCommand,
  reportCommand,
  doctorCommand,
  setupCommand,
];
