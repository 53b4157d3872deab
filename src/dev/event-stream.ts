import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DevEvent } from './event.ts';

/** Pages that listen, by [server-sent events](https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export interface EventStream {
  /** Adds a page; it is told at once what still holds. */
  readonly add: (page: string, incoming: IncomingMessage, response: ServerResponse) => void;
  readonly send: (event: DevEvent) => void;
  /** Paths below `site/` of the pages that listen. */
  readonly pages: () => Iterable<string>;
  readonly close: () => void;
}

export function createEventStream(): EventStream {
  const listeners = new Map<ServerResponse, string>();
  /** The last word on whether the site is whole, and on its proofs: who comes later must know them too. */
  const standing = new Map<DevEvent['kind'], DevEvent>();
  return {
    pages: () => new Set(listeners.values()),
    add: (page, incoming, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write('retry: 500\n\n');
      for (const event of standing.values()) write(response, event);
      listeners.set(response, page);
      incoming.once('close', () => listeners.delete(response));
    },
    send: (event) => {
      if (event.kind === 'broken' || event.kind === 'proofs') {
        standing.clear();
        standing.set(event.kind, event);
      }
      for (const response of listeners.keys()) write(response, event);
    },
    close: () => {
      for (const response of listeners.keys()) response.end();
      listeners.clear();
    },
  };
}

function write(response: ServerResponse, event: DevEvent): void {
  response.write(`data: ${JSON.stringify(event)}\n\n`);
}
