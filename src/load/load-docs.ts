import path from 'node:path';
import type { ApiConfig, Config, VersionConfig } from '../config.ts';
import { DocsError } from '../errors.ts';
import type { Api, Docs, Version } from '../model/docs.ts';
import type { Finding } from '../model/finding.ts';
import { loadOpenApi } from './openapi/load-openapi.ts';
import { createSourceFiles, type SourceFiles } from './source/source-files.ts';

/** Reads everything that a configuration names; throws a DocsError when a document cannot be read at all. */
export async function loadDocs(config: Config): Promise<Docs> {
  const files = createSourceFiles(config.root);
  const findings: Finding[] = [];
  const apis: Api[] = [];
  for (const api of config.apis) apis.push(await loadApi(api, files, findings));
  return {
    site: config.site,
    apis,
    guides: [],
    flowSources: [],
    current: config.current,
    findings,
    sources: files.texts(),
  };
}

async function loadApi(api: ApiConfig, files: SourceFiles, findings: Finding[]): Promise<Api> {
  const versions: Version[] = [];
  for (const version of api.versions) versions.push(await loadVersion(api, version, files, findings));
  return { id: api.id, title: api.title ?? versions.at(-1)?.info.title ?? api.id, versions };
}

async function loadVersion(
  api: ApiConfig,
  { id, label, spec }: VersionConfig,
  files: SourceFiles,
  findings: Finding[],
): Promise<Version> {
  const entry = files.relative(spec);
  if (entry === undefined) {
    throw new DocsError(`${spec}: the specification lies outside of the project ${files.root}${path.sep}.`);
  }
  const { specification, findings: found } = await loadOpenApi(entry, { api: api.id, version: id }, files);
  findings.push(...found);
  return { ...specification, id, label, flows: [], guides: [] };
}
