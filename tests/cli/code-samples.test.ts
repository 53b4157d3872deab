import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyProject, docs } from './project.ts';

interface Proof {
  readonly id: string;
  readonly state: string;
  readonly strength?: string;
  readonly reason?: string;
  readonly findings: readonly { readonly message: string; readonly location: { readonly line: number } }[];
}

const prefix = 'baskets/v1/getBasket/x-codeSamples/';

test('code samples of the document are run, judged, and shown as they are', async () => {
  const project = copyProject('samples');
  const ending = await docs(project, ['build', '--only', 'getBasket/x-codeSamples/*']);
  expect(ending.status).toBe(1);
  const { proofs } = JSON.parse(readFileSync(join(project, 'out/proof/proof.json'), 'utf8')) as {
    proofs: readonly Proof[];
  };
  const proof = (number: number) => proofs.find(({ id }) => id === `${prefix}${number}`);
  for (const number of [1, 2]) {
    expect(proof(number), ending.stderr).toMatchObject({ state: 'proven', strength: 'request exact' });
  }
  const reasons = [6, 7, 8, 9].map((number) => proof(number)?.reason);
  expect(reasons).toEqual([
    'needs baskets_for_python',
    'needs github.com/example/baskets',
    'no runner for Rust',
    'needs BASKET',
  ]);
  const failures = [3, 4, 5, 10].map((number) => proof(number)?.findings.map(({ message }) => message));
  expect(failures).toEqual([
    [
      expect.stringContaining(
        '`cURL, by name` of `getBasket`: its request is none of the document: the path parameter `basket_id`',
      ),
    ],
    [
      expect.stringContaining(
        '`No token` of `getBasket`: its request is none of the document: `Authorization` is missing',
      ),
    ],
    [expect.stringContaining('`All baskets` of `getBasket`: it calls another operation')],
    [expect.stringContaining('`Unclosed` of `getBasket`: it ended with exit status 1')],
  ]);
  expect(proof(3)?.findings[0]?.location.line).toBe(lineOf(project, 'label: cURL, by name') - 1);

  const page = readFileSync(join(project, 'out/site/baskets/v1/baskets/get-basket/index.html'), 'utf8');
  expect(page).toContain('From the specification');
  expect(page).toContain('Python, without packages');
  expect(page).toContain('needs baskets_for_python');
});

function lineOf(project: string, text: string): number {
  const lines = readFileSync(join(project, 'openapi.yaml'), 'utf8').split('\n');
  return lines.findIndex((line) => line.includes(text)) + 1;
}
