import { createHash } from 'node:crypto';
import type { Version } from '../../model/docs.ts';
import type { Finding } from '../../model/finding.ts';
import type { Operation, RateLimit, Server, Tag } from '../../model/operation.ts';
import { collectFacts } from '../facts/collect-facts.ts';
import { createSpecReader, type SpecReader } from '../source/cursor.ts';
import { collectExactNumbers } from '../source/exact-numbers.ts';
import { membersOf } from '../source/fields.ts';
import type { SourceFiles } from '../source/source-files.ts';
import { bundle } from './bundle.ts';
import { checkServers } from './check-servers.ts';
import { readErrorCodes } from './error-code.ts';
import { checkExtensions } from './extension-fields.ts';
import { readExternalExamples } from './external-example.ts';
import { readInfo } from './info.ts';
import { withoutInternal } from './internal.ts';
import { readOperations } from './operation.ts';
import { readPaths, tagsUsed } from './paths.ts';
import { readRateLimits } from './rate-limit.ts';
import { readSecurity } from './security.ts';
import { readSecuritySchemes } from './security-scheme.ts';
import { readServers } from './server.ts';
import { readTags } from './tag.ts';
import { readWebhooks } from './webhook.ts';

/** What an OpenAPI document says of a Version. */
export type Specification = Omit<Version, 'id' | 'label' | 'flows' | 'guides'>;

/** Loads an [OpenAPI document](https://spec.openapis.org/oas/v3.1.1.html) and the files that it refers to. */
export async function loadOpenApi(
  entry: string,
  name: { readonly api: string; readonly version: string },
  files: SourceFiles,
): Promise<{ specification: Specification; findings: Finding[] }> {
  const { document, findings } = await bundle(entry, files);
  const exampleFindings = await readExternalExamples(files);
  const reader = createSpecReader(document, entry, files);
  const written = readPaths(reader);
  const tagTable = readTags(reader, tagsUsed(written));
  const servers = readServers(reader, reader.root) ?? [hereServer(entry)];
  const rateLimits = readRateLimits(reader, reader.root) ?? [];
  const security = readSecurity(reader.root) ?? [];
  const inherited = { ...name, servers, security, rateLimits, tagTable };
  const { operations, findings: operationFindings } = readOperations(reader, written, inherited);
  const webhooks = readWebhooks(reader, inherited);
  const errorCodes = readErrorCodes(reader);
  const { facts, findings: factFindings } = collectFacts(reader, {
    rateLimits: distinctLimits([...rateLimits, ...operations.flatMap((operation) => operation.rateLimits)]),
    errorCodes,
  });
  const extensionFindings = checkExtensions(
    reader,
    written.map(({ cursor }) => cursor),
  );
  const published = withoutInternal(document, operations);
  const exactNumbers = collectExactNumbers(files);
  return {
    specification: {
      api: name.api,
      openapi: String(document.openapi),
      info: readInfo(reader),
      servers,
      tags: tagsOf(tagTable.tags, operations),
      operations,
      ...(webhooks.length > 0 && { webhooks }),
      securitySchemes: readSecuritySchemes(reader),
      errorCodes,
      facts,
      document: published,
      ...(exactNumbers && { exactNumbers }),
      digest: createHash('sha256').update(JSON.stringify(published)).digest('hex'),
      deprecated: isDeprecated(reader),
      location: { file: entry, pointer: '' },
    },
    findings: [
      ...findings,
      ...exampleFindings,
      ...checkServers(reader, written),
      ...operationFindings,
      ...extensionFindings,
      ...factFindings,
    ],
  };
}

/** A document without servers is served from `/`, says the specification. */
function hereServer(file: string): Server {
  return { url: '', description: '', location: { file, pointer: '' } };
}

/** Tags that have operations or stand in the document, and one for operations that have none. */
function tagsOf(tags: readonly Tag[], operations: readonly Operation[]): Tag[] {
  const untagged = operations.some(({ tagSlug }) => tagSlug === 'operations');
  return [...tags, ...(untagged ? [{ name: 'Operations', slug: 'operations', description: '' }] : [])];
}

function distinctLimits(limits: readonly RateLimit[]): RateLimit[] {
  return [...new Set(limits)];
}

function isDeprecated(reader: SpecReader): boolean {
  const { 'x-sunset': sunset, 'x-deprecated': deprecated } = membersOf(reader.root.value);
  return sunset !== undefined || deprecated === true;
}
