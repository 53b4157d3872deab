import { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import type { Authority } from './authority.ts';
import { shownCertificate } from './client-certificate.ts';
import type { Connection } from './sent-request.ts';

export interface AdmitContext extends TlsContext {
  readonly asksForCertificate: boolean;
  /** Takes over a connection that speaks HTTP/1.1 in the clear. */
  readonly onHttp: (socket: Duplex, connection: Connection) => void;
  /** Told when no TLS connection came about, such as for a CA that the program does not trust. */
  readonly onFault: (authority: string, error: Error) => void;
}

/** What TLS takes of an authority. */
export interface TlsContext {
  readonly contextFor: (host: string) => Promise<SecureContext>;
  readonly authority: X509Certificate;
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

/** Makes secure contexts by host, each once; whoever is asked for a certificate is told that it is to be from the authority. */
export function createTlsContext({ caPem: ca, certificateFor }: Authority): TlsContext {
  const contexts = new Map<string, Promise<SecureContext>>();
  const contextFor = (host: string): Promise<SecureContext> => {
    const known = contexts.get(host);
    if (known) return known;
    const made = certificateFor(host).then((certificate) =>
      createSecureContext({ ...certificate, ca, sessionIdContext: 'docproof' }),
    );
    contexts.set(host, made);
    return made;
  };
  return { contextFor, authority: new X509Certificate(ca) };
}

async function secure(socket: Socket, authority: string | undefined, context: AdmitContext): Promise<void> {
  const { contextFor, authority: issuer, asksForCertificate, onHttp, onFault } = context;
  // Who calls us directly and names no host calls an address.
  const host = authority?.replace(/:\d+$/, '') ?? socket.localAddress ?? 'localhost';
  const tls = new TLSSocket(socket, {
    isServer: true,
    secureContext: await contextFor(host),
    requestCert: asksForCertificate,
    rejectUnauthorized: false,
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
    const certificate = asksForCertificate ? shownCertificate(tls, issuer) : undefined;
    onHttp(tls, {
      scheme: 'https',
      ...(authority !== undefined && { authority }),
      ...(certificate && { certificate }),
    });
  });
}
