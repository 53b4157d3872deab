import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import type { Authority } from './authority.ts';
import type { Connection } from './sent-request.ts';

export interface AdmitContext {
  readonly contextFor: (host: string) => Promise<SecureContext>;
  /** Takes over a connection that speaks HTTP/1.1 in the clear. */
  readonly onHttp: (socket: Duplex, connection: Connection) => void;
  /** Told when no TLS connection came about, such as for a CA that the program does not trust. */
  readonly onFault: (authority: string, error: Error) => void;
}

/** First byte of a TLS handshake record: https://www.rfc-editor.org/rfc/rfc8446#section-5.1 */
const handshake = 0x16;

/** Looks at the first byte to tell TLS from HTTP: some clients ask for a tunnel even for `http://`. */
export function admit(socket: Socket, authority: string | undefined, context: AdmitContext): void {
  socket.on('error', () => socket.destroy());
  socket.once('data', (first: Buffer) => {
    socket.pause();
    socket.unshift(first);
    if (first[0] === handshake) secure(socket, authority, context).catch(() => socket.destroy());
    else {
      context.onHttp(socket, { scheme: 'http', ...(authority !== undefined && { authority }) });
      socket.resume();
    }
  });
}

/** Secure contexts by host, made once. */
export function secureContexts(authority: Authority): AdmitContext['contextFor'] {
  const contexts = new Map<string, Promise<SecureContext>>();
  return (host) => {
    const known = contexts.get(host);
    if (known) return known;
    const made = authority.certificateFor(host).then((certificate) => createSecureContext(certificate));
    contexts.set(host, made);
    return made;
  };
}

async function secure(socket: Socket, authority: string | undefined, context: AdmitContext): Promise<void> {
  const { contextFor, onHttp, onFault } = context;
  const host = (authority ?? 'localhost').replace(/:\d+$/, '');
  const tls = new TLSSocket(socket, {
    isServer: true,
    secureContext: await contextFor(host),
    ALPNProtocols: ['http/1.1'],
    SNICallback: (name, done) => {
      contextFor(name).then((found) => done(null, found), done);
    },
  });
  const fault = (error: Error): void => onFault(authority ?? host, error);
  tls.once('error', fault);
  tls.on('error', () => tls.destroy());
  tls.once('secure', () => {
    tls.off('error', fault);
    onHttp(tls, { scheme: 'https', ...(authority !== undefined && { authority }) });
  });
}
