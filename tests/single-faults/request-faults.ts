import { createValidator } from '../../src/lib/json-schema.ts';
import type { Version } from '../../src/model/docs.ts';
import type { Example } from '../../src/model/example.ts';
import type { HeaderList, RequestMessage } from '../../src/model/exchange.ts';
import type { Operation } from '../../src/model/operation.ts';
import { toMessage } from '../../src/run/to-message.ts';
import { bodyFaults } from './body-faults.ts';
import { clientCertificate } from './client-certificate.ts';
import type { FaultContext, RequestFault } from './fault.ts';
import { parameterFaults } from './parameter-faults.ts';

export function createFaultContext(version: Version): FaultContext {
  const dialect = version.openapi.startsWith('3.0') ? '3.0' : '3.1';
  const routes = version.operations.flatMap((operation) =>
    operation.servers.map(({ url }) => {
      const base = new URL(url, 'http://localhost').pathname.replace(/\/+$/, '');
      return { method: operation.method, pattern: toPattern(base + operation.path) };
    }),
  );
  return {
    version,
    validator: createValidator(version.document, dialect, { overlap: true }),
    methodsAt: (path) =>
      new Set(routes.filter(({ pattern }) => pattern.test(decoded(path))).map(({ method }) => method)),
  };
}

/** Everything that can be wrong with one documented request, one thing at a time. */
export function requestFaults(example: Example, context: FaultContext): RequestFault[] {
  const message = documentedMessage(example);
  const { method } = example.operation;
  const certain = [
    ...methodFaults(message, context),
    ...pathFaults(message, context),
    ...credentialFaults(example, message, context),
  ];
  // What another operation at the same path describes is no fault; documents tell these apart by `#fragment`.
  const path = withoutFragment(example.operation.path);
  const twins = context.version.operations.filter(
    (each) => each.method === method && withoutFragment(each.path) === path,
  );
  if (twins.length > 1) return certain;
  return [
    ...certain,
    ...parameterFaults(example.operation, message, context),
    ...bodyFaults(example, message, context),
  ];
}

/** A documented request as it is sent: no fragment is. */
export function documentedMessage({ request }: Example): RequestMessage {
  const shown = request.clientCertificate ? [['Client-Cert', clientCertificate] as const] : [];
  return toMessage({ ...request, target: withoutFragment(request.target) }, '', shown);
}

function withoutFragment(text: string): string {
  return text.replace(/#.*$/, '');
}

function methodFaults(message: RequestMessage, { methodsAt }: FaultContext): RequestFault[] {
  const known = methodsAt(pathOf(message.url));
  const wrong = ['DELETE', 'PATCH', 'PUT', 'POST', 'GET'].find((method) => !known.has(method));
  return wrong === undefined ? [] : [{ name: `method ${wrong}`, message: { ...message, method: wrong } }];
}

function pathFaults(message: RequestMessage, { methodsAt }: FaultContext): RequestFault[] {
  const [path = '', ...query] = message.url.split('?');
  const tail = query.length > 0 ? `?${query.join('?')}` : '';
  const cut = path.replace(/[^/]*$/, '');
  return [`${path}/docproof-none`, `${cut}docproof-none`, `/docproof-none${path}`, `${path}/`]
    .filter((wrong) => methodsAt(wrong).size === 0)
    .map((wrong) => ({ name: `path ${wrong}`, message: { ...message, url: wrong + tail } }));
}

/** Operations that cannot be called without a credential. */
function isSecured({ security }: Operation, { version }: FaultContext): boolean {
  return (
    security.length > 0 &&
    security.every((requirement) => {
      const schemes = Object.keys(requirement).map((name) => version.securitySchemes[name]);
      return schemes.length > 0 && schemes.every((scheme) => scheme !== undefined);
    })
  );
}

function credentialFaults(example: Example, message: RequestMessage, context: FaultContext): RequestFault[] {
  if (!isSecured(example.operation, context)) return [];
  const names = (place: string) =>
    Object.values(context.version.securitySchemes).flatMap(({ in: where, parameterName }) =>
      where === place && parameterName !== undefined ? [parameterName] : [],
    );
  const keys = new Set([
    'authorization',
    'client-cert',
    ...names('header').map((name) => name.toLowerCase()),
  ]);
  const bare = {
    ...message,
    url: dropFromQuery(message.url, new Set(names('query'))),
    headers: dropCookies(
      message.headers.filter(([name]) => !keys.has(name.toLowerCase())),
      new Set(names('cookie')),
    ),
  };
  const faults: RequestFault[] = [{ name: 'credential missing', message: bare }];
  const authorization = message.headers.find(([name]) => name.toLowerCase() === 'authorization');
  const alone = example.operation.security.every(
    (each) =>
      Object.keys(each).length === 1 &&
      Object.keys(each).every((name) => context.version.securitySchemes[name]?.type !== 'apiKey'),
  );
  if (!authorization || !alone || bare.headers.length !== message.headers.length - 1) return faults;
  const [scheme = ''] = authorization[1].split(' ');
  for (const value of [
    scheme,
    'Docproof abc',
    ...(/^basic$/i.test(scheme) ? ['Basic !!!', 'Basic YWJj'] : []),
  ]) {
    const headers = [...bare.headers, ['Authorization', value] as const];
    faults.push({ name: `credential \`${value}\``, message: { ...bare, headers } });
  }
  return faults;
}

function dropFromQuery(url: string, names: ReadonlySet<string>): string {
  const [path = '', query] = url.split('?');
  if (query === undefined) return url;
  const pairs = query.split('&').filter((pair) => !names.has(decoded(pair.split('=')[0] ?? '')));
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path;
}

function dropCookies(headers: HeaderList, names: ReadonlySet<string>): HeaderList {
  return headers.flatMap(([name, value]) => {
    if (name.toLowerCase() !== 'cookie') return [[name, value] as const];
    const left = value.split(';').filter((cookie) => !names.has(cookie.trim().split('=')[0] ?? ''));
    return left.length > 0 ? [[name, left.join(';')] as const] : [];
  });
}

function pathOf(url: string): string {
  return url.split('?')[0] ?? '';
}

function toPattern(template: string): RegExp {
  const [path = ''] = template.split(/[?#]/);
  const source = decoded(path)
    .split(/\{[^{}/]+\}/)
    .map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`^${source.join('[^/]+')}$`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll(/%2F/gi, '%252F'));
  } catch {
    return text;
  }
}
