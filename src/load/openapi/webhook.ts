import type { Operation } from '../../model/operation.ts';
import type { SpecReader } from '../source/cursor.ts';
import { flagField, mapField } from '../source/fields.ts';
import { type Inherited, readOperations } from './operation.ts';
import { operationsOf } from './paths.ts';

/** [Webhooks](https://spec.openapis.org/oas/v3.1.1.html#oas-webhooks), and `x-webhooks` of OpenAPI 3.0; the path of each is its name. */
export function readWebhooks(reader: SpecReader, inherited: Inherited): Operation[] {
  const written = ['webhooks', 'x-webhooks'].flatMap((key) =>
    mapField(reader, reader.root, key).flatMap(([path, pathItem]) =>
      flagField(pathItem, 'x-internal')
        ? []
        : operationsOf(reader, pathItem)
            .filter(([, cursor]) => !flagField(cursor, 'x-internal'))
            .map(([method, cursor]) => ({ method: method.toUpperCase(), path, pathItem, cursor })),
    ),
  );
  const { operations } = readOperations(reader, written, { ...inherited, servers: [], rateLimits: [] });
  return operations.map((operation) => ({
    ...operation,
    tagSlug: 'webhooks',
    parameters: operation.parameters.filter((parameter) => parameter.in !== 'path'),
  }));
}
