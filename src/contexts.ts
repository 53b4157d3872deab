import { createValidator, type Validator } from './lib/json-schema.ts';
import type { Version } from './model/docs.ts';
import type { JsonObject } from './model/json.ts';

/** What checks need to know of the document that an answer belongs to. */
export interface Context {
  readonly document: JsonObject;
  readonly validator: Validator;
}

/** Makes the context of each Version once. */
export function createContexts(): (version: Version) => Context {
  const made = new Map<Version, Context>();
  return (version) => {
    const known = made.get(version);
    if (known) return known;
    const dialect = version.openapi.startsWith('3.0') ? '3.0' : '3.1';
    const context = { document: version.document, validator: createValidator(version.document, dialect) };
    made.set(version, context);
    return context;
  };
}
