import { hkdfSync, randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from '../config/read-config.ts';
import { createSigningKeys, type SigningKeys } from './signing-keys.ts';

/** The secrets of the server. */
export type Keys = {
  readonly signing: SigningKeys;
  readonly verification: Uint8Array;
  readonly reset: Uint8Array;
  readonly codes: Uint8Array;
  readonly idempotency: Uint8Array;
};

/** Takes keys from the configuration, and makes what it lacks for the lifetime of the process. */
export function createKeys(config: Pick<Config, 'keys' | 'security'>, log: Logger): Keys {
  const secret =
    config.security.secret_key === '' ? randomBytes(32) : Buffer.from(config.security.secret_key);
  const derive = (purpose: string) => new Uint8Array(hkdfSync('sha256', secret, '', purpose, 32));
  return {
    signing: createSigningKeys(config, log),
    verification: derive('email verification'),
    reset: derive('password reset'),
    codes: derive('two-factor codes'),
    idempotency: derive('idempotency keys'),
  };
}
