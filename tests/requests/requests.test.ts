import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeExamples } from '../../src/examples/make-examples.ts';
import { loadOpenApi } from '../../src/load/openapi/load-openapi.ts';
import { createSourceFiles } from '../../src/load/source/source-files.ts';

const root = import.meta.dirname;
const documents = readdirSync(root).filter((file) => file.endsWith('.yaml'));

/** Each small document has the requests that it describes beside it, and the rules that its faults break. */
test.each(documents)('%s', async (file) => {
  const files = createSourceFiles(root);
  const { specification, findings } = await loadOpenApi(file, { api: 'api', version: 'v1' }, files);
  const version = { ...specification, id: 'v1', label: 'v1', flows: [], guides: [] };
  const made = makeExamples(version);
  const requests = made.examples.map(({ operation, name, request: { credentials: _, ...request } }) => ({
    example: `${operation.id}/${name}`,
    ...request,
  }));
  const rules = [...findings, ...made.findings].map(({ rule }) => rule);
  const expected: unknown = JSON.parse(readFileSync(path.join(root, file.replace('.yaml', '.json')), 'utf8'));
  expect({ requests, findings: rules }).toEqual(expected);
});
