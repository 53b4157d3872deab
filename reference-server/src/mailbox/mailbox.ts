import { randomText } from '../tokens/random-text.ts';
import type { Mail } from './mail.ts';

/** A letter as it lies in the mailbox. */
export type StoredMail = Mail & { readonly id: string; readonly from: string; readonly createdAt: Date };

/** Letters in memory, the newest first. */
export type Mailbox = {
  readonly deliver: (mail: Mail, now: Date) => void;
  readonly list: (to?: string) => readonly StoredMail[];
  readonly find: (id: string) => StoredMail | undefined;
  readonly clear: () => void;
};

const capacity = 10_000;

/** Makes an empty mailbox; when it is full the oldest letter goes. */
export function createMailbox(from: string): Mailbox {
  let letters: StoredMail[] = [];
  return {
    deliver: (mail, createdAt) => {
      letters = [{ ...mail, id: randomText(22), from, createdAt }, ...letters].slice(0, capacity);
    },
    list: (to) =>
      to === undefined ? letters : letters.filter((mail) => mail.to.address === to.toLowerCase()),
    find: (id) => letters.find((mail) => mail.id === id),
    clear: () => {
      letters = [];
    },
  };
}
