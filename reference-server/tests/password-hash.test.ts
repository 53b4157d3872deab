import { expect, test } from 'vitest';
import { readConfig } from '../src/config/read-config.ts';
import { createPasswordHash } from '../src/tokens/password-hash.ts';

const hashOf = (environment: Record<string, string>) =>
  createPasswordHash(readConfig(undefined, environment));

test('without settings a hash costs what OWASP names as the least', async () => {
  expect(await hashOf({}).hash('a')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('the settings say what a hash costs, and hashes of other costs still verify', async () => {
  const dear = hashOf({ APP_PASSWORDS_MEMORY: '20000', APP_PASSWORDS_PASSES: '3', APP_PASSWORDS_LANES: '2' });
  const made = await dear.hash('a');
  expect(made).toMatch(/^\$argon2id\$v=19\$m=20000,t=3,p=2\$/);
  expect(await hashOf({}).verify('a', made)).toBe(true);
  expect(await hashOf({}).verify('b', made)).toBe(false);
  expect(await hashOf({}).verify('a', undefined)).toBe(false);
});

test.each([
  ['19455', '2'],
  ['47103', '1'],
  ['7168', '4'],
])('%s KiB with %s passes is refused', (memory, passes) => {
  const settings = { APP_PASSWORDS_MEMORY: memory, APP_PASSWORDS_PASSES: passes };
  expect(() => hashOf(settings)).toThrow(/19456 KiB with 2/);
});
