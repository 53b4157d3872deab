import { DocsError } from '../../errors.ts';
import type { Finding } from '../../model/finding.ts';
import type { Flow } from '../../model/flow.ts';
import type { JsonObject } from '../../model/json.ts';
import { createSpecReader } from '../source/cursor.ts';
import { listField, membersOf } from '../source/fields.ts';
import { requireDocument } from '../source/require-document.ts';
import type { SourceFiles } from '../source/source-files.ts';
import type { FlowSources } from './flow-source.ts';
import { type DocumentedFiles, readSourceDescriptions } from './source-description.ts';
import { checkStructure } from './structure.ts';
import { readWorkflow } from './workflow.ts';

/** Loads the flows of a Version from [Arazzo documents](https://spec.openapis.org/arazzo/v1.0.1.html); throws a DocsError for a file that is none. */
export async function loadFlows(
  flowFiles: readonly string[],
  name: { readonly api: string; readonly version: string },
  context: {
    readonly files: SourceFiles;
    readonly documented: DocumentedFiles;
    readonly sources: FlowSources;
  },
): Promise<{ flows: Flow[]; findings: Finding[] }> {
  const flows: Flow[] = [];
  const findings: Finding[] = [];
  for (const file of flowFiles) {
    const reader = createSpecReader(await requireArazzo(file, context.files), file, context.files);
    findings.push(...(await checkStructure(file, context.files)));
    const { callables, findings: found } = await readSourceDescriptions(
      reader,
      context.documented,
      context.sources,
    );
    findings.push(...found);
    for (const cursor of listField(reader, reader.root, 'workflows')) {
      flows.push(readWorkflow(reader, cursor, name, callables, findings));
    }
  }
  return { flows: withoutRepetition(flows, findings), findings };
}

async function requireArazzo(file: string, files: SourceFiles): Promise<JsonObject> {
  const document = membersOf(await requireDocument(file, files));
  if (typeof document.arazzo === 'string' && /^1\.[01]\.\d/.test(document.arazzo)) return document;
  throw new DocsError(
    `${file}:1:1: this is no Arazzo document: at its root there is no \`arazzo: 1.0.1\` field.`,
  );
}

/** The first flow of an id wins. */
function withoutRepetition(flows: readonly Flow[], findings: Finding[]): Flow[] {
  const byId = new Map<string, Flow>();
  for (const flow of flows) {
    const first = byId.get(flow.id);
    if (!first) byId.set(flow.id, flow);
    else {
      findings.push({
        severity: 'error',
        rule: 'flow-unique',
        message: `The workflowId \`${flow.id}\` is already that of a flow in \`${first.location.file}\`.`,
        location: { ...flow.location, pointer: `${flow.location.pointer ?? ''}/workflowId` },
      });
    }
  }
  return [...byId.values()];
}
