import type { Finding } from './finding.ts';
import type { Flow, FlowSource } from './flow.ts';
import type { Guide } from './guide.ts';
import type { JsonObject } from './json.ts';
import type { Location } from './location.ts';
import type { Operation, SecurityScheme, Server, Tag } from './operation.ts';
import type { Picture } from './picture.ts';
import type { Site } from './site.ts';

/** Everything that was loaded: the one readonly, JSON-able value between loading and all that follows. */
export interface Docs {
  readonly site: Site;
  readonly apis: readonly Api[];
  /** Guides that all versions share. */
  readonly guides: readonly Guide[];
  /** Code samples of files that are no pages, such as README.md; set where the configuration names some. */
  readonly samples?: readonly Guide[];
  /** Pictures that guides show, by the file's name; set where there are some. */
  readonly pictures?: Readonly<Record<string, Picture>>;
  /** The small APIs beside the documented ones that flows call. */
  readonly flowSources: readonly FlowSource[];
  /** `<api>/<version>` that `/` and unversioned URLs lead to. */
  readonly current: string;
  /** What is wrong with the documents themselves. */
  readonly findings: readonly Finding[];
  /** Text of every YAML, JSON and Markdown file that was read, by file name; a Location points into it. */
  readonly sources: Readonly<Record<string, string>>;
}

/** A documented API. */
export interface Api {
  readonly id: string;
  readonly title: string;
  readonly versions: readonly Version[];
}

/** One specification of an Api with its flows and guides. */
export interface Version {
  readonly api: string;
  readonly id: string;
  /** What a version switch shows, such as `v2 (Current)`. */
  readonly label: string;
  /** The `openapi` field, such as `3.0.3`. */
  readonly openapi: string;
  readonly info: Info;
  readonly servers: readonly Server[];
  readonly tags: readonly Tag[];
  readonly operations: readonly Operation[];
  /** What the API sends by itself; `path` is the webhook's name. Set where there are some. */
  readonly webhooks?: readonly Operation[];
  readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
  readonly errorCodes: readonly ErrorCode[];
  readonly facts: readonly Fact[];
  readonly flows: readonly Flow[];
  readonly guides: readonly Guide[];
  /** The bundled document: no `$ref` leaves it. */
  readonly document: JsonObject;
  /** Digits of the document's numbers that a double rounds, by what it rounds them to; set where there are some. */
  readonly exactNumbers?: Readonly<Record<string, string>>;
  /** SHA-256 of the bundled document, hexadecimal. */
  readonly digest: string;
  readonly deprecated: boolean;
  readonly location: Location;
}

/** [Info Object](https://spec.openapis.org/oas/v3.1.1.html#info-object). Descriptions are Markdown. */
export interface Info {
  readonly title: string;
  readonly version: string;
  readonly summary?: string;
  readonly description?: string;
  readonly termsOfService?: string;
  readonly contact?: { readonly name?: string; readonly url?: string; readonly email?: string };
  readonly license?: { readonly name: string; readonly url?: string; readonly identifier?: string };
}

/** One entry of `x-error-codes`. */
export interface ErrorCode {
  readonly code: string;
  readonly status: string;
  readonly category: string;
  readonly meaning: string;
  readonly cause: string;
  readonly fix: string;
  readonly location: Location;
}

/** A number that is written once, in the specification. */
export interface Fact {
  /** `lifetimes.access-token`, `rate-limits.login-per-ip.limit`, `error-codes.ACCOUNT_LOCKED.status`, … */
  readonly id: string;
  readonly value: number | string;
  /** Unit of a number: durations are seconds. */
  readonly unit?: 'seconds' | 'count';
  /** Words by which prose names it, such as `access token`. */
  readonly terms: readonly string[];
  readonly location: Location;
}
