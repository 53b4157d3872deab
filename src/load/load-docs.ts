import type { Config } from '../config.ts';
import type { Api, Docs, Version } from '../model/docs.ts';
import type { Finding } from '../model/finding.ts';
import { createFlowSources } from './arazzo/flow-source.ts';
import { loadFlows } from './arazzo/load-flows.ts';
import { createFactTable } from './facts/fact-table.ts';
import { type LoadedSpecification, loadSpecifications } from './load-specifications.ts';
import { loadGuides } from './markdown/load-guides.ts';
import { findFiles, globFolder } from './source/find-files.ts';
import { createSourceFiles } from './source/source-files.ts';
import { syntaxFindings } from './source/syntax-findings.ts';

/** Reads everything that a configuration names; throws a DocsError when a document cannot be read at all. */
export async function loadDocs(config: Config): Promise<Docs> {
  const files = createSourceFiles(config.root);
  const findings: Finding[] = [];
  const specifications = await loadSpecifications(config, files, findings);
  const sources = createFlowSources(files, findings);
  const documented = new Map(specifications.map(({ entry, callable }) => [entry, callable]));
  const facts = createFactTable(
    specifications.map(({ config: { id }, specification }) => ({ ...specification, id })),
  );
  const context = { files, documented, sources, facts };
  const versions: Version[] = [];
  for (const specification of specifications) {
    versions.push(await loadVersion(specification, context, findings));
  }
  const shared = await loadGuides(
    await findFiles(config.root, config.guides),
    { folder: globFolder(config.guides) },
    { files, facts, flows: versions.flatMap(({ flows }) => flows) },
  );
  findings.push(...shared.findings);
  return {
    site: config.site,
    apis: apisOf(config, versions),
    guides: shared.guides,
    flowSources: await sources.all(),
    current: config.current,
    findings: [...syntaxFindings(files), ...findings],
    sources: files.texts(),
  };
}

type Context = Parameters<typeof loadFlows>[2] & Omit<Parameters<typeof loadGuides>[2], 'flows'>;

async function loadVersion(
  { config, specification }: LoadedSpecification,
  context: Context,
  findings: Finding[],
): Promise<Version> {
  const name = { api: specification.api, version: config.id };
  const { root } = context.files;
  const flows = await loadFlows(await findFiles(root, config.flows), name, context);
  const guides = await loadGuides(
    await findFiles(root, config.guides),
    { ...name, folder: globFolder(config.guides) },
    { ...context, flows: flows.flows },
  );
  findings.push(...flows.findings, ...guides.findings);
  const { id, label } = config;
  return { ...specification, id, label, flows: flows.flows, guides: guides.guides };
}

function apisOf(config: Config, versions: readonly Version[]): Api[] {
  return config.apis.map(({ id, title }) => {
    const own = versions.filter(({ api }) => api === id);
    return { id, title: title ?? (own.at(-1)?.info.title || id), versions: own };
  });
}
