import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import type { Proof } from '../../src/model/proof.ts';
import { type Changes, copyProject, docs } from './project.ts';

const page = 'guides/notes/v1/tour.md';
const languages = [
  "languages: ['curl', 'ruby']",
  "languages: ['curl', 'ruby', 'python-requests', 'javascript-fetch']",
] as const;

const tour = `---
title: A tour
flow: read-notes
---

# A tour

<!-- docs:run

\`\`\`bash
export EMAIL=ada@example.com
\`\`\`
-->

> [!WARNING]
> Keep the token.

\`\`\`bash tab="curl"
curl --silent --show-error https://api.example.com/v1/sessions --json "{\\"email\\": \\"$EMAIL\\"}" > session.json
\`\`\`

\`\`\`python tab
import json
import os

import requests

answer = requests.post("https://api.example.com/v1/sessions", json={"email": os.environ["EMAIL"]})
with open("session.json", "w") as file:
    json.dump(answer.json(), file)
\`\`\`

\`\`\`js tab="JavaScript"
import { writeFileSync } from 'node:fs';

const answer = await fetch('https://api.example.com/v1/sessions', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ email: process.env.EMAIL }),
});
const session = await answer.json();
\`\`\`

\`\`\`json response status=201
{ "email": "ada@example.com", "access_token": "at_…" }
\`\`\`

Then read the notes.

\`\`\`bash tab="curl"
curl --silent --show-error https://api.example.com/v1/notes --header "Authorization: Bearer $(jq -r .access_token session.json)"
\`\`\`

\`\`\`python tab
token = answer.json()["access_token"]
print(requests.get("https://api.example.com/v1/notes", headers={"Authorization": f"Bearer {token}"}).status_code)
\`\`\`

\`\`\`text output tab="Python"
200
\`\`\`

\`\`\`js tab="JavaScript"
const notes = await fetch('https://api.example.com/v1/notes', {
  headers: { Authorization: \`Bearer \${session.access_token}\` },
});
\`\`\`

\`\`\`json response
[{ "id": 1, "text": "Buy milk" }]
\`\`\`
`;

async function build(markdown: string, changes: Changes = {}) {
  const folder = copyProject('notes', { [page]: markdown, 'docs.config.ts': languages, ...changes });
  const only = ['build', '--strict', '--format', 'json', '--only', 'guides/notes/v1/tour*'];
  const { status, stdout } = await docs(folder, only);
  const report: { proofs: Proof[]; findings: Finding[] } = JSON.parse(stdout);
  return {
    status,
    proofs: report.proofs.map(({ id, state, reason }) => `${id.replace(/.*#/, '')} ${reason ?? state}`),
    findings: report.findings
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, message, location }) => `${location.line} ${rule}: ${message}`),
    read: (file: string) => readFileSync(join(folder, 'out', 'site', file), 'utf8'),
  };
}

