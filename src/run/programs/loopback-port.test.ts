import { expect, test } from 'vitest';
import { inTurn, loopbackPort } from './loopback-port.ts';

test.each([
  ['http://localhost:8080', 8080],
  ['http://127.0.0.1', 80],
  ['https://localhost', 443],
  ['https://api.example.com:8080', undefined],
  ['http://localhost.example.com', undefined],
])('%s → %s', (origin, port) => {
  expect(loopbackPort(origin)).toBe(port);
});

test('those who need the same port take turns', async () => {
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(`${name} starts`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    order.push(`${name} ends`);
  };
  await Promise.all([inTurn(8080, work('one')), inTurn(8080, work('two'))]);
  expect(order).toEqual(['one starts', 'one ends', 'two starts', 'two ends']);
});
