import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadVersion } from './load-version.ts';
import { measure } from './measure.ts';

const root = join(import.meta.dirname, '..', '..');

test.each([
  ['every style, media type and kind of credential', 'tests/single-faults/everything.yaml', 11, 130],
  ['the older of our own versions', 'spec/auth/v1/openapi.yaml', 20, 300],
  ['the newer of our own versions', 'spec/auth/v2/openapi.yaml', 20, 300],
])(
  'the mock of %s takes what is documented and refuses each single fault of it',
  async (_, file, documented, variants) => {
    const measured = await measure(await loadVersion(join(root, file)));
    expect(measured.misses).toEqual([]);
    expect(measured.documented).toBeGreaterThanOrEqual(documented);
    expect(measured.variants).toBeGreaterThanOrEqual(variants);
  },
);
