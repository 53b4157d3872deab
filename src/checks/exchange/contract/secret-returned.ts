import { isSecretName } from '../../../lib/secrets.ts';
import type { Json } from '../../../model/json.ts';
import { defineContractCheck, nameOf } from './contract-check.ts';

/** Passwords that were sent do not come back. */
export const secretReturned = defineContractCheck({
  id: 'secret-returned',
  description: 'No secret that was sent stands in the answer.',
  *judge({ operation, exchange: { received }, sent }) {
    if (sent === undefined) return;
    const text = Buffer.from(received.body.subarray(0, 100_000)).toString('utf8');
    for (const { name, value } of secretsIn(sent)) {
      if (value.length < 8 || /^[a-z]+$/i.test(value) || !text.includes(JSON.stringify(value).slice(1, -1)))
        continue;
      yield {
        blame: 'server',
        confidence: 'certain',
        message: `${nameOf(operation)} → ${received.status}: the answer contains the \`${name}\` that was sent`,
        location: operation.location,
        actual: 'the same text',
        cause: `${operation.id} ${name}`,
      };
    }
  },
});

function secretsIn(value: Json): { readonly name: string; readonly value: string }[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => secretsIn(item));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, each]: [string, Json]) =>
    typeof each === 'string' && isSecretName(name) ? [{ name, value: each }] : secretsIn(each),
  );
}
