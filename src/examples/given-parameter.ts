import type { JsonObject } from '../model/json.ts';
import type { Parameter } from '../model/operation.ts';
import type { ExactValue } from './exact-value.ts';

/** A parameter with its value in one request. */
export interface GivenParameter {
  readonly parameter: Parameter;
  readonly value: ExactValue;
  /** The bundled document, in which references of schemas are followed. */
  readonly document: JsonObject;
}
