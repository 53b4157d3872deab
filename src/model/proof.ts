import type { Finding } from './finding.ts';
import type { Location } from './location.ts';

/** Weakest first. */
export const strengths = [
  'ran',
  'request exact',
  'documented status',
  'body as documented',
  'behaviour held',
] as const;

export type Strength = (typeof strengths)[number];

/** What ran, against which Target, with what result and strength. */
export interface Proof {
  /** `<api>/<version>/<operation>/<example>/<language>`, or `<guide>#<block>`. */
  readonly id: string;
  readonly kind:
    | 'response'
    | 'security'
    | 'flow'
    | 'snippet'
    | 'code-sample'
    | 'block'
    | 'postman'
    | 'error-code'
    | 'rate-limit';
  readonly source: Location;
  readonly state: 'proven' | 'failed' | 'not-proven';
  /** Why it is not proven, such as `ruby is not installed`. */
  readonly reason?: string;
  readonly strength?: Strength;
  readonly language?: string;
  readonly artefact?: { readonly path: string; readonly sha256: string };
  /** RFC 3339. */
  readonly ranAt?: string;
  /** Set when the program was run twice, with why the first run told nothing, such as `its host ended`. */
  readonly retried?: string;
  readonly findings: readonly Finding[];
  /** The literal side of what happened, with varying values as `…`: may be published. */
  readonly shown?: ShownExchange;
}

/** An Exchange as a page may show it. */
export interface ShownExchange {
  readonly request: string;
  readonly response: string;
}
