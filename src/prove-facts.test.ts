import { expect, test } from 'vitest';
import { named, operation, response, version } from './examples/operation.test-data.ts';
import type { Proof } from './model/proof.ts';
import { proveErrorCodes, proveRateLimits } from './prove-facts.ts';

const location = { file: 'a.yaml' };
const limited = { id: 'per-ip', limit: 5, window: 'PT1M', per: 'ip', policy: '', location };
const documented = version(
  [
    operation({
      rateLimits: [limited],
      responses: [
        response('409', named('taken', { code: 'TAKEN' }), named('gone', { errors: [{ code: 'TAKEN' }] })),
        response('400', named('odd', { code: 'TAKEN' })),
        response('429', named('slow', { code: 'SLOW' }, { rateLimit: 'per-ip' })),
      ],
    }),
  ],
  {
    errorCodes: ['TAKEN', 'SLOW', 'NOWHERE'].map((code) => ({
      code,
      status: code === 'TAKEN' ? '409' : '429',
      category: '',
      meaning: '',
      cause: '',
      fix: '',
      location,
    })),
  },
);

function proof(name: string, state: Proof['state']): Proof {
  return { id: `shop/v1/order/${name}/http`, kind: 'response', source: location, state, findings: [] };
}

function states(...responses: Proof[]) {
  const proofs = [...proveErrorCodes(documented, responses), ...proveRateLimits(documented, responses)];
  return Object.fromEntries(proofs.map(({ id, state, reason }) => [id.slice(8), reason ?? state]));
}

test('a fact is proven with the answers that show it', () => {
  expect(states(proof('409-taken', 'proven'), proof('429-slow', 'proven'))).toEqual({
    'errors/TAKEN': 'proven',
    'errors/SLOW': 'proven',
    'errors/NOWHERE': 'no documented answer shows it',
    'limits/per-ip': 'proven',
  });
});

test('one answer that failed is enough to refute it', () => {
  const told = states(proof('409-taken', 'proven'), proof('409-gone', 'failed'));
  expect(told['errors/TAKEN']).toBe('the answer that shows it failed: shop/v1/order/409-gone/http');
});

test('an answer under another status shows nothing, nor does one that was not asked for', () => {
  expect(states(proof('400-odd', 'proven'))['errors/TAKEN']).toBe('no documented answer shows it');
  expect(states(proof('429-slow', 'not-proven'))['limits/per-ip']).toBe('no answer that shows it was proven');
});
