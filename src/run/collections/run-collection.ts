import type { Binding } from '../../model/binding.ts';
import type { Example } from '../../model/example.ts';
import type { Exchange, RequestMessage } from '../../model/exchange.ts';
import type { CollectionRun } from '../../model/run.ts';
import { bindRequest } from '../bindings/bind-request.ts';
import { createRoute } from '../programs/route.ts';
import type { Workshop } from '../programs/workshop.ts';
import type { Stage } from '../scenes/stage.ts';
import { type NewmanItem, type NewmanJob, runNewman } from './run-newman.ts';

/** A collection to be run, and what its requests show. */
export interface WantedCollection
  extends Pick<NewmanJob, 'newman' | 'collection' | 'folder' | 'environment'> {
  readonly items: readonly WantedItem[];
}

export interface WantedItem {
  readonly id: string;
  readonly example: Example;
  /** What of its request is a variable; `live` is the variable's name. */
  readonly slots: readonly Binding[];
}

/** Runs a collection whole, as a reader would, against the Target; one run for each of its requests. */
export async function runCollection(
  wanted: WantedCollection,
  { version, sources, target }: Pick<Stage, 'version' | 'sources' | 'target'>,
  workshop: Workshop,
): Promise<CollectionRun[]> {
  const toVersion = createRoute([version], target);
  const beside = new Set(sources.flatMap(({ servers }) => servers).flatMap(({ url }) => originOf(url)));
  const port = await workshop.wire.open({
    route: (url) => toVersion(url) ?? (beside.has(url.origin) ? { origin: target.origin } : null),
    bind: (request) => request,
    addHeaders: [],
    listen: workshop.listen,
    asksForCertificate: true,
  });
  try {
    const result = await runNewman({ ...wanted, proxy: port.url, time: 300 }, workshop);
    await port.settled();
    return wanted.items.map(({ id, example, slots }): CollectionRun => {
      const item = result.items.find((each) => each.id === id);
      if (!item) {
        const reason = result.error ?? 'newman did not come to it';
        return { version, example, obstacle: { kind: 'not-proven', reason } };
      }
      const exchange = exchangeOf(item, port.exchanges);
      const { status, tests, errors, said } = item;
      const shown = exchange && { exchange: toLiteral(exchange, slots, item) };
      return { version, example, item: { ...(status && { status }), tests, errors, said }, ...shown };
    });
  } finally {
    await port.close();
  }
}

function originOf(url: string): string[] {
  return URL.canParse(url) ? [new URL(url).origin] : [];
}

/** The request of the item itself: its scripts send others. */
function exchangeOf(
  { tokens }: Pick<NewmanItem, 'tokens'>,
  exchanges: readonly Exchange[],
): Exchange | undefined {
  const token = tokens.at(-1);
  return exchanges.find(({ sent }) =>
    sent.headers.some(([name, value]) => name.toLowerCase() === 'postman-token' && value === token),
  );
}

function toLiteral(exchange: Exchange, slots: readonly Binding[], { variables }: NewmanItem): Exchange {
  const bindings = slots.flatMap(({ live, literal, ...place }) => {
    const value = variables[live];
    return value === undefined || value === literal ? [] : [{ ...place, literal: value, live: literal }];
  });
  return { ...exchange, sent: withoutOwnFields(bindRequest(exchange.sent, bindings)) };
}

/** Postman adds these to every request, as other clients do `User-Agent`; the last is of the controls. */
const ownFields = new Set(['postman-token', 'cache-control', 'x-docs-scene']);

function withoutOwnFields(sent: RequestMessage): RequestMessage {
  return { ...sent, headers: sent.headers.filter(([name]) => !ownFields.has(name.toLowerCase())) };
}
