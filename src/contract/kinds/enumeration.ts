import { compareDisclosure } from '../../checks/exchange/contract/compare-disclosure.ts';
import { isSecured } from '../../examples/is-secured.ts';
import { isSecretName } from '../../lib/secrets.ts';
import type { Problem } from '../../model/contract.ts';
import type { Flow, FlowStep } from '../../model/flow.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Operation } from '../../model/operation.ts';
import type { StepRun } from '../../run/scenes/scene.ts';
import type { Approach } from '../approach.ts';
import type { Sequence } from '../case.ts';
import { defineCaseKind } from '../case-kind.ts';
import { otherText } from '../other-text.ts';
import { again, flowBefore } from '../sequences.ts';
import { caseId } from './case-id.ts';

/** The input that somebody unknown has. */
const stranger = 'somebody-unknown';

const identity = /^(e-?mail|user_?name|login|phone)$/i;

/** Who is known and who is not are answered alike. */
export const enumeration = defineCaseKind({
  id: 'enumeration',
  description:
    'The same request for somebody known and for somebody unknown, where the document does not tell them apart.',
  *cases(context) {
    for (const approach of context.approaches.values()) {
      const steps = stepsFor(approach);
      if (!steps) continue;
      const { operation } = approach;
      const sequence: Sequence = {
        form: 'sequence',
        id: caseId(operation, 'enumeration'),
        kind: 'enumeration',
        version: context.version,
        operation,
        title: 'somebody known and somebody unknown',
        location: operation.location,
        assumed: approach.assumed,
        flow: withStranger(flowBefore(approach, steps, 'enumeration'), approach),
        judge: (runs) => judge(operation, runs),
      };
      yield sequence;
    }
  },
});

function judge(operation: Operation, runs: readonly StepRun[]): readonly Problem[] {
  const [known, unknown] = runs.slice(-2).map(({ exchange }) => exchange);
  return known && unknown ? compareDisclosure(operation, known, unknown) : [];
}

/** The request for somebody known, then for somebody unknown: with a wrong password where one is asked for. */
function stepsFor(approach: Approach): FlowStep[] | undefined {
  const { operation, flow, index, step } = approach;
  const payload = step.requestBody?.payload;
  if (isSecured(operation) || !isObject(payload)) return undefined;
  const name = Object.keys(payload).find((key) => identity.test(key));
  const wanted = name === undefined ? undefined : payload[name];
  // Somebody is known when an earlier step told the server of them.
  const isKnown = flow.steps
    .slice(0, index)
    .some((each) => JSON.stringify(each.requestBody ?? '').includes(String(wanted)));
  if (name === undefined || typeof wanted !== 'string' || !wanted.startsWith('$inputs.') || !isKnown)
    return undefined;
  const secret = Object.keys(payload).find((key) => isSecretName(key));
  if (secret === undefined ? !isSilent(operation) : !hasOneRefusal(operation)) return undefined;
  const literal = (key: string) =>
    String(flow.inputs.find((each) => `$inputs.${each.name}` === payload[key])?.literal ?? 'docproof');
  const wrong = secret === undefined ? {} : { [secret]: otherText(literal(secret)) };
  const status = secret === undefined ? '$statusCode < 300' : '$statusCode >= 400';
  return [
    again(approach, 'known', status, { payload: { ...payload, ...wrong } }),
    again(approach, 'unknown', status, {
      payload: { ...payload, ...wrong, [name]: `$inputs.${stranger}` },
    }),
  ];
}

/** Somebody new in each run, or their wrong passwords would add up. */
function withStranger(flow: Flow, { step, operation }: Approach): Flow {
  const payload = step.requestBody?.payload;
  const name = isObject(payload) ? Object.keys(payload).find((key) => identity.test(key)) : undefined;
  const wanted = name !== undefined && isObject(payload) ? payload[name] : undefined;
  const literal = String(flow.inputs.find((each) => `$inputs.${each.name}` === wanted)?.literal ?? 'nobody');
  const fresh = literal.includes('@') ? 'email' : 'username';
  const { location } = operation;
  return {
    ...flow,
    inputs: [...flow.inputs, { name: stranger, literal: otherText(literal), fresh, location }],
  };
}

/** Its success says nothing of whether there is such a user. */
function isSilent({ responses, description }: Operation): boolean {
  const success = responses.find(({ status }) => status.startsWith('2'));
  const shown = JSON.stringify(
    success?.content.flatMap(({ examples }) => examples.map(({ value }) => value)) ?? [],
  );
  return (
    !responses.some(({ status }) => status === '404') &&
    (/\bif (your|the|this|an) /i.test(shown) ||
      /enumerat|same (answer|response)|whether .* (exists|has an account|is known)/i.test(description))
  );
}

/** One refusal stands for a wrong name and a wrong password. */
function hasOneRefusal({ responses }: Operation): boolean {
  const examples =
    responses.find(({ status }) => status === '401')?.content.flatMap((media) => media.examples) ?? [];
  return examples.length === 1 && !responses.some(({ status }) => status === '404');
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
