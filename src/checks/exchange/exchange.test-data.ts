import { createValidator } from '../../lib/json-schema.ts';
import type { Version } from '../../model/docs.ts';
import type { Example, HttpRequest } from '../../model/example.ts';
import type { Exchange, HeaderList, ResponseMessage } from '../../model/exchange.ts';
import type { JsonObject, Schema } from '../../model/json.ts';
import type { MediaType, Operation, Response } from '../../model/operation.ts';
import type { SceneRecord } from '../../model/run.ts';

export const noon = Date.parse('2025-10-29T12:00:00Z');

/** A Scene at noon on a clock of its own, that was documented for noon. */
export function scene(more: Partial<SceneRecord> = {}): SceneRecord {
  return { bindings: [], taken: [], start: noon, documentedStart: noon, controlled: true, ...more };
}

/** A signed JWT with these claims. */
export function jwt(claims: JsonObject, header: JsonObject = {}, signature = 'c2ln'): string {
  const part = (value: JsonObject) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', typ: 'JWT', ...header })}.${part(claims)}.${signature}`;
}

export function answer(status: number, body: string, headers: HeaderList = []): ResponseMessage {
  return { status, headers: [['Content-Type', 'application/json'], ...headers], body: Buffer.from(body) };
}

export function media(schema: Schema = true, value?: MediaType['examples'][number]['value']): MediaType {
  const examples =
    value === undefined
      ? []
      : [
          {
            name: 'success',
            summary: '',
            description: '',
            value,
            location: { file: 'a.yaml', pointer: '/x' },
          },
        ];
  return { type: 'application/json', schema, examples, encoding: {}, location: { file: 'a.yaml' } };
}

export function response(status: string, more: Partial<Response> = {}): Response {
  return { status, description: '', headers: [], content: [], location: { file: 'a.yaml' }, ...more };
}

export function operation(more: Partial<Operation> = {}): Operation {
  return {
    api: 'shop',
    version: 'v1',
    id: 'getOrder',
    slug: 'get-order',
    method: 'GET',
    path: '/orders',
    summary: '',
    description: '',
    tags: [],
    tagSlug: 'operations',
    deprecated: false,
    security: [],
    servers: [{ url: 'https://api.example.com', description: '', location: { file: 'a.yaml' } }],
    parameters: [],
    responses: [],
    rateLimits: [],
    codeSamples: [],
    location: { file: 'a.yaml' },
    ...more,
  };
}

export function request(more: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: 'GET',
    origin: 'https://api.example.com',
    target: '/orders',
    headers: [],
    credentials: [],
    files: [],
    ...more,
  };
}

export function example(of: Operation, more: Partial<Example> = {}): Example {
  return {
    operation: of,
    name: 'basic',
    slug: 'basic',
    summary: '',
    origin: 'documented',
    request: request(),
    location: { file: 'a.yaml' },
    ...more,
  };
}

/** A GET of the orders with its answer. */
export function exchange(received: ResponseMessage, more: Partial<Exchange> = {}): Exchange {
  const sent = { method: 'GET', url: 'https://api.example.com/orders', headers: [], body: new Uint8Array() };
  return { sent, forwarded: sent, received, duration: 1, ...more };
}

export const version = { api: 'shop', id: 'v1', openapi: '3.1.0', document: {} } as unknown as Version;

export const context = { document: {}, validator: createValidator({}, '3.1') };
