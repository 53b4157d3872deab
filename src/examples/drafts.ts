import type { Location } from '../model/location.ts';
import type { Operation } from '../model/operation.ts';
import type { RequestBodyValue } from './body-value.ts';
import { describedMedia } from './sample-body.ts';

/** A request that an Operation names, with what its document says of it alone. */
export interface Draft {
  readonly name: string;
  readonly summary: string;
  readonly location: Location;
  readonly body?: RequestBodyValue;
  /** Names of the schemes of the security alternative that it asks for. */
  readonly security?: readonly string[];
}

/** The requests of an Operation: those that its body names, else those that its parameters do, else one. */
export function draftsOf(operation: Operation): readonly Draft[] {
  const drafts = bodyDrafts(operation);
  return drafts.length > 0 ? drafts : parameterDrafts(operation);
}

function bodyDrafts(operation: Operation): Draft[] {
  const media = describedMedia(operation);
  return (media?.examples ?? []).map((example) => ({
    name: example.name,
    summary: example.summary,
    location: example.location,
    body: {
      mediaType: media?.type ?? '',
      value: example.value,
      ...(example.text !== undefined && { text: example.text }),
      ...(example.serialised && { serialised: true }),
    },
    ...(example.security && { security: example.security }),
  }));
}

function parameterDrafts(operation: Operation): Draft[] {
  const named = operation.parameters.flatMap((parameter) => parameter.examples);
  const names = [...new Set(named.map((example) => example.name))].filter((name) => name !== 'default');
  const all = names.length > 0 ? names : ['default'];
  return all.map((name) => {
    const own = named.filter((example) => example.name === name);
    const security = own.find((example) => example.security)?.security;
    return {
      name,
      summary: own[0]?.summary ?? '',
      location: operation.location,
      ...(security && { security }),
    };
  });
}
