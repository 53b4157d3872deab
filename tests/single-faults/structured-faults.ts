import type { JsonObject, Schema } from '../../src/model/json.ts';
import type { Parameter } from '../../src/model/operation.ts';
import type { FaultContext } from './fault.ts';
import { isScalar, textFaults } from './text-faults.ts';
import { isObject, referred } from './value-faults.ts';

/** The pairs of a query or the text of a path with one item or member of a parameter made wrong. */
export interface PairFault {
  readonly name: string;
  /** Encoded `name=value` pairs instead of the documented ones. */
  readonly pairs: readonly string[];
}

const delimiters: Readonly<Record<string, string>> = {
  form: ',',
  spaceDelimited: '%20',
  pipeDelimited: '%7C',
};

/** Faults of arrays and deep objects in a query: a wrong item, a wrong or an unknown member. */
export function structuredFaults(
  parameter: Parameter,
  own: readonly string[],
  { version, validator }: FaultContext,
): PairFault[] {
  if (parameter.content) return [];
  const { document } = version;
  const schema = resolved(parameter.schema, document);
  const faultsOf = (part: Schema, value: string) =>
    isScalar(part, document) ? textFaults(part, decodeURIComponent(value), document, validator) : [];
  if (parameter.style === 'deepObject' && isObject(schema?.properties)) {
    const { properties } = schema;
    const wrong = own.flatMap((pair, at) => {
      const [key = '', value = ''] = pair.split('=');
      const member = /\[([^[\]]*)\]$/.exec(decodeURIComponent(key))?.[1] ?? '';
      const part = properties[member];
      return isObject(part)
        ? faultsOf(part, value).map(({ name, text }) => ({
            name: `${member} ${name}`,
            pairs: own.with(at, `${key}=${encodeURIComponent(text)}`),
          }))
        : [];
    });
    if (schema.additionalProperties !== false) return wrong;
    return [...wrong, { name: 'unknown member', pairs: [...own, `${parameter.name}%5Bdocproof%5D=1`] }];
  }
  if (schema?.type !== 'array' || !isObject(schema.items)) return [];
  const [first = ''] = own;
  const [key = '', value = ''] = first.split('=');
  const delimiter = delimiters[parameter.style];
  if (delimiter === undefined) return [];
  const [item = '', ...more] = parameter.explode ? [value] : value.split(delimiter);
  return faultsOf(schema.items, item).map(({ name, text }) => ({
    name: `item ${name}`,
    pairs: [`${key}=${[encodeURIComponent(text), ...more].join(delimiter)}`, ...own.slice(1)],
  }));
}

function resolved(schema: Schema, document: JsonObject): JsonObject | undefined {
  if (!isObject(schema)) return undefined;
  const target = referred(schema, document);
  return target === undefined ? schema : resolved(target, document);
}
