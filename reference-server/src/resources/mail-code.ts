import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../http/request-context.ts';
import type { Services } from '../http/services.ts';
import { codeLetter } from '../mailbox/letters.ts';
import type { Account } from '../store/accounts.ts';
import { addChallenge } from '../store/two-factor-challenges.ts';
import { after, lifetimes } from '../tokens/lifetimes.ts';
import { hashCode, newOneTimeCode } from '../tokens/two-factor-codes.ts';
import type { LoginClient } from './open-login.ts';

/** Mails a new code to a user; a login waits for it under the hash of its temporary token. */
export async function mailCode(
  { store, keys, sendMail }: Services,
  context: RequestContext,
  account: Account,
  login?: LoginClient & { readonly tokenHash: string },
): Promise<void> {
  const now = context.now();
  const challengeId = randomUUID();
  const code = newOneTimeCode();
  const challenge = {
    challengeId,
    userId: account.userId,
    tokenHash: login?.tokenHash ?? null,
    codeHash: hashCode(keys, challengeId, code),
    expiresAt: after(now, lifetimes.oneTimeCode).toISOString(),
    fingerprint: login?.fingerprint ?? null,
    rememberMe: login?.rememberMe ?? false,
  };
  await addChallenge(store, challenge, now.toISOString());
  sendMail(codeLetter(account, code), now);
}
