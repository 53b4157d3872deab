import type { Problem } from '../../../model/contract.ts';
import type { Exchange, ResponseMessage } from '../../../model/exchange.ts';
import type { Json } from '../../../model/json.ts';
import type { Operation } from '../../../model/operation.ts';
import { isUuid, looksGenerated } from '../varying.ts';
import { nameOf, shortAnswer } from './contract-check.ts';

/** Header fields that differ from answer to answer by right. */
const varying =
  /^(date|age|etag|content-length|connection|keep-alive|x-request-id|request-id|x-correlation-id|.*ratelimit.*|set-cookie|server-timing|x-response-time|traceparent|cf-.*)$/i;

/** What two answers tell apart that should be alike: status, names of header fields, and bodies but for ids and times. */
export function compareDisclosure(operation: Operation, known: Exchange, unknown: Exchange): Problem[] {
  if (known.received.status === 429 || unknown.received.status === 429) return [];
  const difference = differenceOf(known.received, unknown.received);
  if (difference === undefined) return [];
  return [
    {
      check: 'same-for-unknown',
      blame: 'server',
      confidence: 'certain',
      message: `${nameOf(operation)} tells somebody known from somebody unknown: ${difference}`,
      location: operation.location,
      expected: shortAnswer(known.received),
      actual: shortAnswer(unknown.received),
      cause: operation.id,
      exchange: unknown,
      operation: operation.id,
    },
  ];
}

function differenceOf(one: ResponseMessage, other: ResponseMessage): string | undefined {
  if (one.status !== other.status) return `another status, ${one.status} and ${other.status}`;
  const [left, right] = [fieldsOf(one), fieldsOf(other)];
  if (left !== right) return 'other header fields';
  return masked(one) === masked(other) ? undefined : 'another body';
}

function fieldsOf({ headers }: ResponseMessage): string {
  const names = headers.map(([name]) => name.toLowerCase()).filter((name) => !varying.test(name));
  return [...new Set(names)].sort().join(' ');
}

function masked({ body }: ResponseMessage): string {
  const text = Buffer.from(body).toString('utf8');
  try {
    return JSON.stringify(mask(JSON.parse(text) as Json));
  } catch {
    return text;
  }
}

/** Ids and times are new each time; who asks may be repeated. */
function mask(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => mask(item));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]: [string, Json]) => [key, mask(item)]));
  }
  if (typeof value !== 'string' || /\s/.test(value)) return value;
  const isTime = /^\d{4}-\d\d-\d\dT/.test(value);
  return isTime || isUuid(value) || value.includes('@') || (value.length >= 12 && looksGenerated(value))
    ? '…'
    : value;
}
