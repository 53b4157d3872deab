import { DocsError } from '../../errors.ts';
import type { HeaderList } from '../../model/exchange.ts';
import type { Flow } from '../../model/flow.ts';
import { sendTo } from '../send-request.ts';
import type { Target } from '../targets/target.ts';
import { answerOf } from './answer.ts';

/** Where and when a Scene plays. */
export interface Ground {
  /** What the controls add to every request of the Scene. */
  readonly headers: HeaderList;
  /** Start of the Scene on the Target's clock, milliseconds; and whether that clock is the Scene's own. */
  readonly start: { readonly at: number; readonly controlled: boolean };
}

/** Asks the Target's controls for a clock and limits of the Scene's own; without controls the real clock holds. */
export async function openControls(
  flow: Flow | undefined,
  target: Target,
): Promise<Ground | { readonly missing: string }> {
  if (target.controls === undefined) return { headers: [], start: { at: Date.now(), controlled: false } };
  const value = {
    ...(flow?.clock ? { now: flow.clock } : {}),
    ...(flow?.clientAddress ? { client_address: flow.clientAddress } : {}),
  };
  const exchange = await sendTo(
    target,
    {
      method: 'POST',
      origin: target.origin,
      target: `${target.controls}/scenes`,
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      body: { kind: 'json', mediaType: 'application/json', value },
      credentials: [],
      files: [],
    },
    [],
  );
  if (exchange.refused !== undefined) return { missing: 'the target gave no answer' };
  const { status, body } = answerOf(exchange);
  if (status !== 201) {
    throw new DocsError(
      `Target \`${target.name}\` has no test controls at \`${target.controls}\`: \`POST ${target.controls}/scenes\` answered ${status} instead of 201; start it with them, or take \`controls\` out of its configuration.`,
    );
  }
  const { id, now } = body as { id: string; now: string };
  const headers: HeaderList = [['X-Docs-Scene', id]];
  return { headers, start: { at: Date.parse(now), controlled: true } };
}
