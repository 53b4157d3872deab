import type { Finding } from '../../model/finding.ts';
import type { FlowSource } from '../../model/flow.ts';
import { loadOpenApi } from '../openapi/load-openapi.ts';
import type { SourceFiles } from '../source/source-files.ts';

/** The small APIs that flows call, each loaded once, however many flows name it. */
export interface FlowSources {
  /** Loads the OpenAPI document in a file; `name` is what the first flow calls it. */
  load(file: string, name: string): Promise<FlowSource>;
  /** Those that could be loaded. */
  all(): Promise<FlowSource[]>;
}

/** FlowSources that report what is wrong with their documents into `findings`. */
export function createFlowSources(files: SourceFiles, findings: Finding[]): FlowSources {
  const byFile = new Map<string, Promise<FlowSource>>();
  const names = new Set<string>();

  async function loadOnce(file: string, name: string): Promise<FlowSource> {
    const { specification, findings: found } = await loadOpenApi(file, { api: name, version: '' }, files);
    findings.push(...found);
    const { servers, operations, securitySchemes, document, location } = specification;
    return { name, servers, operations, securitySchemes, document, location };
  }

  return {
    load(file, name) {
      const known = byFile.get(file) ?? loadOnce(file, distinct(name, names));
      byFile.set(file, known);
      return known;
    },
    async all() {
      const settled = await Promise.allSettled(byFile.values());
      return settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    },
  };
}

function distinct(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name}-${count}`;
  taken.add(free);
  return free;
}
