import type { HttpRequest, RequestContent, RequestHeader } from '../model/example.ts';
import type { Json } from '../model/json.ts';
import type { Operation, Parameter, SecurityScheme, Server } from '../model/operation.ts';
import { applySecurity } from './credentials.ts';
import { parameterStyles } from './parameters/index.ts';
import { toParameterValue } from './parameters/parameter-style.ts';
import { percentEncode, percentEncodeReserved } from './percent-encode.ts';
import { toRequestContent } from './to-request-content.ts';

/** The values of one request, before they are serialised. */
export interface RequestValues {
  /** By `<in>:<name>`. */
  readonly parameters: ReadonlyMap<string, Json>;
  readonly body?: { readonly mediaType: string; readonly value: Json };
}

export interface Surroundings {
  readonly server: Server | undefined;
  readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
}

/** Serialises the values of a request by the rules of the OpenAPI specification. */
export function toHttpRequest(
  operation: Operation,
  values: RequestValues,
  { server, securitySchemes }: Surroundings,
): HttpRequest {
  const security = applySecurity(operation, securitySchemes);
  const base = new URL(server?.url ?? 'http://localhost', 'http://localhost');
  const given = operation.parameters.filter((parameter) => values.parameters.has(keyOf(parameter)));
  const content = values.body ? toRequestContent(values.body.mediaType, values.body.value) : undefined;
  const query = [...serialiseAll(given, 'query', values), ...security.query].filter((part) => part !== '');
  const path = base.pathname.replace(/\/$/, '') + fillPath(operation.path, given, values);
  return {
    method: operation.method,
    origin: base.origin,
    target: query.length > 0 ? `${path}?${query.join('&')}` : path,
    headers: [
      ...contentHeader(content),
      ...headerParameters(given, values, security.headers),
      ...security.headers,
      ...cookieHeader([...serialiseAll(given, 'cookie', values), ...security.cookies]),
    ],
    ...(content ? { body: content } : {}),
    credentials: security.credentials,
    files: [],
  };
}

/** How a parameter's value is named in `RequestValues`. */
export function keyOf(parameter: { readonly in: string; readonly name: string }): string {
  return `${parameter.in}:${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}`;
}

function fillPath(template: string, parameters: readonly Parameter[], values: RequestValues): string {
  return template.replace(/\{([^{}]+)\}/g, (placeholder, name: string) => {
    const parameter = parameters.find((candidate) => candidate.in === 'path' && candidate.name === name);
    return parameter ? serialise(parameter, values) : percentEncode(placeholder);
  });
}

function serialiseAll(
  parameters: readonly Parameter[],
  place: Parameter['in'],
  values: RequestValues,
): string[] {
  return parameters.filter((parameter) => parameter.in === place).map((each) => serialise(each, values));
}

function serialise(parameter: Parameter, values: RequestValues): string {
  const value = values.parameters.get(keyOf(parameter)) ?? null;
  const encode = encodingOf(parameter);
  if (parameter.content) {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return parameter.in === 'path' || parameter.in === 'header'
      ? encode(text)
      : `${encode(parameter.name)}=${encode(text)}`;
  }
  const style = parameterStyles[parameter.style] ?? parameterStyles.form;
  return style?.(toParameterValue(value), { name: parameter.name, explode: parameter.explode, encode }) ?? '';
}

function encodingOf(parameter: Parameter): (text: string) => string {
  if (parameter.in === 'header') return (text) => text;
  return parameter.allowReserved ? percentEncodeReserved : percentEncode;
}

function headerParameters(
  parameters: readonly Parameter[],
  values: RequestValues,
  security: readonly RequestHeader[],
): RequestHeader[] {
  // The specification says that header parameters of these names are ignored.
  const ignored = new Set(['accept', 'content-type', 'authorization']);
  for (const header of security) ignored.add(header.name.toLowerCase());
  return parameters
    .filter((parameter) => parameter.in === 'header' && !ignored.has(parameter.name.toLowerCase()))
    .map((parameter) => ({ name: parameter.name, value: serialise(parameter, values) }));
}

function contentHeader(content: RequestContent | undefined): RequestHeader[] {
  return content ? [{ name: 'Content-Type', value: content.mediaType }] : [];
}

function cookieHeader(cookies: readonly string[]): RequestHeader[] {
  return cookies.length > 0 ? [{ name: 'Cookie', value: cookies.join('; ').replaceAll('&', '; ') }] : [];
}
