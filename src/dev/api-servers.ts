import { serverSlugs } from '../artefacts/postman/server-slugs.ts';
import type { Docs, Version } from '../model/docs.ts';
import type { Server } from '../model/operation.ts';
import type { Target } from '../run/targets/target.ts';

/** A server that the documentation declares, as our own pages reach it: at `/_api/<name>/…`. */
export interface ApiServer {
  /** One path segment, such as `auth-v2-production`. */
  readonly name: string;
  /** As declared; nothing is ever sent there. */
  readonly url: string;
  /** What stands before a path on the Target, without a slash at its end. */
  readonly base: string;
  readonly originOn: (target: Target) => string;
}

/** The name that flows give to the mailbox of the Target. */
const mailbox = 'mailbox';

/** Every server of every Version, and the mailbox that flows read mails from. */
export function apiServers({ apis, flowSources }: Pick<Docs, 'apis' | 'flowSources'>): readonly ApiServer[] {
  const versions = apis.flatMap((api) => api.versions);
  const mails = flowSources.filter(({ name }) => name === mailbox).flatMap(({ servers }) => servers);
  return [
    ...versions.flatMap(serversOf),
    ...mails.slice(0, 1).map((server) => ({
      name: mailbox,
      ...placeOf(server),
      originOn: ({ origin }: Target) => origin,
    })),
  ];
}

function serversOf(version: Version): ApiServer[] {
  const slugs = serverSlugs(version.servers);
  return version.servers.map((server, index) => ({
    name: `${version.api}-${version.id}-${slugs[index]}`,
    ...placeOf(server),
    originOn: (target) => target.originOf?.(version) ?? target.origin,
  }));
}

function placeOf({ url }: Server): Pick<ApiServer, 'url' | 'base'> {
  return { url, base: new URL(url, 'http://localhost').pathname.replace(/\/+$/, '') };
}
