import { basename, dirname } from 'node:path';
import { resolveConfig } from '../../src/load/config/resolve-config.ts';
import { loadDocs } from '../../src/load/load-docs.ts';
import type { Version } from '../../src/model/docs.ts';

/** Loads one OpenAPI document alone. */
export async function loadVersion(file: string): Promise<Version> {
  const nothing = 'none/*';
  const spec = { id: 'v1', spec: basename(file), flows: nothing, guides: nothing };
  const user = { apis: [{ id: 'api', versions: [spec] }], guides: nothing, out: 'out' };
  const docs = await loadDocs(resolveConfig(user, dirname(file), 'docs.config.ts'));
  const version = docs.apis[0]?.versions[0];
  if (!version) throw new Error(`${file} has no version`);
  return version;
}
