import type { Version } from '../model/docs.ts';
import type { Json, Schema } from '../model/json.ts';
import type { MediaType, NamedExample, Operation, Parameter, Response } from '../model/operation.ts';

const location = { file: 'openapi.yaml' };

export function named(name: string, value: Json, more: Partial<NamedExample> = {}): NamedExample {
  return { name, summary: '', description: '', value, location, ...more };
}

export function media(
  type: string,
  examples: readonly NamedExample[] = [],
  schema: Schema = true,
): MediaType {
  return { type, schema, examples, encoding: {}, location };
}

export function response(status: string, ...examples: NamedExample[]): Response {
  const content = [media('application/json', examples)];
  return { status, description: '', headers: [], content, location };
}

export function parameter(place: Parameter['in'], name: string, more: Partial<Parameter> = {}): Parameter {
  const style = place === 'query' || place === 'cookie' ? 'form' : 'simple';
  return {
    name,
    in: place,
    description: '',
    required: place === 'path',
    deprecated: false,
    style,
    explode: style === 'form',
    allowReserved: false,
    schema: true,
    examples: [],
    location,
    ...more,
  };
}

export function operation(more: Partial<Operation> = {}): Operation {
  return {
    api: 'shop',
    version: 'v1',
    id: 'order',
    slug: 'order',
    method: 'POST',
    path: '/orders',
    summary: '',
    description: '',
    tags: [],
    tagSlug: 'operations',
    deprecated: false,
    security: [],
    servers: [{ url: 'https://api.example.com/v1', description: '', location }],
    parameters: [],
    responses: [],
    rateLimits: [],
    codeSamples: [],
    location,
    ...more,
  };
}

export function version(operations: readonly Operation[], more: Partial<Version> = {}): Version {
  return {
    api: 'shop',
    id: 'v1',
    openapi: '3.1.0',
    operations,
    securitySchemes: {},
    document: {},
    ...more,
  } as Version;
}
