import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const spec = fileURLToPath(new URL('../../spec/', import.meta.url));

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`);

const read = (path: string): unknown => parse(readFileSync(path, 'utf8'));

test('no part of a specification stands in two files', () => {
  const places = new Map<string, string[]>();
  for (const file of filesIn(spec)) {
    // A flow names its document by the place that it lies in, so each version has flows of its own.
    if (file.includes('/flows/')) continue;
    const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
    places.set(digest, [...(places.get(digest) ?? []), file.slice(spec.length)]);
  }
  expect(places.size).toBeGreaterThan(300);
  expect([...places.values()].filter((files) => files.length > 1)).toEqual([]);
});

test('every shared part is used by both versions', () => {
  const shared = filesIn(`${spec}auth/shared`).map((file) => file.slice(`${spec}auth/`.length));
  expect(shared.length).toBeGreaterThan(80);
  const documents = ['v1', 'v2'].map((version) =>
    filesIn(`${spec}auth/${version}`).map((file) => readFileSync(file, 'utf8')),
  );
  const isUsed = (part: string) =>
    documents.every((texts) => texts.some((text) => text.includes(`$ref: ../../${part}`)));
  expect(shared.filter((part) => !isUsed(part))).toEqual([]);
});

/** Schemas that say something else in each version: where an error points to, and by which status. */
const differing = ['Error.yaml', 'ErrorResponse.yaml', 'ErrorSource.yaml'];

test('schemas of both versions of auth say the same, each in the words of its version of OpenAPI', () => {
  const names = readdirSync(`${spec}auth/v2/schemas`).filter((name) =>
    existsSync(`${spec}auth/v1/schemas/${name}`),
  );
  expect(names.length).toBeGreaterThan(50);
  const pairs = names.map((name) => ({
    name,
    isSame:
      JSON.stringify(sorted(toOpenApi30(read(`${spec}auth/v2/schemas/${name}`)))) ===
      JSON.stringify(sorted(read(`${spec}auth/v1/schemas/${name}`))),
  }));
  expect(pairs.filter(({ isSame }) => !isSame).map(({ name }) => name)).toEqual(differing);
});

/** Writes a schema of OpenAPI 3.1 as 3.0 has it: one example, `nullable`, and an `enum` for a `const`. */
function toOpenApi30(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toOpenApi30);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]): [string, unknown][] => {
      if (key === 'examples' && Array.isArray(member)) return [['example', member[0]]];
      if (key === 'const') return [['enum', [member]]];
      if (key !== 'type' || !Array.isArray(member)) return [[key, toOpenApi30(member)]];
      const type: [string, unknown] = ['type', member.find((name) => name !== 'null')];
      return member.includes('null') ? [type, ['nullable', true]] : [type];
    }),
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}

test.each([
  ['v1', true],
  ['v2', undefined],
])('every operation of %s says whether it is deprecated', (version, deprecated) => {
  const items = filesIn(`${spec}auth/${version}/paths`).flatMap((file) =>
    Object.values(read(file) as object),
  );
  const operations = items.filter((item) => item.operationId);
  expect(operations).toHaveLength(24);
  expect(operations.map((operation) => operation.deprecated)).toEqual(operations.map(() => deprecated));
});
