import { fragmentToPointer, valueAtPointer } from '../../lib/json-pointer.ts';
import type { HttpRequest } from '../../model/example.ts';
import type { Json, JsonObject, Schema } from '../../model/json.ts';
import type { Parameter } from '../../model/operation.ts';
import { parameterText, withParameter } from '../alter-request.ts';
import { type Approach, isBoundParameter } from '../approach.ts';
import type { Probe } from '../case.ts';
import { defineCaseKind, type PlanContext } from '../case-kind.ts';
import { documentedOf, invalidStatuses } from '../refusals.ts';
import { valueRules } from '../values/index.ts';
import { caseId } from './case-id.ts';

/** One parameter with a value that its schema forbids, or just still allows. */
export const parameterValues = defineCaseKind({
  id: 'parameter',
  description:
    'Query, path and header parameters at and beyond the boundaries of their schemas, and required ones left out.',
  *cases(context) {
    for (const approach of context.approaches.values()) {
      for (const parameter of approach.operation.parameters) yield* casesOf(approach, parameter, context);
    }
  },
});

function* casesOf(approach: Approach, parameter: Parameter, context: PlanContext): Generator<Probe> {
  const { operation } = approach;
  const schema = resolve(parameter.schema, context);
  const value = exampleOf(parameter, schema, context);
  if (parameter.content || !schema || value === undefined || typeof value === 'object') return;
  const bound = isBoundParameter(approach, parameter.in, parameter.name);
  const allows = (each: Json) => context.validator(parameter.schema, 'request')(each).length === 0;
  const base = { form: 'probe', kind: 'parameter', version: context.version, operation, approach } as const;
  const set = (text: string | undefined) => (request: HttpRequest) =>
    withParameter(request, operation, parameter.in, parameter.name, text);
  if (parameter.required && parameter.in !== 'path') {
    yield {
      ...base,
      id: caseId(operation, 'parameter', parameter.in, parameter.name, 'missing'),
      title: `${parameter.in} \`${parameter.name}\` missing`,
      location: parameter.location,
      alter: set(undefined),
      expectation: refused(approach, parameter),
      subject: 'shared',
    };
  }
  for (const side of ['refused', 'accepted'] as const) {
    for (const rule of valueRules) {
      for (const { name, value: tried, neighbour } of rule[side](schema, value)) {
        // What travels as text has no type of its own, and an empty text may mean no value.
        if (tried === undefined || tried === null || typeof tried === 'object' || tried === '') continue;
        if (
          !isSendable(String(tried), parameter) ||
          allows(readAs(String(tried), schema)) !== (side === 'accepted')
        )
          continue;
        const isKnown =
          bound || parameter.in === 'path' || parameter.name.toLowerCase() === 'idempotency-key';
        yield {
          ...base,
          id: caseId(operation, 'parameter', parameter.in, parameter.name, name),
          title: `${parameter.in} \`${parameter.name}\` ${name}`,
          location: parameter.location,
          alter: (request) => {
            const live = readAs(
              parameterText(request, operation, parameter.in, parameter.name) ?? String(value),
              schema,
            );
            const again = rule[side](schema, live).find(
              (each) => each.name === name && each.value !== undefined,
            );
            return set(String(again?.value ?? tried))(request);
          },
          expectation:
            side === 'refused'
              ? refused(approach, parameter)
              : isKnown
                ? { kind: 'well-formed', names: parameter.name, statuses: invalidStatuses(operation) }
                : { kind: 'accepted' },
          subject: side === 'refused' || operation.method === 'GET' ? 'shared' : 'fresh',
          ...(neighbour !== undefined && {
            neighbour: caseId(operation, 'parameter', parameter.in, parameter.name, neighbour),
          }),
        };
      }
    }
  }
}

/** What is at an address that cannot be is nowhere. */
function refused({ operation }: Approach, parameter: Parameter): Probe['expectation'] {
  const statuses = invalidStatuses(operation);
  return {
    kind: 'refused',
    why: 'invalid',
    statuses: parameter.in === 'path' ? [...documentedOf(operation, ['404']), ...statuses] : statuses,
    ...(parameter.in === 'query' && { names: parameter.name }),
  };
}

function resolve(schema: Schema, { version: { document } }: PlanContext): JsonObject | undefined {
  let current: unknown = schema;
  for (let depth = 0; depth < 20; depth++) {
    if (current === null || typeof current !== 'object') return undefined;
    const node = current as JsonObject;
    if (typeof node.$ref !== 'string') return node;
    current = valueAtPointer(document, fragmentToPointer(node.$ref));
  }
  return undefined;
}

function exampleOf(
  { examples }: Parameter,
  schema: JsonObject | undefined,
  context: PlanContext,
): Json | undefined {
  return examples[0]?.value ?? (schema && context.sample(schema));
}

/** A text as the type that its schema wants; as it stands where it is none. */
function readAs(text: string, { type }: JsonObject): Json {
  const types = [type].flat();
  if (types.some((each) => each === 'integer' || each === 'number') && /^-?\d+(\.\d+)?$/.test(text))
    return Number(text);
  if (types.includes('boolean') && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}

/** Header fields carry printable ASCII alone, without blanks around it; dots alone mean another path. */
function isSendable(text: string, parameter: Parameter): boolean {
  if (parameter.in === 'header') return /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text);
  return !(parameter.in === 'path' && (/^\.+$/.test(text) || text.includes('/')));
}
