import {
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { calculateJwkThumbprint, exportJWK } from 'jose';
import { ConfigError } from '../config/config-error.ts';
import type { Config } from '../config/read-config.ts';

/** The key pair that signs access tokens; `id` is its RFC 7638 thumbprint. */
type SigningKey = { readonly id: string; readonly private: KeyObject; readonly public: KeyObject };

/** The secrets of the server. */
export type Keys = {
  readonly signing: Promise<SigningKey>;
  readonly verification: Uint8Array;
  readonly reset: Uint8Array;
};

/** Takes keys from the configuration, and makes what it lacks for the lifetime of the process. */
export function createKeys(config: Pick<Config, 'keys' | 'security'>): Keys {
  const secret =
    config.security.secret_key === '' ? randomBytes(32) : Buffer.from(config.security.secret_key);
  const derive = (purpose: string) => new Uint8Array(hkdfSync('sha256', secret, '', purpose, 32));
  const file = config.keys.private_key_file;
  const signing = (file === '' ? generate() : read(file)).then(identify);
  // Making a key takes its time, so the first request that needs it waits, and hears of a failure.
  signing.catch(() => undefined);
  return { signing, verification: derive('email verification'), reset: derive('password reset') };
}

async function generate(): Promise<KeyObject> {
  return (await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })).privateKey;
}

async function read(file: string): Promise<KeyObject> {
  const key = parse(file);
  if (key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048) return key;
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
