import { expect, test } from 'vitest';
import type { HeaderList } from '../../model/exchange.ts';
import { forwardedHeaders, withoutHopByHop } from './header-list.ts';

const forward = (headers: HeaderList, over: Partial<Parameters<typeof forwardedHeaders>[1]> = {}) =>
  forwardedHeaders(headers, { method: 'GET', host: 'target:1', length: 0, added: [], ...over });

test('fields of one connection go, those that Connection names too', () => {
  const headers: HeaderList = [
    ['A', '1'],
    ['connection', 'keep-alive, X-Own'],
    ['x-own', 'mine'],
    ['TE', 'trailers'],
    ['a', '2'],
    ['Upgrade', 'h2c'],
  ];
  expect(withoutHopByHop(headers)).toEqual([
    ['A', '1'],
    ['a', '2'],
  ]);
});

test.each<[string, HeaderList, Parameters<typeof forward>[1], HeaderList]>([
  [
    'Host keeps its place',
    [
      ['A', '1'],
      ['host', 'api'],
    ],
    {},
    [
      ['A', '1'],
      ['host', 'target:1'],
    ],
  ],
  [
    'Host is added when it is missing',
    [['A', '1']],
    {},
    [
      ['Host', 'target:1'],
      ['A', '1'],
    ],
  ],
  [
    'the length is that of the bound body',
    [
      ['Host', 'api'],
      ['content-length', '3'],
      ['A', '1'],
    ],
    { method: 'POST', length: 5 },
    [
      ['Host', 'target:1'],
      ['content-length', '5'],
      ['A', '1'],
    ],
  ],
  [
    'chunks become a length',
    [
      ['Host', 'api'],
      ['Transfer-Encoding', 'chunked'],
      ['A', '1'],
    ],
    { method: 'POST', length: 5 },
    [
      ['Host', 'target:1'],
      ['Content-Length', '5'],
      ['A', '1'],
    ],
  ],
  ['a GET without a body has no length', [['Host', 'api']], {}, [['Host', 'target:1']]],
  [
    'a POST without a body has one',
    [['Host', 'api']],
    { method: 'POST' },
    [
      ['Host', 'target:1'],
      ['Content-Length', '0'],
    ],
  ],
  [
    'what the program says itself is not said twice',
    [
      ['Host', 'api'],
      ['x-docs-scene', 'own'],
    ],
    {
      added: [
        ['X-Docs-Scene', 'scn_1'],
        ['X-Docs-Client-Address', '203.0.113.42'],
      ],
    },
    [
      ['Host', 'target:1'],
      ['x-docs-scene', 'own'],
      ['X-Docs-Client-Address', '203.0.113.42'],
    ],
  ],
  [
    '100-continue has been answered',
    [
      ['Host', 'api'],
      ['Expect', '100-Continue'],
    ],
    {},
    [['Host', 'target:1']],
  ],
])('%s', (_, headers, over, want) => {
  expect(forward(headers, over)).toEqual(want);
});
