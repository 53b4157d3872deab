import type { Json } from './json.ts';
import type { Location } from './location.ts';
import type { NamedExample, Operation, Response } from './operation.ts';

/** A named request of an Operation with the response that it promises. */
export interface Example {
  readonly operation: Operation;
  readonly name: string;
  readonly slug: string;
  readonly summary: string;
  /** `documented` in the specification, or `sampled` from the schema. */
  readonly origin: 'documented' | 'sampled';
  readonly request: HttpRequest;
  /** The response example that pairs with the request, if one does. */
  readonly response?: ExpectedResponse;
  readonly location: Location;
}

/** A documented answer: the response and, where it has one, the named example of its body. */
export interface ExpectedResponse {
  readonly response: Response;
  readonly mediaType?: string;
  readonly example?: NamedExample;
}

/** An Example serialised by the rules of the OpenAPI specification: the oracle for every snippet. */
export interface HttpRequest {
  /** Upper case. */
  readonly method: string;
  /** Scheme, host and port, such as `https://api.sumafinance.com`. */
  readonly origin: string;
  /** Path and query, percent-encoded, starting with `/`. */
  readonly target: string;
  /** In the order in which they are printed; names as documented; no Host, no Content-Length. */
  readonly headers: readonly RequestHeader[];
  readonly body?: RequestContent;
  /** What programs read from the environment: name and the literal that the examples print. */
  readonly credentials: readonly Credential[];
}

export interface RequestHeader {
  readonly name: string;
  /** The whole value, credential literal included. */
  readonly value: string;
  /** Set when what follows `prefix` is read from an environment variable. */
  readonly credential?: { readonly variable: string; readonly prefix: string };
}

export interface Credential {
  /** Environment variable, such as `ACCESS_TOKEN`. */
  readonly variable: string;
  readonly literal: string;
}

/** A request body as the specification's serialisation rules leave it. */
export type RequestContent =
  | { readonly kind: 'json'; readonly mediaType: string; readonly value: Json }
  | {
      readonly kind: 'form';
      readonly mediaType: string;
      readonly pairs: readonly (readonly [string, string])[];
    }
  | { readonly kind: 'text'; readonly mediaType: string; readonly text: string };
