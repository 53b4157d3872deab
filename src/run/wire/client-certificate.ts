import type { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { ClientCertificate, HeaderList } from '../../model/exchange.ts';

/** A certificate of a handshake; `raw` is DER. */
export interface ShownCertificate extends ClientCertificate {
  readonly raw: Buffer;
}

/** What the other side showed in its handshake, held against the authority that programs have theirs from. */
export function shownCertificate(
  socket: TLSSocket,
  authority: X509Certificate,
): ShownCertificate | undefined {
  const certificate = socket.getPeerX509Certificate();
  if (!certificate) return undefined;
  const { subject, raw } = certificate;
  const isTrusted = certificate.checkIssued(authority) && certificate.verify(authority.publicKey);
  return { subject: subject.replaceAll('\n', ', '), isTrusted, raw };
}

/** How who ends TLS tells the server behind it: https://www.rfc-editor.org/rfc/rfc9440#section-2.2 */
export function certificateField(certificate: ShownCertificate | undefined): HeaderList {
  return certificate ? [['Client-Cert', `:${certificate.raw.toString('base64')}:`]] : [];
}
