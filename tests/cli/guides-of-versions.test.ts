import { expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import type { Proof } from '../../src/model/proof.ts';
import { copyProject, docs } from './project.ts';

const health = `openapi: 3.1.0
info: { title: Health, version: 1.0.0, description: Says whether it is there. }
servers: [{ url: 'https://api.example.com' }]
paths:
  /health:
    get:
      operationId: getHealth
      summary: Ask
      responses: { '200': { description: There. } }
`;

const both = `arazzo: 1.0.1
info: { title: Both, version: 1.0.0 }
sourceDescriptions:
  - { name: notes, url: ../../openapi.yaml, type: openapi }
  - { name: health, url: ../openapi.yaml, type: openapi }
workflows:
  - workflowId: ask-and-sign-up
    summary: Ask, and sign up
    inputs:
      type: object
      properties:
        email: { type: string, default: ada@example.com, x-fresh: email }
    steps:
      - stepId: ask
        operationId: $sourceDescriptions.health.getHealth
        successCriteria: [{ condition: $statusCode == 200 }]
      - stepId: sign-up
        operationId: $sourceDescriptions.notes.createSession
        x-example: 201/basic
        requestBody:
          contentType: application/json
          payload: { email: $inputs.email }
        successCriteria: [{ condition: $statusCode == 201 }]
`;

const ask = '```bash\ncurl --silent --show-error --fail https://api.example.com/health\n```\n\n';
const page = `---
title: Both
flow: ask-and-sign-up
---

# Both

${ask}\`\`\`bash
curl --silent --show-error https://api.example.com/v1/sessions --json '{"email": "ada@example.com"}'
\`\`\`

\`\`\`json response status=201
{ "email": "ada@example.com", "access_token": "at_…" }
\`\`\`
`;

async function build(markdown: string, flow = both) {
  const folder = copyProject('notes', {
    'guides/both.md': markdown,
    'health/openapi.yaml': health,
    'health/flows/both.arazzo.yaml': flow,
    'docs.config.ts': [
      "spec: 'openapi.yaml' }] }],",
      "spec: 'openapi.yaml' }] }, { id: 'health', versions: [{ id: 'v1', spec: 'health/openapi.yaml' }] }],\n  current: 'notes/v1',",
    ],
  });
  const only = ['build', '--strict', '--format', 'json', '--only', 'guides/both*'];
  const { stdout, stderr } = await docs(folder, only);
  expect(stdout, stderr).not.toBe('');
  const { proofs, findings }: { proofs: Proof[]; findings: Finding[] } = JSON.parse(stdout);
  return {
    proofs: proofs.map(({ id, state }) => `${id} ${state}`),
    findings: findings
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, message, location }) => `${location.file}:${location.line} ${rule}: ${message}`),
  };
}

test('a shared page follows a flow of another API that calls two of them', async () => {
  const { proofs, findings } = await build(page);
  expect(findings).toEqual([]);
  expect(proofs).toEqual(['guides/both#1 proven', 'guides/both#2 proven', 'guides/both#3 proven']);
});

test('a step of another API that no block performs is found', async () => {
  const { findings } = await build(page.replace(ask, ''));
  expect(findings).toEqual([
    'guides/both.md:8 guide-flow: Flow `ask-and-sign-up` of the page: no block performs step `ask` before this one',
  ]);
});

test('a step that names an operation of no API is found where it stands', async () => {
  const { findings } = await build(page, both.replace('health.getHealth', 'health.getWealth'));
  expect(findings[0]).toMatch(
    /^health\/flows\/both\.arazzo\.yaml:15 flow-operation: The step `ask` names the operation `getWealth`/,
  );
});
