import type { RateLimit } from '../../../model/operation.ts';
import { type CheckContext, defineContractCheck, fieldOf, type Judged, nameOf } from './contract-check.ts';

/** The limits that an answer tells are those that the document states. */
export const limitTold = defineContractCheck({
  id: 'limit-told',
  description: '`X-RateLimit-Limit` and `RateLimit-Policy` tell limits of `x-rate-limits`.',
  *judge(judged, context) {
    const { operation, exchange, response } = judged;
    for (const { told, stated, header } of [...legacy(judged, context), ...policies(judged)]) {
      yield {
        blame: 'server',
        confidence: 'certain',
        message: `${nameOf(operation)}: \`${header}\` tells ${told}, which \`x-rate-limits\` does not state`,
        location: operation.rateLimits[0]?.location ?? response?.location ?? operation.location,
        expected: stated,
        actual: fieldOf(exchange.received, header) ?? told,
        cause: `${operation.id} ${header} ${told}`,
      };
    }
  },
});

interface Mismatch {
  readonly header: string;
  readonly told: string;
  readonly stated: string;
}

function legacy({ operation, exchange }: Judged, { version }: CheckContext): Mismatch[] {
  const header = 'X-RateLimit-Limit';
  const told = fieldOf(exchange.received, header);
  const stated = [
    ...operation.rateLimits.map(({ limit }) => limit),
    ...version.facts.flatMap(({ id, value }) =>
      /^rate-limits\..*\.limit$/.test(id) && typeof value === 'number' ? [value] : [],
    ),
  ];
  if (told === undefined || stated.length === 0 || stated.includes(Number(told))) return [];
  return [{ header, told, stated: [...new Set(stated)].join(', ') }];
}

/** [RateLimit-Policy](https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/): `"id";q=10;w=60`. */
function policies({ operation, exchange }: Judged): Mismatch[] {
  const header = 'RateLimit-Policy';
  const items = [...(fieldOf(exchange.received, header) ?? '').matchAll(/"([^"]+)"((?:;\s*\w+=\d+)*)/g)];
  return items.flatMap(([, id = '', parameters = '']) => {
    const limit = operation.rateLimits.find((each) => each.id === id);
    const quota = /;\s*q=(\d+)/.exec(parameters)?.[1];
    const window = /;\s*w=(\d+)/.exec(parameters)?.[1];
    if (!limit) return [];
    const fits = (told: string | undefined, value: number | undefined) =>
      told === undefined || value === undefined || Number(told) === value;
    if (fits(quota, limit.limit) && fits(window, secondsOf(limit))) return [];
    return [
      { header, told: `"${id}"${parameters}`, stated: `"${id}";q=${limit.limit};w=${secondsOf(limit)}` },
    ];
  });
}

/** Seconds of an ISO 8601 duration; undefined for one with months or years. */
function secondsOf({ window }: RateLimit): number | undefined {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(window);
  if (!match) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((each) => Number(each ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}
