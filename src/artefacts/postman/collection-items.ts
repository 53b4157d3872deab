import type { Binding, Place } from '../../model/binding.ts';
import type { Version } from '../../model/docs.ts';
import type { Example } from '../../model/example.ts';
import type { FlowSource } from '../../model/flow.ts';
import { credentialVariable } from './bound-values.ts';
import { itemId } from './item-id.ts';
import { planExamples } from './prepare/plan.ts';
import type { Slot } from './prepare/slots.ts';

/** The requests of a Version's collection: what each shows, what of it is a variable (named in `live`), whom its preparation calls. */
export function collectionItems(
  version: Version,
  examples: readonly Example[],
  sources: readonly FlowSource[],
): readonly {
  readonly id: string;
  readonly example: Example;
  readonly slots: readonly Binding[];
  readonly sources: readonly string[];
  /** Whether a Flow says what has to happen before it. */
  readonly isPlanned: boolean;
}[] {
  const plans = planExamples(version, examples, sources);
  return examples.map((example) => {
    const plan = plans.get(example);
    const called = plan?.before.map(({ source }) => source).filter((source) => source !== '') ?? [];
    return {
      id: itemId(example),
      example,
      slots: [
        ...(plan?.slots.map(toBinding) ?? []),
        // A log-in before it may have given another one than the documentation prints.
        ...example.request.credentials.map(({ variable, literal }) => ({
          literal,
          live: credentialVariable(variable),
        })),
      ],
      sources: [...new Set(called)],
      isPlanned: plan !== undefined,
    };
  });
}

function toBinding(slot: Slot): Binding {
  return { literal: slot.literal, live: slot.variable, place: placeOf(slot) };
}

function placeOf({ in: place, at }: Slot): Place {
  if (place === 'body') return { in: 'body', pointer: at };
  return place === 'path' ? { in: 'path' } : { in: place, name: at };
}
