import { hash, verify } from '@node-rs/argon2';
import { ConfigError } from '../config/config-error.ts';
import type { Config } from '../config/read-config.ts';

/** Hashes passwords with Argon2id, and compares them. */
export type PasswordHash = {
  readonly hash: (password: string) => Promise<string>;
  /** Without a hash the same work is done for nothing, so that time tells no tales. */
  readonly verify: (password: string, passwordHash: string | undefined) => Promise<boolean>;
};

/**
 * Makes the hash of the configured cost; memory counts in KiB. Less than what OWASP names as the least is refused
 * (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id).
 */
export function createPasswordHash({ passwords }: Pick<Config, 'passwords'>): PasswordHash {
  const { memory, passes, lanes } = passwords;
  if (!leastCosts.some((least) => memory >= least.memory && passes >= least.passes)) {
    throw new ConfigError(
      `\`passwords.memory\` ${memory} with \`passwords.passes\` ${passes} is too cheap to guess. Take ${leastCosts
        .map((least) => `${least.memory} KiB with ${least.passes}`)
        .join(', ')} or more.`,
    );
  }
  const cost = { memoryCost: memory, timeCost: passes, parallelism: lanes };
  let decoy: Promise<string> | undefined;
  return {
    hash: (password) => hash(password, cost),
    verify: async (password, passwordHash) => {
      decoy ??= hash('no account has this password', cost);
      const matches = await verify(passwordHash ?? (await decoy), password);
      return matches && passwordHash !== undefined;
    },
  };
}

/** Each of them costs a thief as much as the others. */
const leastCosts = [
  { memory: 47_104, passes: 1 },
  { memory: 19_456, passes: 2 },
  { memory: 12_288, passes: 3 },
  { memory: 9216, passes: 4 },
  { memory: 7168, passes: 5 },
];
