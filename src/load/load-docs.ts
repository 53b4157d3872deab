import type { Config } from '../config.ts';
import type { Api, Docs, Version } from '../model/docs.ts';
import type { Finding } from '../model/finding.ts';
import type { Flow } from '../model/flow.ts';
import { createFlowSources } from './arazzo/flow-source.ts';
import { loadFlows } from './arazzo/load-flows.ts';
import { createFactTable } from './facts/fact-table.ts';
import { type LoadedSpecification, loadSpecifications } from './load-specifications.ts';
import { loadGuides } from './markdown/load-guides.ts';
import { loadPictures } from './markdown/load-pictures.ts';
import { loadSamples } from './markdown/load-samples.ts';
import { findFiles, globFolder } from './source/find-files.ts';
import { type LoadMemory, noMemory } from './source/load-memory.ts';
import { createSourceFiles, type SourceFiles } from './source/source-files.ts';
import { syntaxFindings } from './source/syntax-findings.ts';

/**
 * Reads everything that a configuration names; throws a DocsError when a document cannot be read at all. With a memory
 * what depends on no changed file is the very same value as before.
 */
export async function loadDocs(config: Config, memory: LoadMemory = noMemory): Promise<Docs> {
  const files = createSourceFiles(config.root, memory.parse);
  const findings: Finding[] = [];
  const loaded = await loadSpecifications(config, files, findings, memory);
  const specifications = loaded.map(({ specification }) => specification);
  const flows = await recallFlows(loaded, { files, memory });
  findings.push(...flows.findings);
  const facts = await memory.recall('facts', specifications, files, async () =>
    createFactTable(loaded.map(({ config: { id }, specification }) => ({ ...specification, id }))),
  );
  const versions: Version[] = [];
  for (const [index, { config: version, specification }] of loaded.entries()) {
    const own = flows.byVersion[index] ?? [];
    const guides = await loadGuides(
      await findFiles(config.root, version.guides),
      { api: specification.api, version: version.id, folder: globFolder(version.guides) },
      { files, facts, flows: own, memory },
    );
    findings.push(...guides.findings);
    const { id, label } = version;
    versions.push({ ...specification, id, label, flows: own, guides: guides.guides });
  }
  const shared = await loadGuides(
    await findFiles(config.root, config.guides),
    { folder: globFolder(config.guides) },
    { files, facts, flows: flows.byVersion.flat(), memory, current: config.current },
  );
  const pages = [...versions.flatMap((version) => version.guides), ...shared.guides];
  const { pictures, findings: ofPictures } = await loadPictures(pages, files);
  findings.push(...ofPictures);
  const samples = await loadSamples(config, files, facts);
  findings.push(...shared.findings, ...samples.findings);
  return {
    site: config.site,
    apis: apisOf(config, versions),
    guides: shared.guides,
    ...(samples.guides.length > 0 && { samples: samples.guides }),
    ...(Object.keys(pictures).length > 0 && { pictures }),
    flowSources: flows.sources,
    current: config.current,
    findings: [...syntaxFindings(files), ...findings],
    sources: files.texts(),
  };
}

/** The flows of all versions and the small APIs that they call: they share these, so they are loaded together. */
async function recallFlows(
  loaded: readonly LoadedSpecification[],
  { files, memory }: { readonly files: SourceFiles; readonly memory: LoadMemory },
) {
  const specifications = loaded.map(({ specification }) => specification);
  const places = await Promise.all(loaded.map(({ config }) => findFiles(files.root, config.flows)));
  return memory.recall('flows', [...specifications, places.join()], files, async (noted) => {
    const findings: Finding[] = [];
    const sources = createFlowSources(noted, findings);
    const documented = new Map(loaded.map(({ entry, callable }) => [entry, callable]));
    const byVersion: (readonly Flow[])[] = [];
    for (const [index, { config, specification }] of loaded.entries()) {
      const name = { api: specification.api, version: config.id };
      const read = await loadFlows(places[index] ?? [], name, { files: noted, documented, sources });
      findings.push(...read.findings);
      byVersion.push(read.flows);
    }
    return { byVersion, sources: await sources.all(), findings };
  });
}

function apisOf(config: Config, versions: readonly Version[]): Api[] {
  return config.apis.map(({ id, title }) => {
    const own = versions.filter(({ api }) => api === id);
    return { id, title: title ?? (own.at(-1)?.info.title || id), versions: own };
  });
}
