import type { Finding } from '../../model/finding.ts';
import type { Json } from '../../model/json.ts';
import type { Cursor, SpecReader } from '../source/cursor.ts';
import { membersOf } from '../source/fields.ts';

const rateLimit = { id: isText, limit: isNumber, window: isText };
const errorCode = { status: isStatus, category: isText, meaning: isText, cause: isText, fix: isText };

type Fields = Readonly<Record<string, (value: Json | undefined) => boolean>>;

/** Findings for entries of `x-rate-limits` and `x-error-codes` that lack what they need to be facts. */
export function checkExtensions(reader: SpecReader, operations: readonly Cursor[]): Finding[] {
  return [
    ...[reader.root, ...operations].flatMap((parent) =>
      entriesOf(reader, parent, 'x-rate-limits', rateLimit),
    ),
    ...entriesOf(reader, reader.root, 'x-error-codes', errorCode),
  ];
}

function entriesOf(reader: SpecReader, parent: Cursor, key: string, fields: Fields): Finding[] {
  const container = reader.child(parent, key);
  if (container === undefined || typeof container.value !== 'object' || container.value === null) return [];
  return Object.keys(container.value).flatMap((name) => {
    const entry = reader.child(container, name);
    const members = membersOf(entry?.value);
    const wrong = Object.keys(fields).filter((field) => !fields[field]?.(members[field]));
    if (entry === undefined || wrong.length === 0) return [];
    const words = wrong.map((field) => `\`${field}\``).join(', ');
    const message = `The entry \`${name}\` of \`${key}\` lacks ${words}, or has something else there.`;
    return [{ severity: 'error', rule: 'fact-fields', message, location: entry.location } as const];
  });
}

function isText(value: Json | undefined): boolean {
  return typeof value === 'string' && value !== '';
}

function isNumber(value: Json | undefined): boolean {
  return typeof value === 'number';
}

function isStatus(value: Json | undefined): boolean {
  return /^[1-5]\d\d$/.test(String(value));
}
