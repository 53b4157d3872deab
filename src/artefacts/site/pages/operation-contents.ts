import type { Operation } from '../../../model/operation.ts';
import type { Heading } from '../text/markdown.ts';

/** Anchors of an operation's page that no heading of its description may take. */
export function reservedIds(operation: Operation): string[] {
  return [
    ...fixedContents(operation).map(({ id }) => id),
    'content',
    'menu',
    'request',
    'response',
    'related',
    'guides',
    'callbacks',
    'changes',
    'more',
  ];
}

/** What stands on an operation's page: the description's own headings, then the fixed parts. */
export function operationContents(operation: Operation, headings: readonly Heading[]): Heading[] {
  const fixed = fixedContents(operation);
  const texts = new Set(fixed.map(({ text }) => text));
  return [...headings.filter(({ level, text }) => level === 2 && !texts.has(text)), ...fixed];
}

function fixedContents(operation: Operation): Heading[] {
  const has = (place: string) => operation.parameters.some((parameter) => parameter.in === place);
  const parts: [boolean, string, string][] = [
    [true, 'Authentication', 'authentication'],
    [operation.rateLimits.length > 0, 'Rate limits', 'rate-limits'],
    [has('path'), 'Path parameters', 'path-parameters'],
    [has('query'), 'Query parameters', 'query-parameters'],
    [has('querystring'), 'Query string', 'query-string'],
    [has('header'), 'Request headers', 'request-headers'],
    [has('cookie'), 'Cookies', 'cookies'],
    [operation.requestBody !== undefined, 'Request body', 'request-body'],
    [operation.responses.length > 0, 'Responses', 'responses'],
  ];
  const fixed = parts.filter(([shown]) => shown).map(([, text, id]) => ({ level: 2, text, id }));
  const statuses = operation.responses.map(({ status }) => ({
    level: 3,
    text: status,
    id: `response-${status}`,
  }));
  return [...fixed, ...statuses];
}
