import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

/** What `redocly respect` said of the workflows of documents, and how it failed those that failed. */
export interface Outcome {
  readonly ran: readonly string[];
  readonly failed: readonly string[];
  readonly explanation: string;
}

/** Runs every workflow of Arazzo documents; `servers` says where the operations of each source are. */
export async function respect(
  documents: readonly string[],
  servers: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const redocly = fileURLToPath(import.meta.resolve('@redocly/cli/bin/cli.js'));
  const places = Object.entries(servers).flatMap(([name, url]) => ['--server', `${name}=${url}`]);
  const run = spawn(process.execPath, [redocly, 'respect', ...documents, '--max-steps=1000000', ...places], {
    env: {
      ...process.env,
      NO_PROXY: '127.0.0.1',
      REDOCLY_TELEMETRY: 'off',
      REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    },
  });
  const ended = new Promise<number | null>((resolve) => run.once('close', resolve));
  const said = await Promise.all([text(run.stdout), text(run.stderr)]);
  const output = stripVTControlCharacters(said.join('\n'));
  const names = documents.map((document) => basename(document));
  const ran = [...output.matchAll(/^\s*Running workflow (\S+) \/ (\S+)/gm)]
    .filter(([, file]) => names.includes(file ?? ''))
    .map(([, , id]) => id ?? '');
  const failed = [...output.matchAll(/^\s*Workflow name: (\S+)/gm)].map(([, id]) => id ?? '');
  const isGood = (await ended) === 0;
  if (isGood !== (failed.length === 0)) throw new Error(`respect broke off:\n${output.slice(-4000)}`);
  const parts = output.matchAll(/Failed tests info:([\s\S]*?)\n\s*Summary for/g);
  const explanation = [...parts].map(([, part]) => part).join('\n');
  return { ran, failed, explanation };
}
