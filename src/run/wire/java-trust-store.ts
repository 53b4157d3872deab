import { createHash } from 'node:crypto';

/** The password that Java's tools take for granted. */
const password = 'changeit';

/**
 * Writes a certificate (PEM) as a trust store of type
 * [JKS](https://docs.oracle.com/en/java/javase/17/docs/specs/security/standard-names.html#keystore-types), which every
 * Java reads, without starting one: a head, one entry, and a digest.
 */
export function toJavaTrustStore(pem: string): Uint8Array {
  const certificate = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  const madeAt = Buffer.alloc(8);
  const entry = [
    int(trustedCertificate),
    utf('ca'),
    madeAt,
    utf('X.509'),
    int(certificate.length),
    certificate,
  ];
  const store = Buffer.concat([magic, int(version), int(1), ...entry]);
  const digest = createHash('sha1').update(Buffer.from(password, 'utf16le').swap16());
  return Buffer.concat([store, digest.update('Mighty Aphrodite').update(store).digest()]);
}

const magic = Buffer.from('feedfeed', 'hex');
const version = 2;
const trustedCertificate = 2;

function int(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function utf(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
}
