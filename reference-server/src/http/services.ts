import type { Logger } from 'pino';
import type { Denylist } from '../cache/denylist.ts';
import type { SendMail } from '../mailbox/mail.ts';
import type { Store } from '../store/open-store.ts';
import type { Keys } from '../tokens/keys.ts';
import type { PasswordHash } from '../tokens/password-hash.ts';

/** What the resources work with. */
export type Services = {
  readonly store: Store;
  readonly keys: Keys;
  readonly sendMail: SendMail;
  readonly log: Logger;
  readonly denylist: Denylist;
  readonly passwordHash: PasswordHash;
};
