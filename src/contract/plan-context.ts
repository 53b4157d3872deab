import { createSampler } from '../examples/samples/create-sampler.ts';
import { toHttpRequest } from '../examples/to-http-request.ts';
import { createValidator } from '../lib/json-schema.ts';
import type { Docs, Version } from '../model/docs.ts';
import type { Example } from '../model/example.ts';
import type { JsonObject, Schema } from '../model/json.ts';
import type { Location } from '../model/location.ts';
import type { Scenery } from '../run/scenes/stage.ts';
import { findApproaches } from './approach.ts';
import type { PlanContext } from './case-kind.ts';
import { recogniseFlows } from './templates/index.ts';

export interface ContextOptions {
  readonly seed: number;
  /** Values of credentials by variable. @default {} */
  readonly credentials?: Readonly<Record<string, string | undefined>>;
}

/** What the cases of a Version are made from. */
export function createPlanContext(
  version: Version,
  docs: Docs,
  examples: readonly Example[],
  { seed, credentials = {} }: ContextOptions,
): PlanContext {
  const scenery: Scenery = {
    version,
    sources: docs.flowSources,
    examples: examples.filter(
      ({ operation }) => operation.api === version.api && operation.version === version.id,
    ),
    serialise: (operation, values, server) => toHttpRequest(operation, values, { ...version, server }),
  };
  const flows = [...version.flows, ...recogniseFlows({ ...scenery, credentials })];
  const sampler = createSampler(version);
  return {
    ...scenery,
    flows,
    approaches: findApproaches(scenery, flows),
    validator: createValidator(version.document, dialectOf(version), { overlap: true }),
    sample: (schema) => {
      const shown = shownBy(schema, version.document);
      if (shown !== undefined) return shown;
      const sample = sampler(schema);
      return 'value' in sample ? sample.value : undefined;
    },
    locate: (pointer, base) => locate(pointer, base, version, docs),
    seed,
  };
}

export function dialectOf({ openapi }: Version): '3.0' | '3.1' {
  return openapi.startsWith('3.0') ? '3.0' : '3.1';
}

/** What an author shows is better than what can be made up. */
function shownBy(schema: Schema, document: JsonObject) {
  let current: unknown = schema;
  for (let depth = 0; depth < 5 && current !== null && typeof current === 'object'; depth++) {
    const { examples, example, $ref } = current as JsonObject;
    if (Array.isArray(examples) && examples[0] !== undefined) return examples[0];
    if (example !== undefined) return example;
    if (typeof $ref !== 'string') return undefined;
    current = $ref
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>((node, token) => (node as JsonObject | undefined)?.[token], document);
  }
  return undefined;
}

/** A component of the bundled document stands in a file of its name, or in the entry file. */
function locate(pointer: string, base: Location, version: Version, { sources }: Docs): Location {
  const [, name, rest = ''] = /^\/components\/schemas\/([^/]+)(\/.*)?$/.exec(pointer) ?? [];
  if (name === undefined) return { file: version.location.file, pointer };
  const folder = version.location.file.replace(/[^/]*$/, '');
  const file = Object.keys(sources).find(
    (each) =>
      each.startsWith(folder) && new RegExp(`(^|/)${name.replace(/\W/g, '\\$&')}\\.(ya?ml|json)$`).test(each),
  );
  if (file !== undefined) return { file, pointer: rest };
  return Object.hasOwn(sources, version.location.file) ? { file: version.location.file, pointer } : base;
}
