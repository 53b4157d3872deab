import { defineDocumentCheck } from '../document-check.ts';
import { apiNames } from './api-names.ts';
import { findingAt, type GuideProse, guideProses } from './guide-prose.ts';

/** Finds algorithms that the API and the page's blocks do not use, and standards under another's number. */
export const standardNamed = defineDocumentCheck({
  rule: 'standard-named',
  description: 'A client that verifies with another algorithm refuses every signature.',
  *check(docs) {
    for (const prose of guideProses(docs)) {
      const used = usedBy(prose);
      for (const statement of prose.statements) {
        for (const { 0: name, index } of statement.text.matchAll(algorithm)) {
          const family = familyOf(name);
          const same = [...used].filter((each) => familyOf(each) === family);
          if (same.length === 0 || used.has(comparable(name))) continue;
          yield findingAt(prose, statement, index, {
            rule: 'standard-named',
            message: `Neither the API nor a block of the page uses \`${name}\`, but \`${same.join('`, `')}\``,
            fix: 'Correct the name',
          });
        }
        for (const { 1: subject = '', 2: number = '', index } of statement.text.matchAll(standard)) {
          const right = numbers[subject.toLowerCase()];
          if (right === undefined || right.includes(Number(number))) continue;
          yield findingAt(prose, statement, index, {
            rule: 'standard-named',
            message: `\`${subject}\` is not defined by RFC ${number}, but by RFC ${right.join(' or ')}`,
            fix: 'Correct the number',
          });
        }
      }
    }
  },
});

const algorithm =
  /\b(?:[REPH]S(?:256|384|512)|(?:HMAC-)?SHA-?(?:1|256|384|512)|Argon2(?:id|i|d)|bcrypt|scrypt|PBKDF2)\b/gi;
const standard = /`?([A-Z][\w-]*(?: (?:Pointer|Web Token|Patch))?)`? \((?:\[)?RFC (\d{3,5})\b/g;

/** Where a field or a format is defined: https://www.rfc-editor.org */
const numbers: Readonly<Record<string, readonly number[]>> = {
  deprecation: [9745],
  sunset: [8594],
  link: [8288],
  'retry-after': [9110],
  'www-authenticate': [9110],
  etag: [9110],
  'cache-control': [9111],
  'json pointer': [6901],
  'json patch': [6902],
  'json web token': [7519],
  jwt: [7519],
  jwks: [7517],
  pkce: [7636],
};

function usedBy({ guide, versions }: GuideProse): ReadonlySet<string> {
  const texts = [
    ...versions.map((version) => apiNames(version).text),
    ...guide.blocks.map(({ text }) => text),
  ];
  return new Set(texts.flatMap((text) => [...text.matchAll(algorithm)].map(([name]) => comparable(name))));
}

function comparable(name: string): string {
  const plain = name.toUpperCase().replace('SHA-', 'SHA');
  return plain;
}

/** What stands in place of each other: signatures, keyed hashes, plain hashes, password hashes. */
function familyOf(name: string): string {
  const plain = comparable(name);
  if (/^[REPH]S\d/.test(plain)) return 'signature';
  if (plain.startsWith('HMAC')) return 'keyed hash';
  return plain.startsWith('SHA') ? 'hash' : 'password hash';
}
