import { expect, test } from 'vitest';
import type { Operation } from '../../model/operation.ts';
import type { SecurityRun } from '../../model/run.ts';
import { judgeSecurity } from './judge-security.ts';

const operation = {
  id: 'getNotes',
  method: 'GET',
  path: '/notes',
  security: [{ bearerAuth: [] }],
  location: { file: 'openapi.yaml', pointer: '/paths/~1notes/get' },
} as unknown as Operation;

function judged(status: number) {
  const sent = { method: 'GET', url: 'https://api.example.com/notes', headers: [], body: new Uint8Array() };
  const received = { status, headers: [], body: new Uint8Array() };
  return judgeSecurity({ operation, exchange: { sent, received, duration: 1 } } as unknown as SecurityRun);
}

test.each([401, 403])('%i without a credential is a refusal', (status) => {
  expect(judged(status)).toEqual({ findings: [], strength: 'behaviour held' });
});

test.each([200, 204, 404, 422, 500, 0])('%i without a credential is none', (status) => {
  const { findings, strength } = judged(status);
  expect(strength).toBeUndefined();
  expect(findings).toMatchObject([{ rule: 'authentication-enforced', location: operation.location }]);
});
