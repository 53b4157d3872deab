import { createNumberer, createSlugger, slugify } from '../../lib/slug.ts';
import type { Finding } from '../../model/finding.ts';
import type { Operation, RateLimit, SecurityRequirement, Server } from '../../model/operation.ts';
import type { SpecReader } from '../source/cursor.ts';
import { flagField, textField, textsField } from '../source/fields.ts';
import { readCallbacks } from './callback.ts';
import { readCodeSamples } from './code-sample.ts';
import { readParameters } from './parameter.ts';
import { checkPathParameters, withPathParameters } from './path-parameters.ts';
import type { WrittenOperation } from './paths.ts';
import { readRateLimits } from './rate-limit.ts';
import { readRequestBody } from './request-body.ts';
import { readResponses } from './response.ts';
import { readSecurity } from './security.ts';
import { readServers } from './server.ts';
import type { TagTable } from './tag.ts';

/** What a document hands down to its operations. */
export interface Inherited {
  readonly api: string;
  readonly version: string;
  readonly servers: readonly Server[];
  readonly security: readonly SecurityRequirement[];
  readonly rateLimits: readonly RateLimit[];
  readonly tagTable: TagTable;
}

/** [Operation Objects](https://spec.openapis.org/oas/v3.1.1.html#operation-object) with ids and slugs of their own; those whose tags are all internal are left out. */
export function readOperations(
  reader: SpecReader,
  written: readonly WrittenOperation[],
  inherited: Inherited,
): { operations: Operation[]; findings: Finding[] } {
  const name = createNames();
  const { internal } = inherited.tagTable;
  const operations = written
    .filter(({ cursor }) => {
      const tags = textsField(cursor, 'tags');
      return tags.length === 0 || !tags.every((tag) => internal.has(tag));
    })
    .map((operation) => readOperation(reader, operation, inherited, name(operation)));
  return { operations, findings: [...duplicateIds(written), ...pathFindings(reader, written)] };
}

function readOperation(
  reader: SpecReader,
  { method, path, pathItem, cursor }: WrittenOperation,
  inherited: Inherited,
  names: { id: string; slug: string },
): Operation {
  const tags = textsField(cursor, 'tags').filter((tag) => !inherited.tagTable.internal.has(tag));
  const requestBody = readRequestBody(reader, cursor);
  const callbacks = readCallbacks(reader, cursor, (callback) =>
    readOperation(
      reader,
      callback,
      { ...inherited, servers: [], rateLimits: [] },
      { id: `${names.id}-callback`, slug: names.slug },
    ),
  );
  return {
    api: inherited.api,
    version: inherited.version,
    ...names,
    method,
    path,
    summary: textField(cursor, 'summary') ?? textField(pathItem, 'summary') ?? '',
    description: textField(cursor, 'description') ?? textField(pathItem, 'description') ?? '',
    tags,
    tagSlug: inherited.tagTable.tags.find((tag) => tag.name === tags[0])?.slug ?? 'operations',
    deprecated: flagField(cursor, 'deprecated'),
    security: readSecurity(cursor) ?? inherited.security,
    servers: readServers(reader, cursor) ?? readServers(reader, pathItem) ?? inherited.servers,
    parameters: withPathParameters(path, readParameters(reader, pathItem, cursor), cursor.location),
    ...(requestBody && { requestBody }),
    responses: readResponses(reader, cursor),
    rateLimits: readRateLimits(reader, cursor) ?? inherited.rateLimits,
    codeSamples: readCodeSamples(reader, cursor),
    ...(callbacks.length > 0 && { callbacks }),
    location: cursor.location,
  };
}

/** The id is what proofs and `--only` call an operation: unique, and without the slashes of its path. */
function createNames(): (operation: WrittenOperation) => { id: string; slug: string } {
  const numbered = createNumberer();
  const slugOf = createSlugger();
  return ({ method, path, cursor }) => {
    const derived = slugify(`${method.toLowerCase()}-${path}`);
    const wanted = textField(cursor, 'operationId')?.trim() || derived;
    return { id: numbered(wanted), slug: slugOf(wanted, derived) };
  };
}

function pathFindings(reader: SpecReader, written: readonly WrittenOperation[]): Finding[] {
  return written.flatMap(({ method, path, pathItem, cursor }) =>
    checkPathParameters(
      { method, path, location: cursor.location },
      readParameters(reader, pathItem, cursor),
    ),
  );
}

function duplicateIds(written: readonly WrittenOperation[]): Finding[] {
  const first = new Map<string, WrittenOperation>();
  return written.flatMap((operation): Finding[] => {
    const id = textField(operation.cursor, 'operationId');
    const earlier = id === undefined ? undefined : first.get(id);
    if (id !== undefined && !earlier) first.set(id, operation);
    if (id === undefined || !earlier) return [];
    const { file, pointer } = operation.cursor.location;
    return [
      {
        severity: 'error',
        rule: 'operation-id-unique',
        message: `The operationId \`${id}\` is already that of \`${earlier.method} ${earlier.path}\`.`,
        location: { file, pointer: `${pointer}/operationId` },
        fix: `Give \`${operation.method} ${operation.path}\` an operationId of its own.`,
      },
    ];
  });
}
