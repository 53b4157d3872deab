import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ApiConfig, Config, TargetConfig, UserApi, UserConfig, UserTarget } from '../../config.ts';
import { DocsError } from '../../errors.ts';
import { didYouMean } from '../../lib/nearest.ts';
import type { Site } from '../../model/site.ts';

/** Fills in the defaults of a configuration whose shape is right; throws a DocsError where its parts do not fit together. */
export function resolveConfig(user: UserConfig, root: string, file: string): Config {
  const apis = (user.apis ?? []).map((api) => resolveApi(api, root));
  const targets = Object.fromEntries(
    Object.entries(user.targets ?? {}).map(([name, target]) => [name, resolveTarget(name, target)]),
  );
  refuseRepetition(apis, file);
  const out = path.resolve(root, user.out ?? 'out');
  refuseOwnSources(out, [root, ...apis.flatMap(({ versions }) => versions.map(({ spec }) => spec))], file);
  return {
    root,
    file,
    site: resolveSite(user.site, root),
    remarkPlugins: user.site?.remarkPlugins ?? [],
    current: currentOf(user, apis, file),
    apis,
    guides: user.guides ?? 'guides/*.md',
    samples: user.samples ?? [],
    languages: user.languages,
    target: user.target ?? ('reference' in targets ? 'reference' : 'mock'),
    targets,
    out,
    limits: { time: 30, memory: 512, output: 1024 * 1024, processes: 64, ...user.limits },
  };
}

function resolveSite({ remarkPlugins: _, templates, ...site }: UserConfig['site'] = {}, root: string): Site {
  const folder = path.resolve(root, templates ?? 'templates/site');
  return {
    title: 'API documentation',
    tagline: '',
    color: '#2563eb',
    organisation: '',
    ...site,
    url: (site.url ?? '').replace(/\/+$/, ''),
    ...(templates !== undefined || existsSync(folder) ? { templates: folder } : {}),
  };
}

function resolveApi(api: UserApi, root: string): ApiConfig {
  return {
    id: api.id,
    title: api.title,
    versions: api.versions.map(({ id, label = id, spec, flows, guides }) => ({
      id,
      label,
      spec: path.resolve(root, spec),
      flows: flows ?? path.posix.join(path.posix.dirname(spec), 'flows/*.arazzo.yaml'),
      guides: guides ?? `guides/${api.id}/${id}/**/*.md`,
    })),
  };
}

function resolveTarget(name: string, target: UserTarget): TargetConfig {
  return {
    name,
    command: target.command,
    url: target.url?.replace(/\/+$/, ''),
    ready: target.ready,
    deadline: target.deadline ?? 30,
    controls: target.controls,
    sources: target.sources ?? [],
    env: target.env ?? {},
    allowNotProven: target.allowNotProven ?? [],
  };
}

function currentOf(user: UserConfig, apis: readonly ApiConfig[], file: string): string {
  const known = apis.flatMap((api) => api.versions.map((version) => `${api.id}/${version.id}`));
  const newest = apis[0]?.versions.at(-1);
  if (apis[0] === undefined || newest === undefined) {
    throw new DocsError(
      `${file}: no API is documented: \`apis\` needs an entry such as \`{ id: 'api', versions: [{ id: 'v1', spec: 'openapi.yaml' }] }\`.`,
    );
  }
  const current = user.current ?? `${apis[0].id}/${newest.id}`;
  if (known.includes(current)) return current;
  throw new DocsError(
    `${file}: \`current\` names \`${current}\`, which \`apis\` lacks${didYouMean(current, known)}`,
  );
}

/** The folder is replaced in whole by each build. */
function refuseOwnSources(out: string, sources: readonly string[], file: string): void {
  const inside = sources.find((source) => `${source}${path.sep}`.startsWith(`${out}${path.sep}`));
  if (inside === undefined) return;
  throw new DocsError(
    `${file}: \`out\` names ${out}, which holds ${inside === out ? 'the project itself' : inside}; each build replaces that folder, so give it one of its own.`,
  );
}

function refuseRepetition(apis: readonly ApiConfig[], file: string): void {
  const seen = new Set<string>();
  for (const name of apis.flatMap((api) => [api.id, ...api.versions.map(({ id }) => `${api.id}/${id}`)])) {
    if (seen.has(name))
      throw new DocsError(`${file}: \`apis\` has \`${name}\` twice; give each an id of its own.`);
    seen.add(name);
  }
}
