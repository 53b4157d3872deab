import { posix, relative, sep } from 'node:path';
import type { Config } from '../config.ts';
import { globFolder } from '../load/source/find-files.ts';
import type { Docs } from '../model/docs.ts';

/** Folders and files that a build of this project reads, relative to its root, none inside of another. */
export function watchedPlaces(config: Config, docs: Docs | undefined): readonly string[] {
  const { root, targets, site } = config;
  const own = (absolute: string) => relative(root, absolute).split(sep).join('/');
  const versions = config.apis.flatMap((api) => api.versions);
  const globs = [
    config.guides,
    ...versions.flatMap(({ flows, guides }) => [flows, guides]),
    ...Object.values(targets).flatMap(({ sources }) => sources.filter((glob) => glob.includes('*'))),
  ];
  const places = [
    config.file,
    'templates',
    ...(site.templates === undefined ? [] : [own(site.templates)]),
    ...globs.map(globFolder),
    ...versions.map(({ spec }) => folderOf(own(spec))),
    ...Object.values(targets).flatMap(({ sources }) => sources.filter((glob) => !glob.includes('*'))),
    // A file at the root is watched alone, since all else lies below it.
    ...Object.keys(docs?.sources ?? {}).map(folderOf),
  ].filter((place) => place !== '' && !place.startsWith('..'));
  return [...new Set(places)];
}

function folderOf(file: string): string {
  const folder = posix.dirname(file);
  return folder === '.' ? file : folder;
}
