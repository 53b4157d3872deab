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
  /** Upper case, or as `additionalOperations` spells it. */
  readonly method: string;
  /** Scheme, host and port, such as `https://api.sumafinance.com`. */
  readonly origin: string;
  /** Path and query, percent-encoded, starting with `/`. */
  readonly target: string;
  /** The target in pieces, set when some of its query is read from the environment; a literal stands percent-encoded in `target`. */
  readonly targetPieces?: readonly Piece[];
  /** In the order in which they are printed; names as documented; no Host, no Content-Length. */
  readonly headers: readonly RequestHeader[];
  readonly body?: RequestContent;
  /** What programs read from the environment: name and the literal that the examples print. */
  readonly credentials: readonly Credential[];
  /** Set when mutual TLS is asked for: the variables that hold the paths of two PEM files. */
  readonly clientCertificate?: { readonly certificate: string; readonly key: string };
  /** What the program reads from its working folder. */
  readonly files: readonly RequestFile[];
}

export interface RequestHeader {
  readonly name: string;
  /** The whole value, credential literals included. */
  readonly value: string;
  /** Set when some of the value is read from the environment. */
  readonly credential?: HeaderCredential;
}

export type HeaderCredential =
  /** The value is its pieces one after the other, as they are. */
  | { readonly kind: 'pieces'; readonly pieces: readonly Piece[] }
  /** [Basic](https://www.rfc-editor.org/rfc/rfc7617#section-2): `<username>:<password>` as UTF-8 in Base64. */
  | { readonly kind: 'basic'; readonly username: Credential; readonly password: Credential };

/** A text as it stands, or one that is read from the environment. */
export type Piece = string | Credential;

export interface Credential {
  /** Environment variable, such as `ACCESS_TOKEN`. */
  readonly variable: string;
  readonly literal: string;
}

/** A request body as the specification's serialisation rules leave it. */
export type RequestContent =
  | {
      readonly kind: 'json';
      readonly mediaType: string;
      readonly value: Json;
      /** JSON text of the value, set where it has numbers that a double would round. */
      readonly text?: string;
    }
  | {
      readonly kind: 'form';
      readonly mediaType: string;
      /** Decoded. */
      readonly pairs: readonly (readonly [string, string])[];
    }
  /** Sent as UTF-8: text, XML, NDJSON, and everything else that is written as text. */
  | { readonly kind: 'text'; readonly mediaType: string; readonly text: string }
  /** The bytes of a file. */
  | { readonly kind: 'file'; readonly mediaType: string; readonly file: RequestFile }
  /** [multipart/form-data](https://www.rfc-editor.org/rfc/rfc7578); the client chooses the boundary. */
  | { readonly kind: 'multipart'; readonly mediaType: string; readonly parts: readonly Part[] };

/** One part of a multipart body. */
export interface Part {
  readonly name: string;
  /** Set when the part says one. A part with a `file` always does. */
  readonly filename?: string;
  /** Set when the part says its Content-Type. */
  readonly contentType?: string;
  /** Further header fields. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** UTF-8, or the bytes of a file. */
  readonly content: { readonly text: string } | { readonly file: RequestFile };
}

/** A file that lies in the working folder of a program. */
export interface RequestFile {
  /** A plain file name, unique in its request: letters, digits, `-`, `_`, `.`. */
  readonly name: string;
  /** Its bytes in Base64. */
  readonly base64: string;
}
