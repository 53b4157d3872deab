import type { Json } from '../../../model/json.ts';
import type { Operation, Response } from '../../../model/operation.ts';
import type { PageScope } from '../page-scope.ts';
import { routes } from '../routes.ts';
import { isObject, lookUp } from '../schema/flatten-schema.ts';

/** What may follow an answer: its [links](https://spec.openapis.org/oas/v3.1.1.html#link-object) to other operations. */
export function responseLinks({ status }: Response, operation: Operation, scope: PageScope): object[] {
  const links = memberAt(scope, [
    'paths',
    operation.path,
    operation.method.toLowerCase(),
    'responses',
    status,
    'links',
  ]);
  if (!isObject(links)) return [];
  return Object.entries(links).flatMap(([name, written]) => {
    const link = resolved(written, scope);
    if (!isObject(link)) return [];
    const target = targetOf(link.operationId, link.operationRef, scope);
    const parameters = isObject(link.parameters) ? Object.entries(link.parameters) : [];
    return [
      {
        name,
        title: target ? target.summary || target.id : String(link.operationId ?? link.operationRef ?? name),
        href: target && scope.href(routes.operation(target)),
        description: scope.prose(
          typeof link.description === 'string' ? link.description : '',
          operation.location,
        ),
        parameters: parameters.map(([parameter, value]) => ({
          name: parameter,
          value: typeof value === 'string' ? value : JSON.stringify(value),
        })),
      },
    ];
  });
}

function targetOf(
  id: Json | undefined,
  reference: Json | undefined,
  { version, catalogue }: PageScope,
): Operation | undefined {
  if (version === undefined) return undefined;
  if (typeof id === 'string') return catalogue.operation(version, id);
  const [, path = '', method = ''] = /#\/paths\/([^/]+)\/(\w+)$/.exec(String(reference)) ?? [];
  const wanted = path.replaceAll('~1', '/').replaceAll('~0', '~');
  return version.operations.find((each) => each.path === wanted && each.method === method.toUpperCase());
}

function memberAt(scope: PageScope, keys: readonly string[]): Json | undefined {
  let value: Json | undefined = scope.version?.document;
  for (const key of keys) {
    const object = resolved(value, scope);
    if (!isObject(object) || !Object.hasOwn(object, key)) return undefined;
    value = object[key];
  }
  return resolved(value, scope);
}

function resolved(value: Json | undefined, scope: PageScope): Json | undefined {
  let found = value;
  for (let depth = 0; depth < 20 && isObject(found) && typeof found.$ref === 'string'; depth += 1) {
    found = lookUp(scope.version?.document ?? {}, found.$ref);
  }
  return found;
}
