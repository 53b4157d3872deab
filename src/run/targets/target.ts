import type { Version } from '../../model/docs.ts';
import type { HttpRequest } from '../../model/example.ts';
import type { Exchange, HeaderList } from '../../model/exchange.ts';
import type { Strength } from '../../model/proof.ts';

/** The server that is spoken to. */
export interface Target {
  /** `reference`, `mock`, an environment of docs.config.ts, or a URL. */
  readonly name: string;
  /** Such as `http://127.0.0.1:41234`. */
  readonly origin: string;
  /** Set where each Version has an origin of its own. */
  readonly originOf?: (version: Version) => string;
  /** Path of its test controls; unset when it has none. */
  readonly controls?: string;
  /** How requests of Scenes are sent; set where they are counted, slowed down or recorded. */
  readonly send?: (request: HttpRequest, origin: string, addedHeaders: HeaderList) => Promise<Exchange>;
  /** Set where answers prove nothing, with the reason. */
  readonly answersProveNothing?: string;
}

/** A Target that was started for this run and must be stopped after it. */
export interface RunningTarget extends Target {
  readonly stop: () => Promise<void>;
  /** How it ended by itself and what it printed last; unset while it lives. */
  readonly fate?: () => { readonly how: string; readonly output: string } | undefined;
}

/** What a Target that is made from the document can prove: that requests are the document's. */
export const mockStrength: Strength = 'request exact';

/** Why nothing else can be proven on it. */
export const mockReason = 'the mock target answers from the document itself';

/** Whether a name means the mock, for which a project may have settings; or a server of the project by that name. */
export function isMock(
  name: string,
  configured: Readonly<
    Record<string, { readonly command: string | undefined; readonly url: string | undefined }>
  >,
): boolean {
  const own = configured[name];
  return name === 'mock' && own?.command === undefined && own?.url === undefined;
}
