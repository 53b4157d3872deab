import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createAuthority } from './authority.ts';
import { toJavaTrustStore } from './java-trust-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'docproof-trust-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('is read by Java as a trusted certificate', async () => {
  const { caPem } = await createAuthority();
  const store = join(folder, 'ca.jks');
  writeFileSync(store, toJavaTrustStore(caPem));
  const args = ['-list', '-rfc', '-keystore', store, '-storepass', 'changeit', '-J-Duser.language=en'];
  const listed = execFileSync('keytool', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  expect(listed).toContain('Entry type: trustedCertEntry');
  expect(base64(listed)).toBe(base64(caPem));
});

function base64(text: string): string | undefined {
  const [, body] = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END/.exec(text) ?? [];
  return body?.replace(/\s/g, '');
}
