import type { FlowStep } from '../../model/flow.ts';
import type { Json } from '../../model/json.ts';
import type { Operation, Parameter } from '../../model/operation.ts';
import type { Recognition } from './flow-template.ts';

/** What a step needs beside its operation. */
export interface StepWishes {
  readonly id?: string;
  /** In place of the documented body. */
  readonly payload?: Json;
  /** Further parameters, and values in place of the documented ones: by `<in>:<name>`. */
  readonly parameters?: Readonly<Record<string, Json>>;
  readonly condition?: string;
  readonly outputs?: Readonly<Record<string, string>>;
}

/** A step that sends the documented request of an operation. */
export function makeStep(operation: Operation, recognition: Recognition, wishes: StepWishes = {}): FlowStep {
  const example = recognition.examples.find((each) => each.operation === operation);
  const body = example?.request.body;
  const payload = wishes.payload ?? (body?.kind === 'json' ? body.value : undefined);
  const values = new Map(Object.entries(wishes.parameters ?? {}));
  for (const parameter of operation.parameters) {
    const key = `${parameter.in}:${parameter.name}`;
    const value = parameter.required ? exampleOf(parameter) : undefined;
    if (value !== undefined && !values.has(key)) values.set(key, value);
  }
  const success = operation.responses.find(({ status }) => status.startsWith('2'))?.status ?? '200';
  return {
    id: wishes.id ?? operation.slug,
    description: operation.summary,
    operation: { source: `${operation.api}/${operation.version}`, id: operation.id },
    parameters: [...values].map(([key, value]) => ({
      in: key.slice(0, key.indexOf(':')),
      name: key.slice(key.indexOf(':') + 1),
      value,
    })),
    ...(payload !== undefined && {
      requestBody: { contentType: body?.mediaType ?? 'application/json', payload },
    }),
    successCriteria: [
      {
        condition: wishes.condition ?? `$statusCode == ${/^\d+$/.test(success) ? success : '200'}`,
        type: 'simple',
      },
    ],
    outputs: wishes.outputs ?? {},
    extract: {},
    location: operation.location,
  };
}

function exampleOf({ examples, schema }: Parameter): Json | undefined {
  if (examples[0]) return examples[0].value;
  if (typeof schema === 'boolean') return undefined;
  const { example, examples: shown, default: preset, enum: values, type, minimum } = schema;
  const [first] = [...(Array.isArray(shown) ? shown : []), ...(Array.isArray(values) ? values : [])];
  if (example !== undefined) return example;
  return first ?? preset ?? (type === 'integer' || type === 'number' ? (minimum ?? 1) : 'docproof');
}
