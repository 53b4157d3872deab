import type { Credential, HttpRequest, Piece, RequestHeader } from '../../model/example.ts';
import type { SecurityScheme } from '../../model/operation.ts';

/** What a request carries because of its security requirement. */
export interface AppliedSecurity {
  readonly headers: readonly RequestHeader[];
  /** `name=value`, a text percent-encoded. */
  readonly query: readonly (readonly Piece[])[];
  /** `name=value`. */
  readonly cookies: readonly (readonly Piece[])[];
  readonly credentials: readonly Credential[];
  readonly clientCertificate?: NonNullable<HttpRequest['clientCertificate']>;
}

/** How a kind of scheme is applied; `all` are the schemes of the document. */
export type Placement = (scheme: SecurityScheme, all: readonly SecurityScheme[]) => AppliedSecurity;

export const nothing: AppliedSecurity = { headers: [], query: [], cookies: [], credentials: [] };
