import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Case, play } from './transcript.ts';

const build = ['build', '--no-run'];

/** What cannot be read at all: one clear sentence, exit status 2, nothing is written. */
const cases: readonly Case[] = [
  {
    name: 'openapi-no-yaml',
    changes: { 'openapi.yaml': 'openapi: 3.1.0\ninfo: { title: Notes\n' },
    argv: build,
  },
  {
    name: 'openapi-plain-text',
    changes: { 'openapi.yaml': 'Dear reader,\n\nhere is our API.\n' },
    argv: build,
  },
  { name: 'openapi-empty', changes: { 'openapi.yaml': '' }, argv: build },
  { name: 'openapi-other-yaml', changes: { 'openapi.yaml': 'name: Notes\nversion: 1\n' }, argv: build },
  { name: 'openapi-swagger', changes: { 'openapi.yaml': ['openapi: 3.1.0', 'swagger: "2.0"'] }, argv: build },
  {
    name: 'openapi-version-4',
    changes: { 'openapi.yaml': ['openapi: 3.1.0', 'openapi: 4.0.0'] },
    argv: build,
  },
  { name: 'openapi-missing', changes: { 'openapi.yaml': null }, argv: build },
  {
    name: 'flow-no-yaml',
    changes: { 'flows/notes.arazzo.yaml': 'arazzo: 1.0.1\nworkflows: [\n' },
    argv: build,
  },
  { name: 'config-missing', changes: { 'docs.config.ts': null }, argv: build },
  { name: 'config-missing-named', argv: [...build, '--config', 'docs.confg.ts'] },
  {
    name: 'config-unknown-key',
    changes: { 'docs.config.ts': ['  languages:', '  langauges:'] },
    argv: build,
  },
  {
    name: 'config-syntax',
    changes: { 'docs.config.ts': 'export default {\n  site: { title: },\n};\n' },
    argv: build,
  },
  { name: 'config-no-export', changes: { 'docs.config.ts': 'export const config = {};\n' }, argv: build },
  { name: 'config-unknown-language', changes: { 'docs.config.ts': ["'curl'", "'crul'"] }, argv: build },
  {
    name: 'config-json-syntax',
    changes: { 'docs.config.ts': null, 'docs.config.json': '{\n  "apis": [,]\n}\n' },
    argv: build,
  },
  { name: 'unknown-command', argv: ['biuld'] },
  { name: 'unknown-flag', argv: ['build', '--sctrict'] },
  { name: 'unknown-short-flag', argv: ['build', '-x'] },
  { name: 'flag-without-value', argv: ['build', '--only'] },
  { name: 'too-many-words', argv: ['build', 'openapi.yaml'] },
  { name: 'unknown-format', argv: ['build', '--format', 'jsno'] },
  { name: 'unknown-target', argv: ['build', '--target', 'referense'] },
  { name: 'links-without-site', argv: ['links'] },
];

test.each(cases)('$name', async (given) => {
  const { status, stdout, folder } = await play(given);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(existsSync(join(folder, 'out'))).toBe(false);
});
