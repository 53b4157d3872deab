import { describe, expect, test } from 'vitest';
import { readGuide } from './load-guide.ts';

const fence = '```';

function read(text: string) {
  const { guide, findings } = readGuide(
    text,
    'guides/a.md',
    { path: 'a', api: 'auth', version: 'v1' },
    new Map(),
  );
  return {
    guide,
    findings: findings.map(({ rule, location }) => `${rule} ${location.line}:${location.column}`),
  };
}

describe('a block', () => {
  test.each([
    [`${fence}bash\nls\n${fence}`, { kind: 'command', language: 'bash', text: 'ls\n', exit: 0 }],
    [`${fence}Python {exit=1}\nx\n${fence}`, { kind: 'command', language: 'python', exit: 1 }],
    [`${fence}sh exit=3\nx\n${fence}`, { kind: 'command', exit: 3 }],
    [
      `${fence}json response status=401 request=2\n{}\n${fence}`,
      { kind: 'response', status: '401', request: 2 },
    ],
    [`${fence}text output\n\n a \n\n${fence}`, { kind: 'output', text: '\n a \n\n' }],
    [`${fence}bash illustration="needs a key"\nx\n${fence}`, { kind: 'illustration', reason: 'needs a key' }],
    [`~~~go\nx\n~~~`, { kind: 'command', language: 'go' }],
    [
      `- item\n\n  ${fence}ruby\n  puts 1\n    puts 2\n  ${fence}`,
      { kind: 'command', text: 'puts 1\n  puts 2\n' },
    ],
    [`> ${fence}js\n> a\n>\n> b\n> ${fence}`, { kind: 'command', text: 'a\n\nb\n' }],
    [`${fence}json response\n{ "a": [1, …], "b": "…" }\n${fence}`, { kind: 'response' }],
    [
      `${fence}${fence[0]}text illustration="how a fence looks"\n${fence}bash\n${fence}\n${fence}${fence[0]}`,
      { kind: 'illustration' },
    ],
  ])('%j', (text, want) => {
    const { guide, findings } = read(text);
    expect(guide.blocks).toHaveLength(1);
    expect(guide.blocks[0]).toMatchObject({ number: 1, ...want });
    expect(findings).toEqual([]);
  });

  test('by indentation is none', () => {
    expect(read('text\n\n    code\n').guide.blocks).toEqual([]);
  });

  test('keeps its number and line behind others and behind front matter', () => {
    const { guide } = read(`---\ntitle: T\n---\n\n${fence}sh\n1\n${fence}\n\n${fence}sh\n2\n${fence}\n`);
    expect(guide.blocks.map(({ number, location }) => [number, location.line])).toEqual([
      [1, 5],
      [2, 9],
    ]);
  });
});

describe('what is wrong with a block', () => {
  test.each([
    [`\n${fence}bash\nls\n`, ['fence-closed 2:1']],
    [`- a\n\n  ${fence}bash\n  ls\n\nnext`, ['fence-closed 3:3']],
    [`${fence}bash`, ['fence-closed 1:1']],
    [`${fence}text output\na\n${fence}bash\nb\n${fence}`, ['fence-nested 3:1']],
    [`${fence}pythn\nx\n${fence}`, ['fence-language 1:1', 'block-role 1:1']],
    [`${fence}json\n{}\n${fence}`, ['block-role 1:1']],
    [`${fence}\nx\n${fence}`, ['block-role 1:1']],
    [`${fence}text illustration\nx\n${fence}`, ['block-reason 1:1']],
    [`${fence}json response\n{\n  "a": 1,\n}\n${fence}`, ['json-parses 4:1']],
    [`${fence}json response\n{\n  "a": …\n}\n${fence}`, ['json-parses 3:1']],
    [`${fence}json response\n{\n  "a": 1\n${fence}`, ['json-parses 3:1']],
    [`${fence}json respons status=200\n{}\n${fence}`, ['fence-word 1:1', 'block-role 1:1']],
    [`${fence}bash exit=one\nx\n${fence}`, ['fence-word 1:1']],
    [`---\ntitle: "a\n---\n`, ['front-matter 3:1']],
    [`# a\n\n{fact:nothing}`, ['fact-known 3:1']],
  ])('%j', (text, want) => {
    expect(read(text).findings).toEqual(want);
  });
});

describe('a page', () => {
  test('has its title from the front matter, the heading or its path', () => {
    expect(read('---\ntitle: Front\nflow: f\ndescription: d\norder: 2\n---\n# Head').guide).toMatchObject({
      title: 'Front',
      flow: 'f',
      description: 'd',
      frontMatter: { order: 2 },
    });
    expect(read('text\n\n# Head `code`\n').guide.title).toBe('Head code');
    expect(read('text').guide.title).toBe('a');
  });

  test('keeps its lines where they are in the file', () => {
    expect(read('---\ntitle: T\n---\n# Head\n').guide.markdown).toBe('\n\n\n# Head\n');
    expect(read('a\n\n---\n\nb\n\n---\n').guide.markdown).toBe('a\n\n---\n\nb\n\n---\n');
  });
});
