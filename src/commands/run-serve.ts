import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { apiServers } from '../dev/api-servers.ts';
import { apiPath, createApi } from '../dev/forward-api.ts';
import { listenNear, portOf } from '../dev/listen.ts';
import { createSiteServer } from '../dev/serve-site.ts';
import { siteFolder } from '../dev/site-folder.ts';
import { DocsError } from '../errors.ts';
import { loadConfig } from '../load/config/load-config.ts';
import { loadDocs } from '../load/load-docs.ts';
import type { Docs } from '../model/docs.ts';
import { openTarget } from '../run/targets/open-target.ts';
import type { RunningTarget } from '../run/targets/target.ts';
import { startMock } from '../start-mock.ts';
import type { Flags, Terminal } from './command.ts';
import { textOf } from './shared-flags.ts';

const usualPort = 4500;

/** What `docproof serve` does until it is interrupted. */
export async function runServe({ cwd, stdout, interruption }: Terminal, flags: Flags): Promise<number> {
  const wanted = portOf(textOf(flags, 'port'), usualPort);
  const base = baseOf(textOf(flags, 'base'));
  const config = await loadConfig(cwd, textOf(flags, 'config'));
  const site = join(config.out, 'site');
  if (!existsSync(join(site, 'index.html'))) {
    throw new DocsError(`${site} does not exist: run \`docproof build\` first.`);
  }
  const behind = openWhenAsked(config, textOf(flags, 'target') ?? config.target);
  const api = createApi(behind);
  const server = createSiteServer({
    source: siteFolder(site),
    base,
    beside: (incoming, response) => {
      if (!incoming.url?.startsWith(apiPath)) return false;
      void api.answer(incoming, response);
      return true;
    },
  });
  const port = await listenNear(server, wanted);
  const taken = port !== wanted && wanted !== 0 ? ` (port ${wanted} is taken)` : '';
  stdout.write(`The site is at http://localhost:${port}${base}${taken}\n`);
  await new Promise<void>((resolve) => {
    if (interruption?.aborted) resolve();
    interruption?.addEventListener('abort', () => resolve());
  });
  server.closeAllConnections();
  server.close();
  api.close();
  await behind.close();
  return 0;
}

/** Documents are read and the Target is started when somebody calls the API first. */
function openWhenAsked(config: Config, name: string) {
  let docs: Promise<Docs> | undefined;
  let target: Promise<RunningTarget> | undefined;
  const read = () => {
    docs ??= loadDocs(config);
    return docs;
  };
  const start = async () => {
    const { apis } = await read();
    const mock = () => startMock(apis.flatMap((api) => api.versions));
    return openTarget(name, config.targets, config.root, mock);
  };
  return {
    servers: async () => apiServers(await read()),
    target: () => {
      target ??= start();
      return target;
    },
    close: async () => {
      await (await target?.catch(() => undefined))?.stop();
    },
  };
}

/** With a slash at both ends. */
function baseOf(text = '/'): string {
  const base = `/${text.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');
  if (/^[\w./~-]*$/.test(base)) return base;
  throw new DocsError(`\`--base ${text}\` is no path: it needs one such as \`/docs/\`.`);
}
