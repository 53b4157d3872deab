import type { Fact, Version } from '../../model/docs.ts';
import type { Finding } from '../../model/finding.ts';
import type { Json } from '../../model/json.ts';
import type { Header } from '../../model/operation.ts';
import { defineDocumentCheck } from './document-check.ts';

/** Finds `Sunset` (RFC 8594) and `Deprecation` (RFC 9745) headers whose date is not that of `x-sunset`. */
export const sunsetAgrees = defineDocumentCheck({
  rule: 'sunset-agrees',
  description: 'Two dates for one end make a reader trust neither.',
  *check({ apis }) {
    for (const version of apis.flatMap((api) => api.versions)) {
      const seen = new Set<string>();
      for (const header of headersOf(version)) {
        const place = JSON.stringify(header.location);
        const fact = factFor(header, version);
        if (!fact || seen.has(place)) continue;
        seen.add(place);
        for (const value of valuesOf(header)) {
          if (dateOf(value) !== String(fact.value).slice(0, 10)) yield finding(header, value, fact);
        }
      }
    }
  },
});

function headersOf(version: Version): readonly Header[] {
  return version.operations.flatMap((operation) =>
    operation.responses.flatMap((response) => response.headers),
  );
}

function factFor({ name }: Header, { facts }: Version): Fact | undefined {
  const ids: Readonly<Record<string, readonly string[]>> = {
    sunset: ['sunset', 'sunset.sunset'],
    deprecation: ['sunset.deprecation'],
  };
  return facts.find((fact) => ids[name.toLowerCase()]?.includes(fact.id));
}

/** What the header is said to be: its constant, its only value, its example. */
function valuesOf({ schema, example }: Header): string[] {
  const { const: constant, enum: values, example: shown } = typeof schema === 'object' ? schema : {};
  const all: (Json | undefined)[] = [constant, ...(Array.isArray(values) ? values : []), shown, example];
  return [...new Set(all.filter((value) => typeof value === 'string'))];
}

/** The day of an HTTP date, or of `@` and seconds since 1970. */
function dateOf(value: string): string | undefined {
  const time = value.startsWith('@') ? Number(value.slice(1)) * 1000 : Date.parse(value);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

function finding({ name, location }: Header, value: string, fact: Fact): Finding {
  return {
    severity: 'error',
    rule: 'sunset-agrees',
    message: `Header \`${name}\` says \`${value}\`, but the fact \`${fact.id}\` says \`${fact.value}\``,
    location,
    expected: String(fact.value),
    actual: dateOf(value) ?? value,
    fix: 'Correct the header, or `x-sunset`',
  };
}
