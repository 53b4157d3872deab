import type { JsonObject } from '../model/json.ts';
import type { Parameter } from '../model/operation.ts';
import type { ExactValue } from './exact-value.ts';

/** A parameter with its value in one request. */
export interface GivenParameter {
  readonly parameter: Parameter;
  readonly value: ExactValue;
  /** The value is a text as it stands in the message, in query and cookie with its name. */
  readonly isSerialised: boolean;
  /** The bundled document, in which references of schemas are followed. */
  readonly document: JsonObject;
}
