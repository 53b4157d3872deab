import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { hardCases } from '../fidelity/hard-cases.ts';
import { measureCollection } from './measure-collection.ts';

test('newman sends the hard cases as the document has them, from a valid collection', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'docproof-hard-'));
  try {
    const document = join(folder, 'openapi.json');
    writeFileSync(document, JSON.stringify(hardCases()));
    const { requests, exact, misses, unsayable, collection } = await measureCollection(document, {
      operations: 60,
      seed: 7,
    });
    expect(misses).toEqual([]);
    expect(unsayable).toEqual([]);
    expect(requests).toBeGreaterThan(60);
    expect(exact).toBe(requests);
    const schema = new URL('../../schemas/postman-collection-v2.1.0.json', import.meta.url);
    const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(schema, 'utf8')));
    expect(validate(collection), JSON.stringify(validate.errors)).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 180_000);
