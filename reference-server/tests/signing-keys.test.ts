import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { issueAccessToken, readAccessToken } from '../src/tokens/access-token.ts';
import { createSigningKeys } from '../src/tokens/signing-keys.ts';
import { testConfig } from './test-server.ts';

const secrets = {
  verification: new Uint8Array(32),
  reset: new Uint8Array(32),
  codes: new Uint8Array(32),
  idempotency: new Uint8Array(32),
};
const bearer = { user: 'usr_1', email: 'john.doe@example.com', device: 'dev_1' };
const silent = { info: () => undefined, error: () => undefined };

/** Puts a new key in the place of a file, as a rotation does. */
function place(file: string, bits = 2048): void {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  writeFileSync(`${file}.new`, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  renameSync(`${file}.new`, file);
}

function follow(more: Record<string, string> = {}) {
  const file = join(mkdtempSync(join(tmpdir(), 'keys-')), 'key.pem');
  place(file);
  const clock = { now: Date.parse('2025-10-29T12:34:56Z') };
  const config = testConfig({ APP_KEYS_PRIVATE_KEY_FILE: file, ...more });
  const signing = createSigningKeys(config, silent, () => clock.now);
  const keys = { ...secrets, signing };
  const issue = () => issueAccessToken(keys, bearer, new Date(clock.now));
  const read = async (token: string) => (await readAccessToken(keys, token, new Date(clock.now))).jti;
  return { file, clock, keys, issue, read };
}

test('a new key signs without a restart, and tokens of the one before it still count', async () => {
  const { file, clock, keys, issue, read } = follow();
  const before = await issue();
  const first = await keys.signing.current();
  place(file);
  clock.now += 1000;
  const after = await issue();
  const second = await keys.signing.current();
  expect(second.id).not.toBe(first.id);
  expect(await read(before.token)).toBe(before.jti);
  expect(await read(after.token)).toBe(after.jti);
  expect((await keys.signing.all()).map(({ id }) => id)).toEqual([second.id, first.id]);
});

test('a key goes when no token of it can live any more', async () => {
  const { file, clock, keys } = follow({ APP_SECURITY_TOKEN_EXPIRY: '3600' });
  await keys.signing.current();
  place(file);
  clock.now += 1000;
  expect(await keys.signing.all()).toHaveLength(2);
  clock.now += 3_600_000;
  expect(await keys.signing.all()).toHaveLength(1);
});

test('a file that holds no good key changes nothing', async () => {
  const { file, clock, keys } = follow();
  const { id } = await keys.signing.current();
  for (const spoil of [() => writeFileSync(file, 'nothing'), () => place(file, 1024)]) {
    spoil();
    clock.now += 1000;
    expect((await keys.signing.current()).id).toBe(id);
  }
});

test('keys that were retired before the start still count', async () => {
  const old = follow();
  const { token, jti } = await old.issue();
  const { read } = follow({ APP_KEYS_RETIRED_KEY_FILES: old.file });
  expect(await read(token)).toBe(jti);
  await expect(follow().read(token)).rejects.toThrow('INVALID_TOKEN');
});
