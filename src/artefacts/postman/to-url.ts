import type { Example } from '../../model/example.ts';
import type { Parameter, Server } from '../../model/operation.ts';
import { requestAddress } from '../request-address.ts';
import { type BoundValues, bindCredentials, bindSegment } from './bound-values.ts';
import type { Field, QueryField, Url } from './format.ts';

/** The URL of an example, below `{{base_url}}` where its server is the Version's. */
export function toUrl(example: Example, server: Server | undefined, bound: BoundValues): Url {
  const { request, operation } = example;
  const address = requestAddress(request, server);
  const { segments, variables } = pathOf(address.path, operation.path, operation.parameters, bound);
  const query = queryOf(address.query, example);
  const sent = query.filter((field) => !field.disabled);
  const host = hostOf(address.relative, address.origin);
  const search = sent.map(({ key, value }) => (value === null ? key : `${key}=${value}`)).join('&');
  return {
    raw: `${address.relative ? '{{base_url}}' : address.origin}${segments.map((part) => `/${part}`).join('')}${search && `?${search}`}`,
    ...host,
    path: segments,
    ...(query.length > 0 && { query }),
    ...(variables.length > 0 && { variable: variables }),
  };
}

/** The protocol is part of `{{base_url}}`: naming it again would send the request to `https://https://…`. */
function hostOf(relative: boolean, origin: string): Pick<Url, 'protocol' | 'host' | 'port'> {
  if (relative) return { host: ['{{base_url}}'] };
  const { protocol, hostname, port } = new URL(origin);
  return { protocol: protocol.slice(0, -1), host: hostname.split('.'), ...(port && { port }) };
}

/** Segments of the path; one that is a parameter as a whole becomes `:name`, with its value beside it. */
function pathOf(path: string, template: string, parameters: readonly Parameter[], bound: BoundValues) {
  const segments = path.split('/').slice(1);
  const names = template.split('/').slice(1);
  // A server's path or a value with `/` in it may stand before or between.
  if (segments.length !== names.length) return { segments: segments.map(literalSegment), variables: [] };
  const variables: Field[] = [];
  const parts = segments.map((segment, index) => {
    const name = /^\{([\w-]+)\}$/.exec(names[index] ?? '')?.[1];
    if (name === undefined) return literalSegment(segment);
    const description = parameters.find((each) => each.in === 'path' && each.name === name)?.description;
    variables.push({ key: name, value: bindSegment(segment, bound), ...(description && { description }) });
    return `:${name}`;
  });
  return { segments: parts, variables };
}

/** A segment that begins with `:` would be taken for a variable. */
function literalSegment(segment: string): string {
  return segment.replace(/^:/, '%3A');
}

/** What the example sends, then the optional parameters that it leaves out, switched off. */
function queryOf(query: string | undefined, { operation, request }: Example): readonly QueryField[] {
  const documented = operation.parameters.filter((parameter) => parameter.in === 'query');
  const describe = (key: string) => {
    const description = documented.find((parameter) => parameter.name === key)?.description;
    return description ? { description } : {};
  };
  const sent = (query?.split('&') ?? []).map((pair): QueryField => {
    const [, key = '', value] = /^([^=]*)(?:=(.*))?$/s.exec(pair) ?? [];
    const bound = value === undefined ? null : bindCredentials(value, request.credentials);
    return { key, value: bound, ...describe(key) };
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
