import type { Json, Schema } from './json.ts';
import type { Location } from './location.ts';

/** [Operation Object](https://spec.openapis.org/oas/v3.1.1.html#operation-object) with what it inherits from path and document resolved into it. */
export interface Operation {
  readonly api: string;
  readonly version: string;
  /** The operationId, else `<method>-<path>`. Unique within its Version. */
  readonly id: string;
  readonly slug: string;
  /** Upper case. */
  readonly method: string;
  /** The path template, such as `/users/{userId}`. */
  readonly path: string;
  readonly summary: string;
  /** Markdown. */
  readonly description: string;
  readonly tags: readonly string[];
  /** Slug of the tag that its page lies under. */
  readonly tagSlug: string;
  readonly deprecated: boolean;
  /** Alternatives (OR) of requirements (AND); `[]` means no authentication. */
  readonly security: readonly SecurityRequirement[];
  readonly servers: readonly Server[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: readonly Response[];
  readonly rateLimits: readonly RateLimit[];
  /** `x-codeSamples`: programs that the document brings along. */
  readonly codeSamples: readonly CodeSample[];
  /** Requests that the API makes because of this one; `path` is the runtime expression of the URL. Set where there are some. */
  readonly callbacks?: readonly { readonly name: string; readonly operation: Operation }[];
  readonly location: Location;
}

/** One entry of [`x-codeSamples`](https://redocly.com/docs-legacy/api-reference-docs/specification-extensions/x-code-samples). */
export interface CodeSample {
  /** As written, such as `cURL` or `Python`. */
  readonly lang: string;
  /** What a tab shows; `lang` where the entry says nothing else. */
  readonly label: string;
  readonly source: string;
  readonly location: Location;
}

/** Scheme name → scopes. */
export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

/** [Parameter Object](https://spec.openapis.org/oas/v3.1.1.html#parameter-object); `style` and `explode` with their defaults filled in. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'querystring';
  readonly description: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly schema: Schema;
  /** Set when the parameter is described by `content` instead of `schema`. */
  readonly content?: MediaType;
  readonly examples: readonly NamedExample[];
  readonly location: Location;
}

/** [Request Body Object](https://spec.openapis.org/oas/v3.1.1.html#request-body-object) */
export interface RequestBody {
  readonly description: string;
  readonly required: boolean;
  readonly content: readonly MediaType[];
  readonly location: Location;
}

/** [Media Type Object](https://spec.openapis.org/oas/v3.1.1.html#media-type-object) */
export interface MediaType {
  /** Such as `application/json`. */
  readonly type: string;
  readonly schema: Schema;
  /** Of each item of a sequential media type: `itemSchema` of OpenAPI 3.2. */
  readonly itemSchema?: Schema;
  readonly examples: readonly NamedExample[];
  readonly encoding: Readonly<Record<string, Json>>;
  readonly location: Location;
}

/** [Example Object](https://spec.openapis.org/oas/v3.1.1.html#example-object); a lone `example` is named `default`. */
export interface NamedExample {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly value: Json;
  /** JSON text of the value, set where it has numbers that a double would round. */
  readonly text?: string;
  /** The value is a text as it stands in the message: `serializedValue` of OpenAPI 3.2. */
  readonly serialised?: true;
  /** `x-request-example`: the request example that a response example answers. */
  readonly requestExample?: string;
  /** `x-docs-security`: names of the schemes of the alternative that a request of this example uses; none for `{}`. */
  readonly security?: readonly string[];
  /** `x-rate-limit`: the stated limit that this answer shows. */
  readonly rateLimit?: string;
  /** Where the value stands. */
  readonly location: Location;
}

/** [Response Object](https://spec.openapis.org/oas/v3.1.1.html#response-object) */
export interface Response {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly description: string;
  readonly headers: readonly Header[];
  readonly content: readonly MediaType[];
  readonly location: Location;
}

/** [Header Object](https://spec.openapis.org/oas/v3.1.1.html#header-object) */
export interface Header {
  readonly name: string;
  readonly description: string;
  /** True unless the document says `required: false`: what is documented is promised. */
  readonly required: boolean;
  readonly schema: Schema;
  readonly example?: Json;
  readonly location: Location;
}

/** [Server Object](https://spec.openapis.org/oas/v3.1.1.html#server-object) */
export interface Server {
  /** The URL with its variables replaced by their defaults, without a trailing slash; empty for the default, `/`. */
  readonly url: string;
  readonly description: string;
  readonly location: Location;
}

/** [Tag Object](https://spec.openapis.org/oas/v3.1.1.html#tag-object) */
export interface Tag {
  readonly name: string;
  readonly slug: string;
  readonly description: string;
}

/** [Security Scheme Object](https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object) */
export interface SecurityScheme {
  readonly name: string;
  readonly type: 'apiKey' | 'http' | 'oauth2' | 'openIdConnect' | 'mutualTLS';
  readonly description: string;
  /** `http`: the authentication scheme, lower case, such as `bearer`. */
  readonly scheme?: string;
  readonly bearerFormat?: string;
  /** `apiKey`: where the key goes and under which name. */
  readonly in?: 'header' | 'query' | 'cookie';
  readonly parameterName?: string;
  /** `x-docs-env`: the environment variable that programs read, instead of the default. */
  readonly variable?: string;
  /** `x-docs-example`: the credential that the examples print. */
  readonly example?: string;
  readonly location: Location;
}

/** One entry of `x-rate-limits`. */
export interface RateLimit {
  readonly id: string;
  readonly limit: number;
  /** ISO 8601 duration. */
  readonly window: string;
  readonly per: string;
  readonly policy: string;
  readonly location: Location;
}
