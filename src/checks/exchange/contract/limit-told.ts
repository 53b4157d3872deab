import { defineContractCheck, fieldOf, nameOf } from './contract-check.ts';

/** The limit that an answer tells is one that the document states. */
export const limitTold = defineContractCheck({
  id: 'limit-told',
  description: '`X-RateLimit-Limit` tells a limit of `x-rate-limits`.',
  *judge({ operation, exchange: { received }, response }, { version }) {
    const told = fieldOf(received, 'x-ratelimit-limit');
    const stated = [
      ...operation.rateLimits.map(({ limit }) => limit),
      ...version.facts.flatMap(({ id, value }) =>
        /^rate-limits\..*\.limit$/.test(id) && typeof value === 'number' ? [value] : [],
      ),
    ];
    if (told === undefined || stated.length === 0 || stated.includes(Number(told))) return;
    const [first] = operation.rateLimits;
    yield {
      blame: 'server',
      confidence: 'certain',
      message: `${nameOf(operation)}: \`X-RateLimit-Limit\` tells ${told}, which \`x-rate-limits\` does not state`,
      location: first?.location ?? response?.location ?? operation.location,
      expected: [...new Set(stated)].join(', '),
      actual: told,
      cause: `${operation.id} ${told}`,
    };
  },
});
