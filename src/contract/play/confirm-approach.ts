import type { Stage } from '../../run/scenes/stage.ts';
import type { Approach } from '../approach.ts';
import { openSubject } from './open-subject.ts';

const confirmed = new WeakMap<Approach, Promise<boolean>>();

/** Whether the good request of an operation succeeds where an approach leads; one that the document says is believed. */
export function confirmApproach(approach: Approach, stage: Stage): Promise<boolean> {
  if (!approach.assumed) return Promise.resolve(true);
  const known = confirmed.get(approach) ?? tryOut(approach, stage);
  confirmed.set(approach, known);
  return known;
}

async function tryOut(approach: Approach, stage: Stage): Promise<boolean> {
  const subject = await openSubject(approach, stage, { lift: true });
  if ('missing' in subject) return false;
  const { received } = await subject.send(subject.request);
  return received.status >= 200 && received.status < 300;
}
