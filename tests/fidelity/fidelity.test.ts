import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hardCases } from './hard-cases.ts';
import { measureFidelity } from './measure.ts';

// A sample in the languages that start fast; `npm run fidelity` has no such bounds.
test('hard cases are exact on the wire as they are printed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'docproof-hard-'));
  try {
    const document = join(folder, 'openapi.json');
    writeFileSync(document, JSON.stringify(hardCases()));
    const { sampled, languages } = await measureFidelity(document, {
      operations: 40,
      seed: 7,
      languages: ['curl', 'python-requests', 'ruby'],
    });
    expect(sampled).toBe(40);
    for (const { published, exact, misses } of languages) {
      expect(misses).toEqual([]);
      expect(published).toBeGreaterThan(40);
      expect(exact).toBe(published);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
