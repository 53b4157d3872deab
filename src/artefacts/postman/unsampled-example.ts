import type { Example } from '../../model/example.ts';
import type { Operation, Server } from '../../model/operation.ts';
import { absoluteUrl } from '../request-address.ts';

/** Stands for an operation that has no example: method and path, nothing filled in. */
export function unsampledExample(operation: Operation, server: Server | undefined): Example {
  const origin = 'http://localhost';
  const base = new URL(server ? absoluteUrl(server, origin) : origin, origin);
  const path = operation.path.replace(/\{[^{}]*\}/g, '');
  return {
    operation,
    name: 'default',
    slug: 'default',
    summary: '',
    origin: 'sampled',
    request: {
      method: operation.method,
      origin: base.origin,
      target: base.pathname.replace(/\/$/, '') + path,
      headers: [],
      credentials: [],
      files: [],
    },
    location: operation.location,
  };
}
