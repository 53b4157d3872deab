/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A JSON Schema or OpenAPI 3.0 schema as it stands in the bundled document; `$ref`s lead into that document. */
export type Schema = JsonObject | boolean;
