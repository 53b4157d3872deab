import type { HeaderList, RequestMessage } from '../../src/model/exchange.ts';
import type { Operation, Parameter } from '../../src/model/operation.ts';
import type { FaultContext, RequestFault } from './fault.ts';
import { structuredFaults } from './structured-faults.ts';
import { isScalar, textFaults } from './text-faults.ts';

const ignoredHeaders = ['accept', 'content-type', 'authorization'];

/** Faults of the parameters of a request: left out, of a wrong value, and one too many. */
export function parameterFaults(
  operation: Operation,
  message: RequestMessage,
  context: FaultContext,
): RequestFault[] {
  const credentials = new Set(
    Object.values(context.version.securitySchemes).flatMap(({ parameterName = [] }) => parameterName),
  );
  const faults = operation.parameters
    .filter(({ name }) => !credentials.has(name))
    .flatMap((parameter) => {
      if (parameter.in === 'query') return queryFaults(parameter, message, context);
      if (parameter.in === 'path') return pathFaults(parameter, operation, message, context);
      if (parameter.in === 'header') return headerFaults(parameter, message, context);
      if (parameter.in === 'cookie') return cookieFaults(parameter, message, context);
      return [];
    });
  return [...faults, ...extraFault(operation, message, context)];
}

function queryFaults(parameter: Parameter, message: RequestMessage, context: FaultContext): RequestFault[] {
  const [path = '', query = ''] = split(message.url, '?');
  const pairs = query.split('&');
  const isOwn = (pair: string) => {
    const name = decoded(split(pair, '=')[0] ?? '');
    const isMember = parameter.style === 'deepObject' && name.startsWith(`${parameter.name}[`);
    return name === parameter.name || isMember;
  };
  const own = pairs.filter(isOwn);
  const [first] = own;
  if (first === undefined) return [];
  const rest = pairs.filter((pair) => !isOwn(pair));
  const send = (name: string, left: readonly string[]): RequestFault => ({
    name,
    message: { ...message, url: left.length > 0 ? `${path}?${left.join('&')}` : path },
  });
  const label = `query \`${parameter.name}\``;
  const faults = parameter.required ? [send(`${label} missing`, rest)] : [];
  if (parameter.content || !isScalar(parameter.schema, context.version.document)) {
    const wrong = structuredFaults(parameter, own, context);
    return [
      ...faults,
      ...wrong.map(({ name, pairs: faulty }) => send(`${label} ${name}`, [...rest, ...faulty])),
    ];
  }
  const [key = '', value = ''] = split(first, '=');
  for (const { name, text } of faultsOf(parameter, decoded(value.replaceAll('+', ' ')), context)) {
    faults.push(send(`${label} ${name}`, [...rest, `${key}=${encodeURIComponent(text)}`]));
  }
  return [...faults, send(`${label} twice`, [...pairs, first])];
}

function pathFaults(
  parameter: Parameter,
  { path: template, servers, method }: Operation,
  message: RequestMessage,
  context: FaultContext,
): RequestFault[] {
  if (parameter.style !== 'simple' || !isScalar(parameter.schema, context.version.document)) return [];
  const [path = '', query] = split(message.url, '?');
  const base = new URL(servers[0]?.url ?? '', 'http://localhost').pathname.replace(/\/+$/, '');
  const names: string[] = [];
  const [written = ''] = `${base}${template}`.split(/[?#]/);
  const source = written.split(/(\{[^{}/]+\})/).map((part) => {
    if (!/^\{.*\}$/.test(part)) return `(${part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')})`;
    names.push(part.slice(1, -1));
    return '([^/]+)';
  });
  const groups = new RegExp(`^${source.join('')}$`).exec(path)?.slice(1);
  const at = names.indexOf(parameter.name) * 2 + 1;
  const value = groups?.[at];
  if (!groups || value === undefined || at < 1) return [];
  const operations = context.version.operations.filter((each) => each.method === method);
  return faultsOf(parameter, decoded(value), context).flatMap(({ name, text }) => {
    const url = groups.map((part, index) => (index === at ? encodeURIComponent(text) : part)).join('');
    // What another path of the document matches is no fault.
    const others = operations.filter((each) => shapeOf(each.path).test(url.slice(base.length)));
    if (others.length > 1) return [];
    const faulty = query === undefined ? url : `${url}?${query}`;
    return [{ name: `path \`${parameter.name}\` ${name}`, message: { ...message, url: faulty } }];
  });
}

function shapeOf(template: string): RegExp {
  const source = template.split(/\{[^{}/]+\}/).map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`^${source.join('[^/]+')}$`);
}

function headerFaults(parameter: Parameter, message: RequestMessage, context: FaultContext): RequestFault[] {
  const wanted = parameter.name.toLowerCase();
  const own = message.headers.find(([name]) => name.toLowerCase() === wanted);
  if (!own || ignoredHeaders.includes(wanted)) return [];
  const rest = message.headers.filter((field) => field !== own);
  const send = (name: string, headers: HeaderList) => ({
    name: `header \`${parameter.name}\` ${name}`,
    message: { ...message, headers },
  });
  const faults = parameter.required ? [send('missing', rest)] : [];
  if (parameter.content || !isScalar(parameter.schema, context.version.document)) return faults;
  const texts = faultsOf(parameter, own[1], context).filter(({ text }) => /^[\x21-\x7e]+$/.test(text));
  return [...faults, ...texts.map(({ name, text }) => send(name, [...rest, [own[0], text]]))];
}

function cookieFaults(parameter: Parameter, message: RequestMessage, context: FaultContext): RequestFault[] {
  const field = message.headers.find(([name]) => name.toLowerCase() === 'cookie');
  const cookies = (field?.[1] ?? '').split('; ');
  const own = cookies.find((cookie) => split(cookie, '=')[0] === parameter.name);
  if (!field || own === undefined || !isScalar(parameter.schema, context.version.document)) return [];
  const others = message.headers.filter((each) => each !== field);
  const rest = cookies.filter((cookie) => cookie !== own);
  const send = (name: string, left: readonly string[]): RequestFault => ({
    name: `cookie \`${parameter.name}\` ${name}`,
    message: { ...message, headers: left.length > 0 ? [...others, ['Cookie', left.join('; ')]] : others },
  });
  const wrong = faultsOf(parameter, decoded(split(own, '=')[1] ?? ''), context).map(({ name, text }) =>
    send(name, [...rest, `${parameter.name}=${encodeURIComponent(text)}`]),
  );
  return parameter.required ? [send('missing', rest), ...wrong] : wrong;
}

/** An operation whose query takes anything has no parameter too many. */
function extraFault(
  { parameters }: Operation,
  message: RequestMessage,
  { version }: FaultContext,
): RequestFault[] {
  const open = parameters.some(
    (each) =>
      each.in === 'querystring' ||
      (each.in === 'query' && each.explode && !isScalar(each.schema, version.document) && !isArray(each)),
  );
  if (open) return [];
  const url = `${message.url}${message.url.includes('?') ? '&' : '?'}docproof_extra=1`;
  return [{ name: 'query `docproof_extra` too many', message: { ...message, url } }];
}

function isArray({ schema, style }: Parameter): boolean {
  return style === 'deepObject' || (typeof schema === 'object' && schema.type === 'array');
}

function faultsOf({ schema }: Parameter, value: string, { version, validator }: FaultContext) {
  return textFaults(schema, value, version.document, validator);
}

function split(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
