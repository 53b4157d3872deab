import { expect, test } from 'vitest';
import { operation } from '../../examples/operation.test-data.ts';
import { matchOperation } from './match-operation.ts';

const operations = [
  operation({ id: 'get', method: 'GET', path: '/orders/{id}' }),
  operation({ id: 'newest', method: 'GET', path: '/orders/newest' }),
  operation({ id: 'create', path: '/orders' }),
  operation({ id: 'file', method: 'GET', path: '/files/{name}.json' }),
  operation({
    id: 'health',
    method: 'GET',
    path: '/health',
    servers: [{ url: 'https://api.example.com', description: '', location: { file: 'a' } }],
  }),
];

test.each([
  ['GET', 'https://api.example.com/v1/orders/7', 'get'],
  ['GET', 'https://api.example.com/v1/orders/newest', 'newest'],
  ['GET', 'https://api.example.com/v1/orders/a%2Fb?x=1', 'get'],
  ['POST', 'https://api.example.com:443/v1/orders', 'create'],
  ['GET', 'https://api.example.com/v1/files/a.json', 'file'],
  ['GET', 'https://api.example.com/health', 'health'],
  ['GET', 'https://api.example.com/v1/files/aXjson', undefined],
  ['GET', 'https://api.example.com/v1/orders/', undefined],
  ['GET', 'https://api.example.com/v1/orders/7/lines', undefined],
  ['GET', 'https://api.example.com/orders/7', undefined],
  ['GET', 'https://api.example.com/v12/orders/7', undefined],
  ['GET', 'https://api.example.com/v1/health', undefined],
  ['DELETE', 'https://api.example.com/v1/orders/7', undefined],
  ['GET', 'http://api.example.com/v1/orders/7', undefined],
  ['GET', 'https://other.example.com/v1/orders/7', undefined],
  ['GET', 'nowhere', undefined],
])('%s %s is %s', (method, url, id) => {
  expect(matchOperation(operations, { method, url })?.id).toBe(id);
});
