import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError } from './config/config-error.ts';
import { type Config, type ConfigSource, readConfig } from './config/read-config.ts';
import { createLog } from './log.ts';
import { createServer } from './server.ts';

/** Starts the server, says where it listens, and stops it when it is told to. */
async function main(): Promise<void> {
  const config = readConfig(findConfig(), process.env);
  const log = createLog(config);
  const { server } = await createServer(config, log);
  await server.start().catch((error: NodeJS.ErrnoException) => {
    throw explain(error, config);
  });
  const host =
    config.server.host === '0.0.0.0' || config.server.host === '::' ? '127.0.0.1' : config.server.host;
  const shown = host.includes(':') ? `[${host}]` : host;
  const note = config.controls.enabled ? ' (controls on: /controls, /mailbox; never in production)' : '';
  process.stdout.write(`reference server listening on http://${shown}:${server.info.port}${note}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      server.stop({ timeout: 5000 }).catch(fail);
    });
  }
}

/** The working directory's config.yml, else the one beside the folder of this server, else none. */
function findConfig(): ConfigSource | undefined {
  const beside = fileURLToPath(new URL('../../config.yml', import.meta.url));
  const file = [resolve('config.yml'), beside].find((each) => existsSync(each));
  return file === undefined ? undefined : { name: relative('', file), text: readFileSync(file, 'utf8') };
}

function explain(error: NodeJS.ErrnoException, { server }: Config): Error {
  const place = `${server.host}:${server.port}`;
  if (error.code === 'EADDRINUSE') {
    return new ConfigError(
      `Port ${server.port} is taken. Stop what listens there, or set APP_SERVER_PORT to another.`,
    );
  }
  if (error.code === 'EACCES') {
    return new ConfigError(`Listening on ${place} is not allowed. Set APP_SERVER_PORT to a port above 1023.`);
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new ConfigError(`This machine has no address \`${server.host}\`. Mend \`server.host\`.`);
  }
  return error;
}

function fail(error: unknown): void {
  const isOurs = error instanceof ConfigError;
  process.stderr.write(isOurs ? `${error.message}\n` : `${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = isOurs ? 2 : 3;
}

main().catch(fail);
