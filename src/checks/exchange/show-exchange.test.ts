import { expect, test } from 'vitest';
import { answer, exchange, scene } from './exchange.test-data.ts';
import { showExchange } from './show-exchange.ts';

const sentTo = (url: string) => {
  const sent = { method: 'GET', url, headers: [], body: new Uint8Array() };
  return showExchange(exchange(answer(200, ''), { sent, forwarded: sent }), scene()).request;
};

test('of a URL its path and query are shown', () => {
  expect(sentTo('https://api.example.com/orders?limit=2')).toBe('GET /orders?limit=2\n');
});

test('what a program sends to an authority that is none is shown as it came', () => {
  expect(sentTo('https://fe80::1:99999/orders')).toBe('GET https://fe80::1:99999/orders\n');
});
