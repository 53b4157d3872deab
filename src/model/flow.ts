import type { Json, JsonObject } from './json.ts';
import type { Location } from './location.ts';
import type { Operation, SecurityScheme, Server } from './operation.ts';

/** A [Workflow Object](https://spec.openapis.org/arazzo/v1.0.1.html#workflow-object): steps that put a server into a state. */
export interface Flow {
  /** The workflowId. */
  readonly id: string;
  readonly api: string;
  readonly version: string;
  readonly summary: string;
  readonly description: string;
  readonly inputs: readonly FlowInput[];
  readonly steps: readonly FlowStep[];
  /** `x-clock` of the document: the time at which its Scenes start, RFC 3339; a target without controls ignores it. */
  readonly clock?: string;
  /** `x-client-address`: the address that its Scenes call from, where the target has controls. */
  readonly clientAddress?: string;
  readonly location: Location;
}

/** An input of a Flow: the value that documents print, and how to make a live one. */
export interface FlowInput {
  readonly name: string;
  /** The schema's `default`. */
  readonly literal: Json;
  /** `x-fresh` of the workflow or the property: a new live value each Scene, of this kind; absent: the literal is sent as it is. */
  readonly fresh?: 'email' | 'username' | 'uuid' | 'fingerprint';
  readonly location: Location;
}

/** A [Step Object](https://spec.openapis.org/arazzo/v1.0.1.html#step-object); runtime expressions are kept as text. */
export interface FlowStep {
  readonly id: string;
  readonly description: string;
  /** What the operation belongs to, `<api>/<version>` of a documented Version or else the name of a FlowSource; and its id there. */
  readonly operation: { readonly source: string; readonly id: string };
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly value: Json }[];
  readonly requestBody?: { readonly contentType?: string; readonly payload: Json };
  readonly successCriteria: readonly {
    readonly condition: string;
    readonly type: 'simple' | 'regex' | 'jsonpath';
    readonly context?: string;
  }[];
  /** A failure action of type `retry`: how often at most, and seconds before each. */
  readonly retry?: { readonly limit: number; readonly after: number };
  /** Output name → runtime expression. */
  readonly outputs: Readonly<Record<string, string>>;
  /** `x-example`: the documented response that this step reaches. */
  readonly reaches?: { readonly status: string; readonly example: string };
  /** `x-extract`: output name → regular expression with one group, applied to the response body's text. */
  readonly extract: Readonly<Record<string, string>>;
  readonly location: Location;
}

/** A small API beside the documented ones that flows call: mailbox, controls. */
export interface FlowSource {
  /** The same in all flows that name the same file. */
  readonly name: string;
  readonly servers: readonly Server[];
  readonly operations: readonly Operation[];
  readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
  readonly document: JsonObject;
  readonly location: Location;
}
