import type { HttpRequest } from '../../model/example.ts';

/** What a step sends beyond the operation's parameters: the credentials that it names. */
export interface Extra {
  readonly in: string;
  readonly name: string;
  readonly value: string;
}

/** A step sends the credentials that it names, and none of its own accord. */
export function withExtra(request: HttpRequest, extra: readonly Extra[]): HttpRequest {
  const pairs = extra.filter((each) => each.in === 'query').map(({ name, value }) => toPair(name, value));
  const cookies = extra.filter((each) => each.in === 'cookie').map(({ name, value }) => `${name}=${value}`);
  const fields = extra.filter((each) => each.in === 'header');
  const own = request.headers.find(({ name }) => name.toLowerCase() === 'cookie');
  const cookie = [...(own ? [own.value] : []), ...cookies].join('; ');
  const mark = request.target.includes('?') ? '&' : '?';
  return {
    ...request,
    target: pairs.length > 0 ? `${request.target}${mark}${pairs.join('&')}` : request.target,
    headers: [
      ...request.headers.filter((header) => header !== own),
      ...(cookie === '' ? [] : [{ name: 'Cookie', value: cookie }]),
      ...fields.map(({ name, value }) => ({ name, value })),
    ],
  };
}

function toPair(name: string, value: string): string {
  return `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
}
