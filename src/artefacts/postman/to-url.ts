import type { Example } from '../../model/example.ts';
import type { Server } from '../../model/operation.ts';
import { absoluteUrl, type RequestAddress, requestAddress } from '../request-address.ts';
import { type BoundValues, bindCredentials, bindParameter } from './bound-values.ts';
import type { Field, QueryField, Url } from './format.ts';

/** The URL of an example, below `{{base_url}}` where its server is the Version's. */
export function toUrl(example: Example, server: Server | undefined, bound: BoundValues): Url {
  const { request } = example;
  const address = requestAddress(request, server);
  const { segments, variables } = pathOf(address.path, example, bound);
  const query = queryOf(address.query, example, bound);
  const sent = query.filter((field) => !field.disabled);
  const base = baseOf(address, server);
  const search = sent.map(({ key, value }) => (value === null ? key : `${key}=${value}`)).join('&');
  return {
    raw: `${base}${segments.map((part) => `/${part}`).join('')}${search && `?${search}`}`,
    ...hostOf(base),
    path: segments,
    ...(query.length > 0 && { query }),
    ...(variables.length > 0 && { variable: variables }),
  };
}

/** The variable that holds a credential percent-encoded, made by a script before the request. */
export function inUrl(variable: string): string {
  return `${variable}_in_url`;
}

/** The server of the Version, its host where the operation has a server there of its own, else that server. */
export function baseOf({ relative, origin }: RequestAddress, server: Server | undefined): string {
  if (relative) return '{{base_url}}';
  const isBeside = server && new URL(absoluteUrl(server, origin), origin).origin === origin;
  return isBeside ? '{{origin}}' : origin;
}

/** The protocol is part of a variable: naming it again would send the request to `https://https://…`. */
function hostOf(base: string): Pick<Url, 'protocol' | 'host' | 'port'> {
  if (base.startsWith('{{')) return { host: [base] };
  const { protocol, hostname, port } = new URL(base);
  return { protocol: protocol.slice(0, -1), host: hostname.split('.'), ...(port && { port }) };
}

/** Segments of the path; one that is a parameter as a whole becomes `:name`, with its value beside it. */
function pathOf(path: string, example: Example, bound: BoundValues) {
  const { path: template, parameters } = example.operation;
  const segments = path.split('/').slice(1);
  const names = template.split('/').slice(1);
  // A server's path or a value with `/` in it may stand before or between.
  if (segments.length !== names.length) return { segments: segments.map(literalSegment), variables: [] };
  const variables: Field[] = [];
  const parts = segments.map((segment, index) => {
    const name = /^\{([\w-]+)\}$/.exec(names[index] ?? '')?.[1];
    if (name === undefined) return literalSegment(segment);
    const description = parameters.find((each) => each.in === 'path' && each.name === name)?.description;
    variables.push({
      key: name,
      value: bindParameter('path', name, segment, example, bound),
      ...(description && { description }),
    });
    return `:${name}`;
  });
  return { segments: parts, variables };
}

/** A segment that begins with `:` would be taken for a variable. */
function literalSegment(segment: string): string {
  return segment.replace(/^:/, '%3A');
}

/** What the example sends, then the optional parameters that it leaves out, switched off. */
function queryOf(query: string | undefined, example: Example, bound: BoundValues): readonly QueryField[] {
  const { operation, request } = example;
  const documented = operation.parameters.filter((parameter) => parameter.in === 'query');
  const describe = (key: string) => {
    const description = documented.find((parameter) => parameter.name === key)?.description;
    return description ? { description } : {};
  };
  const inQuery = (request.targetPieces ?? []).flatMap((piece) => (typeof piece === 'string' ? [] : [piece]));
  const bind = (key: string, value: string): string => {
    const credential = bindCredentials(value, inQuery, inUrl);
    return credential === value ? bindParameter('query', key, value, example, bound) : credential;
  };
  const sent = (query?.split('&') ?? []).map((pair): QueryField => {
    const [, key = '', value] = /^([^=]*)(?:=(.*))?$/s.exec(pair) ?? [];
    return { key, value: value === undefined ? null : bind(key, value), ...describe(key) };
  });
  const unsent = documented.filter(
    ({ name, required }) =>
      !required && !sent.some(({ key }) => key === name || key.startsWith(`${name}%5B`)),
  );
  return [
    ...sent,
    ...unsent.map(({ name }): QueryField => ({ key: name, value: '', ...describe(name), disabled: true })),
  ];
}
