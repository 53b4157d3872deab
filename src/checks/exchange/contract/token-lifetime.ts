import { decodeJwt } from '../../../lib/jwt.ts';
import type { Json } from '../../../model/json.ts';
import { defineContractCheck, nameOf } from './contract-check.ts';

/** A JSON Web Token lives as long as the answer and the document say. */
export const tokenLifetime = defineContractCheck({
  id: 'token-lifetime',
  description: 'The claims of a token agree with `expires_in` beside it and with `x-lifetimes`.',
  *judge({ operation, exchange: { received }, body, response }, { version }) {
    if (body === undefined || received.status >= 300 || !response) return;
    for (const { name, token, beside } of tokensIn(body)) {
      const claims = decodeJwt(token)?.claims;
      if (typeof claims?.exp !== 'number' || typeof claims.iat !== 'number') continue;
      const lifetime = claims.exp - claims.iat;
      const fact = version.facts.find((each) => each.id === `lifetimes.${name.replaceAll('_', '-')}`);
      const stated = [
        ...(typeof beside === 'number'
          ? [{ of: '`expires_in`', seconds: beside, location: response.location }]
          : []),
        ...(typeof fact?.value === 'number'
          ? [{ of: `\`x-lifetimes\``, seconds: fact.value, location: fact.location }]
          : []),
      ];
      for (const { of, seconds, location } of stated) {
        if (seconds === lifetime) continue;
        yield {
          blame: 'server',
          confidence: 'certain',
          message: `${nameOf(operation)}: \`${name}\` lives ${lifetime} seconds, and ${of} says ${seconds}`,
          location,
          expected: String(seconds),
          actual: String(lifetime),
          cause: `${operation.id} ${name} ${of}`,
        };
      }
    }
  },
});

function tokensIn(
  value: Json,
): { readonly name: string; readonly token: string; readonly beside: Json | undefined }[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => tokensIn(item));
  if (value === null || typeof value !== 'object') return [];
  const members = Object.entries(value) as [string, Json][];
  const beside = members.find(([key]) => key === 'expires_in' || key === 'expiresIn')?.[1];
  return members.flatMap(([name, each]) =>
    typeof each === 'string' && each.startsWith('eyJ') ? [{ name, token: each, beside }] : tokensIn(each),
  );
}
