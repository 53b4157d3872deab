import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** A certificate authority of one run: whoever trusts `caPem` trusts every host of the Wire. */
export interface Authority {
  readonly caPem: string;
  /** Made at the first question for a host name or IP address, then remembered. */
  readonly certificateFor: (host: string) => Promise<Certificate>;
  /** For a program that has to show who it is. */
  readonly clientCertificate: () => Promise<Certificate>;
}

/** Private key and certificate of a host, PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

interface Issuer {
  readonly certificate: X509Certificate;
  readonly keys: webcrypto.CryptoKeyPair;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const day = 86_400_000;

/** Makes an authority with a key of its own that never touches the disk. */
export async function createAuthority(): Promise<Authority> {
  const issuer = await createIssuer();
  // One key serves all leaves: it lives as long as the run, and generating keys is what costs time.
  const leafKeys = await createKeys();
  const key = PemConverter.encode(
    await webcrypto.subtle.exportKey('pkcs8', leafKeys.privateKey),
    'PRIVATE KEY',
  );
  const certificates = new Map<string, Promise<Certificate>>();

  const certificateFor = (host: string): Promise<Certificate> => {
    const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
    const known = certificates.get(name);
    if (known) return known;
    const altName = new SubjectAlternativeNameExtension([{ type: isIP(name) ? 'ip' : 'dns', value: name }]);
    const made = issue(name, ExtendedKeyUsage.serverAuth, [altName]);
    certificates.set(name, made);
    return made;
  };
  const issue = async (name: string, usage: ExtendedKeyUsage, extensions: Extension[]) => ({
    key,
    cert: await issueLeaf(issuer, leafKeys.publicKey, name, [
      new ExtendedKeyUsageExtension([usage]),
      ...extensions,
    ]),
  });
  return {
    caPem: `${issuer.certificate.toString('pem')}\n`,
    certificateFor,
    clientCertificate: () => issue('docproof client', ExtendedKeyUsage.clientAuth, []),
  };
}

async function createIssuer(): Promise<Issuer> {
  const keys = await createKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...validity(),
    name: 'CN=docproof run authority',
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey, false),
    ],
  });
  return { certificate, keys };
}

/** https://www.rfc-editor.org/rfc/rfc5280#section-4.2: strict clients want both key identifiers. */
async function issueLeaf(
  issuer: Issuer,
  publicKey: webcrypto.CryptoKey,
  name: string,
  extensions: readonly Extension[],
): Promise<string> {
  const certificate = await X509CertificateGenerator.create({
    ...validity(),
    subject: [{ CN: [name.slice(0, 64)] }],
    issuer: issuer.certificate.subjectName,
    publicKey,
    signingKey: issuer.keys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      ...extensions,
      await SubjectKeyIdentifierExtension.create(publicKey, false),
      await AuthorityKeyIdentifierExtension.create(issuer.keys.publicKey, false),
    ],
  });
  return `${certificate.toString('pem')}\n`;
}

function createKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

function validity(): { serialNumber: string; notBefore: Date; notAfter: Date } {
  const now = Date.now();
  // The first digit keeps the number positive and free of leading zeros.
  const serialNumber = `4${randomBytes(16).toString('hex').slice(1)}`;
  return { serialNumber, notBefore: new Date(now - day), notAfter: new Date(now + 7 * day) };
}
