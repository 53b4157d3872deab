import { expect, test } from 'vitest';
import { docstringSamples } from './docstring-samples.ts';

const source = `/** One line. */
const one = 1;

/**
 * Adds.
 *
 * @param a one
 * @example
 * \`\`\`ts
 * import { add } from 'sums';
 *
 * @decorated
 * add(1, 2);
 * \`\`\`
 * @returns the sum
 * of both
 */
export function add() {}

/** Text with \`\`\`ts and no tag */
/* @example of no docstring */
`;

test('examples of docstrings keep the lines of their file', () => {
  expect(docstringSamples(source)).toHaveLength(1);
  const lines = docstringSamples(source)[0]?.split('\n') ?? [];
  expect(lines.slice(8, 14)).toEqual([
    '```ts',
    "import { add } from 'sums';",
    '',
    '@decorated',
    'add(1, 2);',
    '```',
  ]);
  expect(lines.filter((line) => line !== '')).toHaveLength(5);
});

test('line ends of Windows change nothing', () => {
  expect(docstringSamples(source.replaceAll('\n', '\r\n'))).toEqual(docstringSamples(source));
});
