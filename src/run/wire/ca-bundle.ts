import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import type { Authority } from './authority.ts';

const systemBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/cert.pem',
];

/** Writes the Wire's CA and what the system trusts into one PEM file, and returns its path. */
export async function writeCaBundle(folder: string, authority: Authority): Promise<string> {
  const file = join(folder, 'ca.pem');
  await writeFile(file, `${authority.caPem}${await systemBundle()}`);
  return file;
}

async function systemBundle(): Promise<string> {
  for (const file of systemBundles) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text !== '') return text;
  }
  return `${rootCertificates.join('\n')}\n`;
}
