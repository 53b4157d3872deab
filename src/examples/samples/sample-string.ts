import { toPatternMatcher } from '../../lib/pattern-matcher.ts';
import type { JsonObject } from '../../model/json.ts';
import { samplePattern } from './sample-pattern.ts';

/** A text of each [format](https://spec.openapis.org/registry/format/), always the same. */
const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-01-15T09:30:00Z',
  date: '2026-01-15',
  time: '09:30:00Z',
  duration: 'P1D',
  email: 'user@example.com',
  'idn-email': 'user@example.com',
  hostname: 'example.com',
  'idn-hostname': 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com/',
  'uri-reference': '/path',
  iri: 'https://example.com/',
  'iri-reference': '/path',
  'uri-template': 'https://example.com/{id}',
  url: 'https://example.com/',
  uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  'json-pointer': '/name',
  'relative-json-pointer': '0/name',
  regex: '^a$',
  byte: 'ZXhhbXBsZQ==',
  base64: 'ZXhhbXBsZQ==',
  int64: '1',
  decimal: '1.5',
};

/** A text that has the pattern, format and length that a schema asks for, as far as they agree. */
export function sampleString({ format, pattern, minLength, maxLength, contentEncoding }: JsonObject): string {
  const minimum = typeof minLength === 'number' ? minLength : 0;
  const maximum = typeof maxLength === 'number' ? maxLength : Number.POSITIVE_INFINITY;
  const formatted = typeof format === 'string' ? formats[format] : undefined;
  const encoded = typeof contentEncoding === 'string' ? 'ZXhhbXBsZQ==' : undefined;
  const customary = formatted ?? encoded;
  if (typeof pattern === 'string') {
    const isFitting = customary !== undefined && customary.length >= minimum && customary.length <= maximum;
    if (isFitting && toPatternMatcher(pattern)?.(customary)) return customary;
    const sample = samplePattern(pattern, { minimum, maximum });
    if (sample !== undefined) return sample;
  }
  return stretch(customary ?? 'string', minimum, maximum, format);
}

function stretch(text: string, minimum: number, maximum: number, format: unknown): string {
  if (text.length > maximum) return text.slice(0, maximum);
  const lacking = Math.min(minimum, 20_000) - text.length;
  if (lacking <= 0) return text;
  if (format === 'email') return `${'u'.repeat(lacking)}${text}`;
  return text + 'string'.repeat(Math.ceil(lacking / 6)).slice(0, lacking);
}
