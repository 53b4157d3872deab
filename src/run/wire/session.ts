import type { Server } from 'node:net';
import type { Exchange, HeaderList, RequestMessage } from '../../model/exchange.ts';

/** What the Wire has to know about one running program. */
export interface WireSession {
  /** Leads a server that the documentation declares to the Target's origin; `null` refuses. */
  readonly route: (url: URL) => { readonly origin: string } | null;
  /** Puts live values in place of literals; is given the request as sent, whole. */
  readonly bind: (request: RequestMessage) => RequestMessage | Promise<RequestMessage>;
  /** Added to what is forwarded, unless the program sends a field of that name itself. */
  readonly addHeaders: HeaderList;
  /** Whether a TLS handshake asks for a client certificate; a program that has none goes on without. @default false */
  readonly asksForCertificate?: boolean;
  /** Told of each Exchange when it is over. */
  readonly onExchange?: (exchange: Exchange) => void;
  /** Awaited before a request is bound and forwarded. */
  readonly before?: (request: RequestMessage) => Promise<void> | void;
  /**
   * Bytes of a body that are recorded; a longer one passes whole and is marked as truncated.
   * @default 1 MiB
   */
  readonly recordLimit?: number;
  /**
   * Bytes of a request's body, above which it is refused.
   * @default 16 MiB
   */
  readonly bodyLimit?: number;
  /**
   * Milliseconds until the Target must have begun its answer.
   * @default 30 000
   */
  readonly timeout?: number;
  /**
   * The port to listen on, for texts that name one of this machine; rejected with `EADDRINUSE` when it is taken.
   * @default any free port
   */
  readonly port?: number;
  /**
   * What listens for it, where the program cannot reach the loopback interface of this machine.
   * @default listenLocally
   */
  readonly listen?: Listen;
}

/** Listens on a loopback port, any free one for 0. Rejects as `net.Server` does, such as with `EADDRINUSE`. */
export type Listen = (port: number) => Promise<Server>;
