import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { createAuthority } from './authority.ts';

test('a certificate names its host, is signed by the authority and lives about a week', async () => {
  const authority = await createAuthority();
  const issuer = new X509Certificate(authority.caPem);
  const dns = new X509Certificate((await authority.certificateFor('API.example.test')).cert);
  const ip = new X509Certificate((await authority.certificateFor('[2001:db8::1]')).cert);
  expect(issuer.ca).toBe(true);
  for (const leaf of [dns, ip]) {
    expect(leaf.ca).toBe(false);
    expect(leaf.checkIssued(issuer)).toBe(true);
    expect(leaf.verify(issuer.publicKey)).toBe(true);
    const days = [leaf.validFrom, leaf.validTo].map((date) =>
      Math.round((Date.parse(date) - Date.now()) / 86_400_000),
    );
    expect(days).toEqual([-1, 7]);
  }
  expect(dns.checkHost('api.example.test')).toBe('api.example.test');
  expect(dns.checkHost('other.example.test')).toBeUndefined();
  expect(ip.checkIP('2001:db8::1')).toBe('2001:db8::1');
});

test('a host is asked for once, and long names are possible', async () => {
  const authority = await createAuthority();
  const host = `${'a'.repeat(60)}.${'b'.repeat(60)}.example.test`;
  expect(authority.certificateFor(host)).toBe(authority.certificateFor(host.toUpperCase()));
  expect(new X509Certificate((await authority.certificateFor(host)).cert).checkHost(host)).toBe(host);
});
