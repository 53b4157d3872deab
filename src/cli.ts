#!/usr/bin/env node
import { runCommand } from './run-command.ts';

const { cwd, stdout, stderr, env, argv } = process;
process.exitCode = await runCommand(argv.slice(2), { cwd: cwd(), stdout, stderr, env });
