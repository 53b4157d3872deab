import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../config.ts';
import { apiServers } from './api-servers.ts';
import type { DevEvent } from './event.ts';
import { createEventStream, type EventStream } from './event-stream.ts';
import { apiPath, createApi } from './forward-api.ts';
import { listenNear } from './listen.ts';
import { devPath, livePage } from './live-page.ts';
import { isOwn } from './own-origin.ts';
import { createSiteServer } from './serve-site.ts';
import { createSession, type Session } from './session.ts';
import { watchProject } from './watch.ts';
import { watchedPlaces } from './watched-places.ts';

export interface DevelopOptions {
  readonly loadConfig: () => Promise<Config>;
  readonly target: string | undefined;
  /** Whether what changed is run. @default true */
  readonly run?: boolean;
  readonly port: number;
  readonly tell: (event: DevEvent) => void;
  readonly interruption?: AbortSignal | undefined;
}

export interface Development {
  readonly port: number;
  readonly session: Session;
  readonly close: () => Promise<void>;
}

/** Serves a project from memory and keeps up with its sources; resolves when it is served, before it is proven. */
export async function develop(options: DevelopOptions): Promise<Development> {
  const stream = createEventStream();
  const notify = (event: DevEvent) => {
    stream.send(event);
    options.tell(event);
  };
  let config = await options.loadConfig();
  const session = await createSession({
    target: options.target,
    run: options.run ?? true,
    notify,
    openPages: stream.pages,
    interruption: options.interruption,
    loadConfig: async () => {
      config = await options.loadConfig();
      return config;
    },
  });
  const api = createApi({
    servers: async () => apiServers(session.assembly()?.docs ?? { apis: [], flowSources: [] }),
    target: session.target,
  });
  const server = createSiteServer({
    source: session.edition,
    base: '/',
    empty: emptyPage,
    alter: livePage,
    beside: (incoming, response) => {
      const { url = '' } = incoming;
      if (url.startsWith(apiPath)) void api.answer(incoming, response);
      else if (url.startsWith(devPath)) void answerOwn(incoming, response, stream);
      else return false;
      return true;
    },
  });
  const port = await listenNear(server, options.port);
  const places = () => watchedPlaces(config, session.assembly()?.docs);
  const changes = createQueue(session.refresh);
  const watcher = await watchProject({
    root: config.root,
    out: config.out,
    places,
    onChange: (files) => void changes(files).then(() => watcher.extend()),
  });
  await changes([]);
  watcher.extend();
  return {
    port,
    session,
    close: async () => {
      await watcher.close();
      stream.close();
      server.closeAllConnections();
      server.close();
      api.close();
      await session.close();
    },
  };
}

/** Has room for what is wrong with documents that could not be read yet. */
const emptyPage =
  '<!doctype html><html lang="en"><head><title>docproof dev</title></head><body></body></html>';

/** One refresh at a time; what changes meanwhile is taken together. */
function createQueue(refresh: Session['refresh']): (files: readonly string[]) => Promise<void> {
  const waiting = new Set<string>();
  let running: Promise<void> = Promise.resolve();
  let asked = false;
  return (files) => {
    for (const file of files) waiting.add(file);
    if (asked) return running;
    asked = true;
    running = running.then(async () => {
      asked = false;
      const changed = [...waiting];
      waiting.clear();
      await refresh(changed);
    });
    return running;
  };
}

const clientFiles: Readonly<Record<string, string>> = {
  'client.js': 'text/javascript; charset=utf-8',
  'client.css': 'text/css; charset=utf-8',
};

async function answerOwn(
  incoming: IncomingMessage,
  response: ServerResponse,
  stream: EventStream,
): Promise<void> {
  if (!isOwn(incoming)) return void response.writeHead(403).end();
  const { pathname, searchParams } = new URL(incoming.url ?? '', 'http://localhost');
  const name = pathname.slice(devPath.length);
  if (name === 'events') return stream.add(searchParams.get('page') ?? '', incoming, response);
  const type = clientFiles[name];
  if (type === undefined) return void response.writeHead(404).end();
  const content = await readFile(new URL(`../../templates/dev/${name}`, import.meta.url));
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }).end(content);
}
