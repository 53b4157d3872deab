import type { RequestMessage } from '../../model/exchange.ts';
import type { Operation } from '../../model/operation.ts';

/** The operation that a request performs: by method, server prefix and path template. */
export function matchOperation(
  operations: readonly Operation[],
  request: Pick<RequestMessage, 'method' | 'url'>,
): Operation | undefined {
  if (!URL.canParse(request.url)) return undefined;
  const url = new URL(request.url);
  // A template without parameters is more exact than one with: https://spec.openapis.org/oas/v3.1.1.html#path-templating-matching
  return operations
    .filter((operation) => operation.method === request.method && matches(operation, url))
    .sort((one, other) => parameters(one) - parameters(other))[0];
}

function matches(operation: Operation, url: URL): boolean {
  const template = operation.path
    .split(/\{[^{}]+\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]+');
  return operation.servers.some((server) => {
    if (!URL.canParse(server.url)) return false;
    const base = new URL(server.url);
    const prefix = base.pathname.replace(/\/$/, '');
    if (base.origin !== url.origin || !url.pathname.startsWith(prefix)) return false;
    return new RegExp(`^${template}$`).test(url.pathname.slice(prefix.length));
  });
}

function parameters(operation: Operation): number {
  return operation.path.split('{').length;
}
