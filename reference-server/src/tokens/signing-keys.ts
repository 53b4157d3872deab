import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { promisify } from 'node:util';
import { calculateJwkThumbprint, exportJWK } from 'jose';
import type { Logger } from 'pino';
import { ConfigError } from '../config/config-error.ts';
import type { Config } from '../config/read-config.ts';
import { lifetimes } from './lifetimes.ts';

/** A key pair that signs access tokens; `id` is its RFC 7638 thumbprint. */
export type SigningKey = { readonly id: string; readonly private: KeyObject; readonly public: KeyObject };

/** The keys behind access tokens: one signs, and those before it still count as long as their tokens live. */
export type SigningKeys = {
  readonly current: () => Promise<SigningKey>;
  /** The key of an id, when its tokens still count. */
  readonly find: (id: string | undefined) => Promise<SigningKey | undefined>;
  /** The signing key first. */
  readonly all: () => Promise<readonly SigningKey[]>;
};

type Retired = { readonly key: SigningKey; readonly until: number };

const lookEveryMilliseconds = 1000;

/** Makes a key for the lifetime of the process, or follows the key file: what is put there signs from then on. */
export function createSigningKeys(
  { keys, security }: Pick<Config, 'keys' | 'security'>,
  log: Pick<Logger, 'error' | 'info'>,
  now: () => number = Date.now,
): SigningKeys {
  const file = keys.private_key_file;
  const life = Math.max(lifetimes.accessToken, security.token_expiry) * 1000;
  let current = file === '' ? generate() : read(file);
  // Making a key takes its time, so the first request that needs it waits, and hears of a failure.
  current.catch(() => undefined);
  const fixed = keys.retired_key_files.map((each) => read(each));
  for (const each of fixed) each.catch(() => undefined);
  let retired: Retired[] = [];
  let version = versionOf(file);
  let lookedAt = now();

  const follow = async (): Promise<void> => {
    if (file === '' || now() - lookedAt < lookEveryMilliseconds) return;
    lookedAt = now();
    const found = versionOf(file);
    if (found === version) return;
    version = found;
    try {
      const [before, next] = [await current, await read(file)];
      if (next.id === before.id) return;
      retired = [...retired.filter(({ until }) => until > now()), { key: before, until: now() + life }];
      current = Promise.resolve(next);
      log.info({ key: next.id }, 'signing with a new key');
    } catch (error) {
      log.error({ reason: error instanceof Error ? error.message : error }, 'signing with the old key');
    }
  };
  const all = async (): Promise<readonly SigningKey[]> => {
    await follow();
    const valid = retired.filter(({ until }) => until > now()).map(({ key }) => key);
    return [await current, ...valid, ...(await Promise.all(fixed))];
  };
  return {
    current: async () => {
      await follow();
      return current;
    },
    find: async (id) => {
      await follow();
      const signing = await current;
      return signing.id === id ? signing : (await all()).find((key) => key.id === id);
    },
    all,
  };
}

/** What changes when a file is replaced or written. */
function versionOf(file: string): string {
  const stat = file === '' ? undefined : statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.mtimeMs} ${stat.size}` : '';
}

async function generate(): Promise<SigningKey> {
  return identify((await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })).privateKey);
}

async function read(file: string): Promise<SigningKey> {
  const key = parse(file);
  if (key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048) {
    return identify(key);
  }
  throw new ConfigError(`\`keys.private_key_file\`: \`${file}\` must hold an RSA key of 2048 bits or more.`);
}

function parse(file: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(file));
  } catch (cause) {
    throw new ConfigError(`\`keys.private_key_file\`: \`${file}\` cannot be read as a PEM private key.`, {
      cause,
    });
  }
}

async function identify(key: KeyObject): Promise<SigningKey> {
  const publicKey = createPublicKey(key);
  return { id: await calculateJwkThumbprint(await exportJWK(publicKey)), private: key, public: publicKey };
}
