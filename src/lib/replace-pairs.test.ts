import { expect, test } from 'vitest';
import { replacePairs } from './replace-pairs.ts';

test.each<[string, [string, string][], string]>([
  [
    'the longest first',
    [
      ['abcd', '1'],
      ['abcdef', '2'],
    ],
    '1x2',
  ],
  [
    'none again',
    [
      ['abcd', 'abcdef'],
      ['abcdef', '9'],
    ],
    'abcdefx9',
  ],
  ['what patterns mean is plain text', [['abcd', '$&.*']], '$&.*x$&.*ef'],
  [
    'the first of two for one text',
    [
      ['abcd', '1'],
      ['abcd', '2'],
    ],
    '1x1ef',
  ],
  [
    'nothing that is short',
    [
      ['abc', '1'],
      ['', '2'],
    ],
    'abcdxabcdef',
  ],
])('%s', (_, pairs, want) => expect(replacePairs('abcdxabcdef', pairs)).toBe(want));
