import { expect, test } from 'vitest';
import type { Docs } from '../model/docs.ts';
import { documentedLiterals } from './documented-literals.ts';

test('holds what documents, flows and guides print', () => {
  const location = { file: 'x' };
  const docs = {
    apis: [
      {
        versions: [
          {
            document: { components: { examples: { a: { value: { token: 'rt_2gXQ8jZv3mNkPqRs' } } } } },
            securitySchemes: { bearer: { example: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c3JfMSJ9.c2ln' } },
            flows: [{ inputs: [{ name: 'password', literal: 'SecurePass123!', location }] }],
            guides: [{ markdown: '```sh\ncurl -d \'{"password":"Another1!"}\'\n```' }],
          },
        ],
      },
    ],
    guides: [{ markdown: 'Use `tmp_9fK2mQ7xLpW4` then.' }],
  } as unknown as Docs;
  const literals = documentedLiterals(docs);
  for (const literal of [
    'rt_2gXQ8jZv3mNkPqRs',
    'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c3JfMSJ9.c2ln',
    'SecurePass123!',
    'Another1!',
    'tmp_9fK2mQ7xLpW4',
  ]) {
    expect(literals).toContain(literal);
  }
});
