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

describe('tabs', () => {
  const tabsOf = (text: string) => {
    const { guide, findings } = read(text);
    return { tabs: guide.blocks.map(({ tab }) => (tab ? `${tab.group} ${tab.title}` : '')), findings };
  };

  test.each<[string, string[], string[]]>([
    [`${fence}bash tab="curl"\n1\n${fence}\n\n${fence}python tab\n2\n${fence}\n`, ['1 curl', '1 Python'], []],
    [
      `${fence}sh tab\n1\n${fence}\n${fence}js tab\n2\n${fence}\n${fence}text output tab="JavaScript"\n3\n${fence}\n${fence}json response\n{}\n${fence}`,
      ['1 Shell', '1 JavaScript', '1 JavaScript', ''],
      [],
    ],
    [
      `${fence}sh tab\n1\n${fence}\n${fence}js tab\n2\n${fence}\n\nThen\n\n${fence}sh tab\n3\n${fence}\n${fence}go tab\n4\n${fence}`,
      ['1 Shell', '1 JavaScript', '3 Shell', '3 Go'],
      [],
    ],
    [`${fence}sh tab\n1\n${fence}\n\nand\n\n${fence}js\n2\n${fence}`, ['1 Shell', ''], ['tab-alone 1:1']],
    [
      `${fence}sh tab="Python"\n1\n${fence}\n${fence}python tab="curl"\n2\n${fence}`,
      ['1 Python', '1 curl'],
      ['tab-language 1:1', 'tab-language 4:1'],
    ],
    [
      `${fence}sh tab="npm (Node 20)"\n1\n${fence}\n${fence}sh tab="yarn"\n2\n${fence}`,
      ['1 npm (Node 20)', '1 yarn'],
      [],
    ],
    [`${fence}json response tab\n{}\n${fence}`, [''], ['tab-title 1:1']],
  ])('%j', (text, tabs, findings) => {
    expect(tabsOf(text)).toEqual({ tabs, findings });
  });
});

describe('hidden set-up', () => {
  test('runs with the lines that it has on the page', () => {
    const { guide, findings } = read(
      `# T\n\n<!-- docs:run: a key\n\n${fence}bash\nKEY=1\n\nexport KEY\n${fence}\n-->\n\n${fence}sh\n2\n${fence}`,
    );
    expect(findings).toEqual([]);
    expect(guide.blocks.map(({ hidden, text, location }) => [hidden, text, location.line])).toEqual([
      [true, 'KEY=1\n\nexport KEY\n', 5],
      [undefined, '2\n', 12],
    ]);
  });

  test('stands below its mark', () => {
    expect(read(`<!-- docs:run ${fence}bash ls ${fence} -->\n`).findings).toEqual(['hidden-block 1:1']);
    expect(read('<!-- docs:run -->\n').findings).toEqual(['hidden-block 1:1']);
    expect(read('<!-- a word -->\n').findings).toEqual([]);
  });
});

test('a retry is a number, and an excerpt is of a file', () => {
  expect(read(`${fence}bash retry=3\n1\n${fence}`).guide.blocks[0]).toMatchObject({ retry: 3 });
  expect(read(`${fence}bash retry=often\n1\n${fence}`).findings).toEqual(['fence-word 1:1']);
  expect(read(`${fence}python excerpt\n1\n${fence}`).findings).toEqual(['block-excerpt 1:1']);
});

test('facts stand in headings, tables, titles of tabs and comments of code', () => {
  const facts = new Map([['n', { id: 'n', value: 5, terms: [], location: { file: 'a.yaml' } }]]);
  const text = `# {fact:n} tries\n\n| a |\n| --- |\n| {fact:n} |\n\n${fence}bash title="{fact:n}"\n# at most {fact:n} times\n${fence}\n`;
  const { guide, findings } = readGuide(text, 'a.md', { path: 'a' }, facts);
  expect(findings).toEqual([]);
  expect(guide.title).toBe('5 tries');
  expect(guide.markdown).toContain('| 5 |');
  expect(guide.blocks[0]?.text).toBe('# at most 5 times\n');
});

describe('strange pages', () => {
  test('a page that is long, from right to left, or repeats its headings', () => {
    const prose = `# שלום\n\n${'The server answers with an error that says why it refused. '.repeat(40)}\n\n`;
    const text = prose.repeat(Math.ceil((5 * 1024 * 1024) / Buffer.byteLength(prose)));
    const { guide, findings } = read(
      `${fence}sh\ntrue\n${fence}\n\n${text}${fence}text output\nمرحبا\n${fence}\n`,
    );
    expect(findings).toEqual([]);
    expect(guide.title).toBe('שלום');
    expect(guide.blocks.at(-1)).toMatchObject({ kind: 'output', text: 'مرحبا\n' });
  }, 120_000);
});
