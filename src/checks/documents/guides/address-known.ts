import { nearest } from '../../../lib/nearest.ts';
import type { Docs } from '../../../model/docs.ts';
import { defineDocumentCheck } from '../document-check.ts';
import { apiNames } from './api-names.ts';
import { findingAt, guideProses } from './guide-prose.ts';

/** Finds hosts and mail addresses that are nearly, and not quite, those of the specifications. */
export const addressKnown = defineDocumentCheck({
  rule: 'address-known',
  description:
    'A host that differs by a letter belongs to somebody else, who will be glad of the credentials.',
  *check(docs) {
    const { hosts, mails } = addressesOf(docs);
    if (hosts.size === 0) return;
    for (const prose of guideProses(docs)) {
      for (const statement of prose.statements) {
        for (const { address, index, isMail } of addressesIn(statement.text)) {
          const known = isMail ? mails : hosts;
          if (known.has(address)) continue;
          const meant = isMail
            ? nearMail(address, mails)
            : (sameName(address, hosts) ?? nearHost(address, hosts));
          if (meant === undefined) continue;
          yield findingAt(prose, statement, index, {
            rule: 'address-known',
            message: `The specifications do not know \`${address}\`; did you mean \`${meant}\`?`,
            expected: meant,
            actual: address,
            fix: 'Correct it; a name of your own for examples ends in `example.com`',
          });
        }
      }
    }
  },
});

interface Address {
  readonly address: string;
  readonly index: number;
  readonly isMail: boolean;
}

function addressesIn(text: string): Address[] {
  const urls = [...text.matchAll(/\bhttps?:\/\/([\w.-]+\w)/g)].map(({ 1: address = '', index }) => ({
    address: address.toLowerCase(),
    index,
    isMail: false,
  }));
  const mails = [...text.matchAll(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g)].map(({ 0: address, index }) => ({
    address: address.toLowerCase(),
    index,
    isMail: true,
  }));
  return [...urls, ...mails];
}

function addressesOf(docs: Docs): { hosts: ReadonlySet<string>; mails: ReadonlySet<string> } {
  const versions = docs.apis.flatMap((api) => api.versions);
  const found = versions.flatMap((version) => addressesIn(apiNames(version).text));
  const of = (isMail: boolean) =>
    new Set(found.filter((each) => each.isMail === isMail).map(({ address }) => address));
  return { hosts: of(false), mails: of(true) };
}

/** `example.org` for `example.com`: the same name under another end. */
function sameName(host: string, hosts: ReadonlySet<string>): string | undefined {
  const name = host.replace(/\.[a-z]+$/, '');
  return isReserved(host)
    ? undefined
    : [...hosts].find((each) => each !== host && each.replace(/\.[a-z]+$/, '') === name);
}

function nearHost(host: string, hosts: ReadonlySet<string>): string | undefined {
  const near = host.length > 8 && !isReserved(host) ? nearest(host, hosts) : undefined;
  return near !== undefined &&
    Math.abs(near.length - host.length) < 3 &&
    near.split('.').length === host.split('.').length
    ? near
    : undefined;
}

function nearMail(mail: string, mails: ReadonlySet<string>): string | undefined {
  return isReserved(mail.slice(mail.indexOf('@') + 1)) ? undefined : nearest(mail, mails);
}

/** Names that nobody owns: https://www.rfc-editor.org/rfc/rfc2606 */
function isReserved(host: string): boolean {
  return /(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)$/.test(host);
}
