import { durationToSeconds } from '../../lib/iso-duration.ts';
import type { ErrorCode, Fact } from '../../model/docs.ts';
import type { Finding } from '../../model/finding.ts';
import type { RateLimit } from '../../model/operation.ts';
import type { Cursor, SpecReader } from '../source/cursor.ts';
import { membersOf } from '../source/fields.ts';

/** The Facts of a document, each id once, with Findings for what is not one. */
export function collectFacts(
  reader: SpecReader,
  parts: { readonly rateLimits: readonly RateLimit[]; readonly errorCodes: readonly ErrorCode[] },
): { facts: Fact[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const facts = [
    ...lifetimeFacts(reader, findings),
    ...parts.rateLimits.flatMap((limit) => rateLimitFacts(limit, findings)),
    ...parts.errorCodes.map(errorCodeFact),
    ...sunsetFacts(reader),
  ];
  const byId = new Map<string, Fact>();
  for (const fact of facts) {
    const first = byId.get(fact.id);
    if (!first) byId.set(fact.id, fact);
    else if (first.value !== fact.value) findings.push(contradiction(first, fact));
  }
  return { facts: [...byId.values()], findings };
}

function contradiction(first: Fact, { id, value, location }: Fact): Finding {
  return {
    severity: 'error',
    rule: 'fact-unique',
    message: `The fact \`${id}\` is \`${value}\` here and \`${first.value}\` in \`${first.location.file}\`.`,
    location,
    fix: 'Give the two entries ids of their own, or the same value.',
  };
}

/** `x-lifetimes: { access-token: PT15M }`, or `{ value: PT15M, terms: [access token] }` for an id whose words are others. */
function lifetimeFacts(reader: SpecReader, findings: Finding[]): Fact[] {
  const map = reader.child(reader.root, 'x-lifetimes');
  if (map === undefined) return [];
  return Object.keys(membersOf(map.value)).flatMap((id) => {
    const cursor = reader.child(map, id);
    if (cursor === undefined) return [];
    const { value = cursor.value, terms } = membersOf(cursor.value);
    const seconds = secondsOf(value, cursor, findings);
    if (seconds === undefined) return [];
    const words = Array.isArray(terms) ? terms.filter((term) => typeof term === 'string') : [wordsOf(id)];
    return [
      { id: `lifetimes.${id}`, value: seconds, unit: 'seconds', terms: words, location: cursor.location },
    ];
  });
}

function rateLimitFacts({ id, limit, window, location }: RateLimit, findings: Finding[]): Fact[] {
  const terms = [wordsOf(id)];
  const count: Fact = {
    id: `rate-limits.${id}.limit`,
    value: limit,
    unit: 'count',
    terms,
    location: { ...location, pointer: `${location.pointer ?? ''}/limit` },
  };
  const place = { ...location, pointer: `${location.pointer ?? ''}/window` };
  const seconds = secondsOf(window, { location: place }, findings);
  if (seconds === undefined) return [count];
  return [count, { id: `rate-limits.${id}.window`, value: seconds, unit: 'seconds', terms, location: place }];
}

function errorCodeFact({ code, status, location }: ErrorCode): Fact {
  const place = { ...location, pointer: `${location.pointer ?? ''}/status` };
  const value = /^\d+$/.test(status) ? Number(status) : status;
  return { id: `error-codes.${code}.status`, value, terms: [code], location: place };
}

/** `x-sunset: 2027-10-29`, or a map with such a date under `sunset` and others beside it. */
function sunsetFacts(reader: SpecReader): Fact[] {
  const sunset = reader.child(reader.root, 'x-sunset');
  if (sunset === undefined) return [];
  if (typeof sunset.value === 'string') return [dateFact('sunset', sunset.value, sunset)];
  return Object.entries(membersOf(sunset.value)).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [dateFact(name === 'sunset' ? name : `sunset.${name}`, value, reader.child(sunset, name) ?? sunset)]
      : [],
  );
}

function dateFact(id: string, value: string, { location }: Cursor): Fact {
  return { id, value, terms: [wordsOf(id)], location };
}

function secondsOf(
  value: unknown,
  { location }: Pick<Cursor, 'location'>,
  findings: Finding[],
): number | undefined {
  const seconds = typeof value === 'string' ? durationToSeconds(value) : undefined;
  if (seconds === undefined) {
    findings.push({
      severity: 'error',
      rule: 'fact-duration',
      message: `\`${String(value)}\` is no ISO 8601 duration of weeks, days, hours, minutes and seconds.`,
      location,
      fix: 'Write a duration such as `PT15M` or `P7D`.',
    });
  }
  return seconds;
}

function wordsOf(id: string): string {
  return id.replace(/[-_.]+/g, ' ');
}
