import type { Json } from '../model/json.ts';
import type { NamedExample, Operation } from '../model/operation.ts';

/** Statuses by which an operation says that a request is not valid: those whose examples name a field; else what HTTP has for it. */
export function invalidStatuses(operation: Operation): readonly string[] {
  const named = operation.responses
    .filter(
      ({ status, content }) => /^4/.test(status) && content.some(({ examples }) => examples.some(namesPlace)),
    )
    .map(({ status }) => status);
  const usable = named.filter((status) => !['401', '403', '404', '409', '429'].includes(status));
  if (usable.length > 0) return usable;
  const documented = documentedStatuses(operation).filter((status) => ['400', '422'].includes(status));
  return documented.length > 0 ? documented : ['400', '422'];
}

/** The statuses out of these that the operation documents, or all of them where it documents none. */
export function documentedOf(operation: Operation, statuses: readonly string[]): readonly string[] {
  const documented = documentedStatuses(operation).filter((status) => statuses.includes(status));
  return documented.length > 0 ? documented : statuses;
}

function documentedStatuses({ responses }: Operation): readonly string[] {
  return responses.map(({ status }) => status);
}

function namesPlace({ value }: NamedExample): boolean {
  return placesNamed(value).length > 0;
}

/** The texts by which an error body names what is wrong: a pointer, a parameter, a field. */
function placesNamed(body: Json): string[] {
  if (Array.isArray(body)) return body.flatMap((item: Json) => placesNamed(item));
  if (body === null || typeof body !== 'object') return [];
  return Object.entries(body).flatMap(([key, value]: [string, Json]) =>
    typeof value === 'string' && ['pointer', 'parameter', 'field', 'path', 'param', 'property'].includes(key)
      ? [value]
      : placesNamed(value),
  );
}
