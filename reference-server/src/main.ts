import { ConfigError } from './config/config-error.ts';
import { findConfig } from './config/find-config.ts';
import { type Config, readConfig } from './config/read-config.ts';
import { demoUser } from './demo/demo-user.ts';
import { createLog } from './log.ts';
import { runCommand } from './run-command.ts';
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
  if (config.demo.enabled) {
    const { email, password } = demoUser;
    process.stdout.write(`demo user: ${email}, password ${password} (POST /v2/auth/login)\n`);
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      runCommand(() => server.stop({ timeout: 5000 }));
    });
  }
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

runCommand(main);
