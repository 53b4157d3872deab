import { expect, onTestFinished, test } from 'vitest';
import { createSourceFiles } from '../source/source-files.ts';
import { writeProject } from '../temporary-project.test-data.ts';
import { loadOpenApi } from './load-openapi.ts';

const document = `openapi: 3.1.0
info: { title: Shop, version: '1' }
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            examples:
              data: { externalValue: examples/order.json }
              missing: { externalValue: examples/none.json }
              far: { externalValue: 'https://example.com/order.json' }
              outside: { externalValue: ../secret.json }
          application/xml:
            examples:
              text: { externalValue: examples/order.xml }
      responses: { '204': { description: Done. } }
`;

test('examples in files of the project are read; the others are left out, with a reason', async () => {
  const project = {
    'api/openapi.yaml': document,
    'api/examples/order.json': '{"id": 1}',
    'api/examples/order.xml': '<order/>',
  };
  const files = createSourceFiles(writeProject(project, onTestFinished));
  const { specification, findings } = await loadOpenApi(
    'api/openapi.yaml',
    { api: 'a', version: 'v' },
    files,
  );
  const content = specification.operations[0]?.requestBody?.content ?? [];
  expect(content.map(({ examples }) => examples.map(({ name, value }) => [name, value]))).toEqual([
    [['data', { id: 1 }]],
    [['text', '<order/>']],
  ]);
  expect(findings.map(({ rule, location, message }) => [rule, location.line, message])).toEqual([
    ['ref-resolves', 11, 'The example in `examples/none.json` is left out: there is no such file.'],
    ['ref-resolves', 12, expect.stringContaining('keep a copy there')],
    ['ref-resolves', 13, expect.stringContaining('no such file')],
  ]);
});

test('a property of a schema that is called so names no file', async () => {
  const schemas =
    'components: { schemas: { A: { properties: { externalValue: { type: string } } }, B: {\n  "externalValue":\n    "x" } } }';
  const block = 'x-note:\n  properties:\n    externalValue:\n      type: number\n';
  const project = {
    'api/openapi.yaml': `openapi: 3.1.0\ninfo: { title: a, version: '1' }\n${schemas}\n${block}`,
  };
  const files = createSourceFiles(writeProject(project, onTestFinished));
  const { findings } = await loadOpenApi('api/openapi.yaml', { api: 'a', version: 'v' }, files);
  expect(findings.filter(({ message }) => message.includes('left out'))).toEqual([]);
});
