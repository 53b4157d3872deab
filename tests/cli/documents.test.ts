import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { docs } from './project.ts';
import { type Case, play } from './transcript.ts';

const build = ['build', '--no-run'];
const guide = 'guides/notes/v1/first-note.md';
const page = 'out/site/notes/v1/guides/first-note/index.html';
const readStep =
  '      - stepId: read\n        operationId: $sourceDescriptions.notes.listNotes\n        x-example: 200/basic';

/** What is wrong inside of a document that can be read: findings with their place, and the rest is built. */
const faults: readonly Case[] = [
  {
    name: 'flow-unknown-operation',
    changes: { 'flows/notes.arazzo.yaml': [readStep, readStep.replace('listNotes', 'listNoets')] },
    argv: build,
  },
  {
    name: 'guide-unclosed-fence',
    changes: { [guide]: ['cat no-such-file\n```', 'cat no-such-file'] },
    argv: build,
  },
  {
    name: 'guide-json-broken',
    changes: { [guide]: ['"text": "Buy milk" }]', '"text": "Buy milk", }]'] },
    argv: build,
  },
  { name: 'guide-unknown-flow', changes: { [guide]: ['flow: read-notes', 'flow: raed-notes'] }, argv: build },
  {
    name: 'guide-dead-link',
    changes: { [guide]: ['Then read:', 'Then [read](second-note.md):'] },
    argv: build,
  },
  {
    name: 'openapi-dead-reference',
    changes: {
      'openapi.yaml': [
        "schemas/Session' }\n              examples",
        "schemas/Sesion' }\n              examples",
      ],
    },
    argv: build,
  },
  {
    name: 'openapi-duplicate-operation',
    changes: { 'openapi.yaml': ['operationId: listNotes', 'operationId: createSession'] },
    argv: build,
  },
];

test.each(faults)('$name', async (given) => {
  const { status, stdout, folder } = await play(given);
  expect(status).toBe(1);
  expect(stdout).toMatch(/^ {2}\S+:\d+:\d+ {2}error/m);
  expect(existsSync(join(folder, page))).toBe(true);
  expect(existsSync(join(folder, 'out/site/notes/v1/sessions/create-session/index.html'))).toBe(true);
});

test('a page with CRLF and a byte order mark is read as any other', async () => {
  const text = (file: string) =>
    readFileSync(new URL(`../projects/notes/${file}`, import.meta.url), 'utf8').replaceAll('\n', '\r\n');
  const changes = {
    [guide]: `\uFEFF${text(guide)}`,
    'openapi.yaml': `\uFEFF${text('openapi.yaml')}`,
    'flows/notes.arazzo.yaml': `\uFEFF${text('flows/notes.arazzo.yaml')}`,
  };
  const plain = await play({ name: 'no-run', whole: true, argv: build });
  const windows = await play({ name: 'no-run', whole: true, changes, argv: build });
  expect(windows.status).toBe(0);
  const pages = [plain, windows].map(({ folder }) => readFileSync(join(folder, page), 'utf8'));
  expect(pages[1]).toBe(pages[0]);
  expect((await docs(windows.folder, ['build', '--strict'])).status).toBe(0);
});

test('a document without servers, tags, operationIds and examples is built', async () => {
  const { status, folder } = await play({ name: 'bare', project: 'bare', whole: true, argv: build });
  expect(status).toBe(0);
  expect(existsSync(join(folder, 'out/site/bare/v1/operations/get-things-id/index.html'))).toBe(true);
});
