import { didYouMean } from '../../lib/nearest.ts';
import type { Finding } from '../../model/finding.ts';
import type { FlowStep } from '../../model/flow.ts';
import type { Json } from '../../model/json.ts';
import type { Operation } from '../../model/operation.ts';
import type { Cursor, SpecReader } from '../source/cursor.ts';
import { listField, membersOf, textField } from '../source/fields.ts';
import type { Callable } from './source-description.ts';
import { readStepOperation } from './step-operation.ts';

/** Reads a [Step Object](https://spec.openapis.org/arazzo/v1.0.1.html#step-object); undefined when it calls nothing that can be called. */
export function readStep(
  reader: SpecReader,
  workflow: Cursor,
  cursor: Cursor,
  callables: ReadonlyMap<string, Callable | undefined>,
  findings: Finding[],
): FlowStep | undefined {
  const id = textField(cursor, 'stepId') ?? '';
  const report = (problem: string, key: string, rule = 'flow-operation') => {
    const location = reader.data(cursor, key)?.location ?? cursor.location;
    findings.push({ severity: 'error', rule, message: `The step \`${id}\` ${problem}`, location });
  };
  const called = readStepOperation(cursor, callables);
  if (called === undefined) return undefined;
  if ('problem' in called) {
    report(called.problem, called.key);
    return undefined;
  }
  const reaches = readReaches(cursor);
  const unknown = reaches && called.operation && unknownExample(reaches, called.operation);
  if (unknown) report(unknown, 'x-example', 'flow-example');
  const body = reader.child(cursor, 'requestBody');
  const contentType = body && textField(body, 'contentType');
  const payload = body && membersOf(body.value).payload;
  return {
    id,
    description: textField(cursor, 'description') ?? '',
    operation: called.named,
    parameters: readStepParameters(reader, workflow, cursor),
    ...(payload !== undefined && {
      requestBody: { ...(contentType !== undefined && { contentType }), payload },
    }),
    successCriteria: listField(reader, cursor, 'successCriteria').map(readCriterion),
    ...readRetry(reader, cursor),
    outputs: textMembers(cursor, 'outputs'),
    ...(reaches && { reaches }),
    extract: readExtract(cursor, report),
    location: cursor.location,
  };
}

/** The first [Failure Action](https://spec.openapis.org/arazzo/v1.0.1.html#failure-action-object) of type `retry`. */
function readRetry(reader: SpecReader, step: Cursor): Pick<FlowStep, 'retry'> {
  const actions = listField(reader, step, 'onFailure').map((cursor) => membersOf(cursor.value));
  const action = actions.find((each) => each.type === 'retry');
  if (!action) return {};
  return { retry: { limit: Number(action.retryLimit ?? 1), after: Number(action.retryAfter ?? 0) } };
}

/** [Parameter Objects](https://spec.openapis.org/arazzo/v1.0.1.html#parameter-object) of a step; those of its workflow hold where it says nothing else. */
function readStepParameters(reader: SpecReader, workflow: Cursor, step: Cursor): FlowStep['parameters'] {
  const byIdentity = new Map<string, FlowStep['parameters'][number]>();
  for (const cursor of [
    ...listField(reader, workflow, 'parameters'),
    ...listField(reader, step, 'parameters'),
  ]) {
    const members = { ...reusable(reader, cursor), ...membersOf(cursor.value) };
    const { name, in: place, value } = members;
    if (typeof name !== 'string' || typeof place !== 'string' || value === undefined) continue;
    byIdentity.set(`${place} ${name}`, { name, in: place, value });
  }
  return [...byIdentity.values()];
}

/** [Reusable Object](https://spec.openapis.org/arazzo/v1.0.1.html#reusable-object) */
function reusable(reader: SpecReader, cursor: Cursor): Readonly<Record<string, Json>> {
  const name = /^\$components\.parameters\.(.+)$/.exec(textField(cursor, 'reference') ?? '')?.[1];
  const components = name === undefined ? undefined : reader.child(reader.root, 'components');
  const parameters = components && reader.child(components, 'parameters');
  return membersOf(parameters && name !== undefined ? reader.child(parameters, name)?.value : undefined);
}

/** [Criterion Object](https://spec.openapis.org/arazzo/v1.0.1.html#criterion-object) */
function readCriterion(cursor: Cursor): FlowStep['successCriteria'][number] {
  const { type } = membersOf(cursor.value);
  const name = typeof type === 'string' ? type : membersOf(type).type;
  const context = textField(cursor, 'context');
  return {
    condition: textField(cursor, 'condition') ?? '',
    type: name === 'regex' || name === 'jsonpath' ? name : 'simple',
    ...(context !== undefined && { context }),
  };
}

/** `x-example: <status>/<response example>`. */
function readReaches(cursor: Cursor): FlowStep['reaches'] {
  const text = textField(cursor, 'x-example');
  if (text === undefined) return undefined;
  const [status = '', ...name] = text.split('/');
  return { status, example: name.join('/') };
}

function unknownExample(
  { status, example }: NonNullable<FlowStep['reaches']>,
  operation: Operation,
): string | undefined {
  const known = operation.responses.flatMap((response) =>
    response.content.length === 0
      ? [response.status]
      : response.content.flatMap((media) => media.examples.map(({ name }) => `${response.status}/${name}`)),
  );
  const wanted = example === '' ? status : `${status}/${example}`;
  if (known.includes(wanted)) return undefined;
  return `reaches \`${wanted}\`, which \`${operation.id}\` does not document${didYouMean(wanted, known) || '.'}`;
}

function readExtract(
  cursor: Cursor,
  report: (problem: string, key: string, rule: string) => void,
): Record<string, string> {
  const patterns = textMembers(cursor, 'x-extract');
  for (const [name, pattern] of Object.entries(patterns)) {
    if (groupsOf(pattern) !== 1) {
      report(
        `extracts \`${name}\` by \`${pattern}\`, which is no regular expression with one group.`,
        'x-extract',
        'flow-extract',
      );
    }
  }
  return patterns;
}

function groupsOf(pattern: string): number | undefined {
  try {
    return (new RegExp(`${pattern}|`).exec('')?.length ?? 0) - 1;
  } catch {
    return undefined;
  }
}

function textMembers(cursor: Cursor, key: string): Record<string, string> {
  const entries = Object.entries(membersOf(membersOf(cursor.value)[key]));
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
  );
}