test('every tab is played, blocks of a language share a state, and the site shows them as tabs', async () => {
  const { status, proofs, findings, read } = await build(tour);
  expect(findings).toEqual([]);
  expect(status).toBe(0);
  expect(proofs).toHaveLength(10);
  expect(proofs.every((proof) => proof.endsWith(' proven'))).toBe(true);
  const html = read('notes/v1/guides/tour/index.html');
  expect(html.match(/<input type="radio" name="tabs-/g)).toHaveLength(6);
  expect(html).toContain('<p class="note-title">Warning</p>');
  expect(html).not.toContain('EMAIL=ada');
  expect(read('notes/v1/guides/tour/index.md')).not.toContain('docs:run');
});

describe('a page that is wrong in one place', () => {
  const fence = '```';
  const command = (text: string, info = '') => `# T\n\n${fence}bash${info}\n${text}\n${fence}\n`;

  test.each<[string, string, RegExp[]]>([
    [
      'in one tab of three',
      tour.replace('{"email": os', '{"mail": os'),
      [
        /^28 request-documented: Block 3 \(command\): `POST \/sessions` is sent `\/mail`/,
        /^45 response-block: Block 5 \(response after tab `Python`\): `email` is documented/,
      ],
    ],
    [
      'that exits',
      `${command('exit 0')}\n${command('true')}`,
      [/^9 session-ends: .*block 1 ended the program/],
    ],
    [
      'that leaves a program running',
      command('sleep 100 &'),
      [/^3 left-running: The page leaves a program running/],
    ],
    [
      'that leaves a program of Python running',
      `# T\n\n${fence}python\nimport subprocess\nsubprocess.Popen(["sleep", "100"])\n${fence}\n`,
      [/^3 left-running: The page leaves a program running that its blocks started in `python`/],
    ],
    [
      'that leaves a server in a session',
      `# T\n\n${fence}ruby\nrequire 'socket'\nserver = TCPServer.new('127.0.0.1', 0)\n${fence}\n\n${fence}ruby\np server.closed?\n${fence}\n`,
      [/^8 left-running: .*in `ruby`/],
    ],
    [
      'whose blocks do not fit together',
      `# T\n\n${fence}js\nimport { a } from 'x';\n${fence}\n\n${fence}js\nconst b = 1;\n${fence}\n`,
      [/^3 program-runs/],
    ],
    [
      'whose blocks only hold one by one',
      `# T\n\n${fence}python\nprint(1)\n${fence}\n\n${fence}python\nfrom __future__ import annotations\n${fence}\n`,
      [/^7 joined-program: The `python` blocks of the page, pasted as one program, end with exit status 1/],
    ],
    ['that reads standard input', command('read -r line'), [/^3 program-runs/]],
    ['that kills its shell', command('kill -9 $$'), [/^3 program-runs/]],
  ])('%s', async (_, markdown, wanted) => {
    const { status, findings } = await build(markdown);
    expect(status).toBe(1);
    expect(findings).toEqual(wanted.map((each) => expect.stringMatching(each)));
  });

  test('a block that is retried until it holds', async () => {
    const text = 'echo x >>tries\ntest "$(wc -l <tries)" -ge 2';
    expect((await build(command(text, ' retry=2'))).findings).toEqual([]);
    expect((await build(command(text))).findings).toHaveLength(1);
  });
});

test('an excerpt is proven by the block that runs its file whole', async () => {
  const fence = '```';
  const program = 'puts 1 # docs\n# docs:start two\nputs 2\n# docs:end two\n';
  const markdown = `# T\n\n${fence}ruby file=guides/examples/a.rb\n${fence}\n\n${fence}text output\n1\n2\n${fence}\n\n${fence}ruby excerpt file=guides/examples/a.rb#two\n${fence}\n`;
  const good = await build(markdown, { 'guides/examples/a.rb': program });
  expect(good.findings).toEqual([]);
  expect(good.proofs).toEqual(['1 proven', '2 proven', '3 proven']);
  const [html, twin] = ['index.html', 'index.md'].map((name) => good.read(`notes/v1/guides/tour/${name}`));
  expect(html).toContain('Part of guides/examples/a.rb');
  expect(twin).toContain(`${fence}ruby excerpt file=guides/examples/a.rb#two\nputs 2\n${fence}`);
  const lone = await build(markdown.replace(/```ruby file[\s\S]*?```\n\n```text[\s\S]*?```\n/, ''), {
    'guides/examples/a.rb': program,
  });
  expect(lone.proofs).toEqual(['1 no block runs its file']);
});

test('a flow is drawn, with the same in words', async () => {
  const fence = '```';
  const draw = (info: string) => `# T\n\n${fence}${info}\n${fence}\n\n${fence}bash\ntrue\n${fence}\n`;
  const { findings, proofs, read } = await build(draw('sequence flow=read-notes'));
  expect(findings).toEqual([]);
  expect(proofs).toEqual(['1 proven']);
  const html = read('notes/v1/guides/tour/index.html');
  expect(html).toContain('<title id="diagram-3-title">Sequence diagram: Sign up and read the notes</title>');
  expect(html).toMatch(/<text[^>]*>POST \/sessions<\/text>[\s\S]*<text[^>]*>201<\/text>/);
  const words = '1. Your app sends POST /sessions to Notes, which answers 201: Sign up';
  expect(html).toContain(words.slice(3));
  expect(read('notes/v1/guides/tour/index.md')).toContain(words);
  expect((await build(draw('sequence flow=read-note'))).findings).toEqual([
    '3 guide-flow: The diagram names the flow `read-note`, which does not exist; did you mean `read-notes`?',
  ]);
  expect((await build(draw('sequence'))).findings).toEqual([
    expect.stringMatching(/^3 diagram: .*which flow/),
  ]);
  expect((await build(draw('mermaid'))).findings).toEqual([expect.stringMatching(/^3 diagram: .*not drawn/)]);
});

describe('--update', () => {
  const fence = '```';
  const stale = `\uFEFF---\r\ntitle: T\r\n---\r\n\r\n${fence}bash\r\ncurl --silent https://api.example.com/v1/sessions --json '{"email": "ada@example.com"}'\r\n${fence}\r\n\r\n1. Then:\r\n\r\n   ${fence}json response status=201\r\n   {\r\n     "name": "Ada",\r\n     "email": "ada@example.org",\r\n     "access_token": "at_…"\r\n   }\r\n   ${fence}\r\n`;
  const update = (folder: string, more: readonly string[] = [], env = {}) =>
    docs(folder, ['build', '--update', '--only', 'guides/notes/v1/tour*', ...more], { env });

  test('rewrites what is stale, says so, and finds nothing the next time', async () => {
    const folder = copyProject('notes', { [page]: stale });
    const first = await update(folder);
    expect(first.status).toBe(1);
    expect(first.stderr).toContain(
      `--- ${page}\n+++ ${page}\n@@ line 13 @@\n-  "name": "Ada",\n-  "email": "ada@example.org",\n+  "email": "ada@example.com",\n`,
    );
    expect(readFileSync(join(folder, page), 'utf8')).toBe(
      stale.replace('     "name": "Ada",\r\n', '').replace('example.org', 'example.com'),
    );
    expect((await update(folder)).status).toBe(0);
  });

  test('changes no status', async () => {
    const folder = copyProject('notes', { [page]: stale.replace('status=201', 'status=200') });
    const { status, stderr } = await update(folder);
    expect(status).toBe(1);
    expect(stderr).not.toContain('---');
    expect(readFileSync(join(folder, page), 'utf8')).toContain('"name": "Ada"');
  });

  test('rewrites response examples of the specification, and nothing else of it', async () => {
    const changes: Changes = {
      'openapi.yaml': [
        '- { id: 1, text: Buy milk }',
        '# The first.\n                    - { id: 1,   text: Buy tea, done: false }',
      ],
    };
    const folder = copyProject('notes', changes);
    const read = () => readFileSync(join(folder, 'openapi.yaml'), 'utf8');
    const stale = read();
    const only = ['build', '--update', '--only', 'listNotes/200-basic/http'];
    const first = await docs(folder, only);
    expect(first.stderr).toContain('--- openapi.yaml\n+++ openapi.yaml\n');
    expect(first.status).toBe(1);
    expect(read()).toBe(stale.replace('Buy tea, done: false', '"Buy milk"'));
    expect((await docs(folder, only)).status).toBe(0);
    const wrong = copyProject('notes', { 'openapi.yaml': ["'200':", "'202':"] });
    const before = readFileSync(join(wrong, 'openapi.yaml'), 'utf8');
    expect((await docs(wrong, ['build', '--update'])).status).not.toBe(0);
    expect(readFileSync(join(wrong, 'openapi.yaml'), 'utf8')).toBe(before);
  });

  test('rewrites what a page repeats of a file', async () => {
    const markdown = `# T\n\n${fence}bash file=run.sh\necho old\n${fence}\n\n${fence}text output\nnew\n${fence}\n`;
    const folder = copyProject('notes', { [page]: markdown, 'run.sh': 'echo new\n' });
    const { status, stderr } = await update(folder);
    expect([status, stderr.includes('-echo old\n+echo new\n')]).toEqual([1, true]);
    expect(readFileSync(join(folder, page), 'utf8')).toBe(markdown.replace('echo old', 'echo new'));
    expect((await update(folder)).status).toBe(0);
  });

  test.each<[readonly string[], Record<string, string>, string]>([
    [[], { CI: 'true' }, 'not for CI'],
    [['--target', 'mock'], {}, '`reference` alone'],
    [['--no-run'], {}, 'leave out `--no-run`'],
  ])('is refused with %j %j', async (more, env, message) => {
    const { status, stderr } = await update(copyProject('notes', { [page]: stale }), more, env);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('a page that may be of any kind', () => {
  const fence = '```';
  const good = `${fence}bash\necho a\n${fence}\n\n${fence}text output\na\n${fence}\n`;
  const words = 'word '.repeat(1_000);

  test.each<[string, string, RegExp[]]>([
    ['an unclosed fence', `# T\n\n${fence}bash\ntrue\n`, [/^3 fence-closed/]],
    [
      'nested fences',
      `# T\n\n${fence}bash\ntrue\n${fence}json\n{}\n${fence}\n`,
      [/^3 program-runs/, /^5 fence-nested/],
    ],
    ['a byte order mark', `\uFEFF# T\n\n${good}`, []],
    ['lines of Windows', `# T\n\n${good}`.replaceAll('\n', '\r\n'), []],
    [
      'text from right to left',
      `# \u0645\u0631\u062d\u0628\u0627\n\n\u202Eabc\u202C \u05E9\u05DC\u05D5\u05DD\n\n${good}`,
      [],
    ],
    ['headings of one name', `# T\n\n## A\n\n## A\n\n## a\n\n[one](#a-1)\n\n${good}`, []],
    ['5 MB', `# T\n\n${`${'x'.repeat(79)}\n`.repeat(65_536)}\n${good}`, []],
    [
      'a block that writes without end',
      `# T\n\n${fence}bash\nyes\n${fence}\n`,
      [/^3 program-runs: .*output/],
    ],
    ['minutes that it keeps', `---\nminutes: 5\n---\n\n# T\n\nShort.\n\n${good}`, []],
    [
      'minutes that it does not',
      `---\nminutes: 5\n---\n\n# T\n\n${words}\n\n${good}`,
      [/^1 guide-minutes: .*promises 5 min and takes 5 min \d+ s: 1001 words, 1 commands/],
    ],
  ])('%s', async (_, markdown, wanted) => {
    const { status, findings } = await build(markdown);
    expect(findings.filter((each, at) => !wanted[at]?.test(each))).toEqual([]);
    expect(findings.length >= wanted.length).toBe(true);
    expect(status).toBe(wanted.length > 0 ? 1 : 0);
  });

  test('a block that never ends', async () => {
    const limits = "languages: ['curl', 'ruby'], limits: { time: 2 }";
    const config = ["languages: ['curl', 'ruby']", limits] as const;
    const { findings } = await build(`# T\n\n${fence}bash\nsleep 100\n${fence}\n`, {
      'docs.config.ts': config,
    });
    expect(findings).toEqual([expect.stringMatching(/^3 program-runs: .*2 s of time/)]);
  });
});
