import type { ErrorCode, Version } from '../../../model/docs.ts';
import type { Json } from '../../../model/json.ts';
import type { Operation } from '../../../model/operation.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Page } from '../page.ts';
import { createPageScope, type PageScope } from '../page-scope.ts';
import { proofView } from '../proof-view.ts';
import { routes } from '../routes.ts';
import { plainText } from '../text/plain.ts';

/** The catalogue of error codes: what each means, what to do, and which operations answer it. */
export function errorCatalogue(catalogue: Catalogue, version: Version): Page {
  const path = routes.errors(version);
  const scope = createPageScope(catalogue, path, { version });
  const users = operationsByCode(version);
  const codes = version.errorCodes.map((code) => codeEntry(code, users.get(code.code) ?? [], scope));
  const categories = [...new Set(version.errorCodes.map(({ category }) => category))];
  const groups = categories.map((category, index) => ({
    category,
    id: `category-${index + 1}`,
    codes: codes.filter((entry) => entry.category === category),
  }));
  return {
    path,
    template: 'errors',
    title: 'Errors',
    description: `Every error code of ${version.info.title} ${version.label}: what it means and what to do about it.`,
    source: version.location,
    view: { groups, count: codes.length },
    version,
    section: 'reference',
    crumbs: [{ title: catalogue.apiTitle(version), path: routes.version(version) }, { title: 'Errors' }],
    search: version.errorCodes.map(({ code, status, meaning, cause }) => ({
      title: code,
      path: `${path}#${code}`,
      group: 'error' as const,
      detail: `${status} ${plainText(meaning)}`,
      texts: [
        { kind: 'code' as const, text: code },
        { kind: 'tag' as const, text: `error ${status}` },
        { kind: 'text' as const, text: plainText(`${meaning} ${cause}`) },
      ],
    })),
    contents: groups.map(({ category, id }) => ({ level: 2, text: category, id })),
    links: scope.links,
    counterpart: (other) => (other.errorCodes.length > 0 ? routes.errors(other) : undefined),
  };
}

function codeEntry(code: ErrorCode, users: readonly Operation[], scope: PageScope) {
  const proofId = `${scope.version?.api}/${scope.version?.id}/errors/${code.code}`;
  return {
    code: code.code,
    id: code.code,
    status: code.status,
    category: code.category,
    meaning: scope.prose(code.meaning, code.location),
    cause: scope.prose(code.cause, code.location),
    fix: scope.prose(code.fix, code.location),
    ...(scope.catalogue.proof(proofId) ? { proof: proofView(scope.catalogue, proofId) } : {}),
    operations: users.map((operation) => ({
      title: operation.summary || operation.id,
      href: scope.href(`${routes.operation(operation)}#response-${statusFor(operation, code.code)}`),
    })),
  };
}

/** Error code → operations with a response example that contains it. */
function operationsByCode(version: Version): Map<string, Operation[]> {
  const known = new Set(version.errorCodes.map(({ code }) => code));
  const users = new Map<string, Operation[]>();
  for (const operation of version.operations) {
    const found = new Set(operation.responses.flatMap((response) => codesIn(valuesOf(response), known)));
    for (const code of found) users.set(code, [...(users.get(code) ?? []), operation]);
  }
  return users;
}

function statusFor(operation: Operation, code: string): string | undefined {
  const only = new Set([code]);
  return operation.responses.find((response) => codesIn(valuesOf(response), only).length > 0)?.status;
}

function valuesOf(response: Operation['responses'][number]): Json[] {
  return response.content.flatMap((media) => media.examples.map(({ value }) => value));
}

function codesIn(value: Json, known: ReadonlySet<string>): string[] {
  if (typeof value === 'string') return known.has(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((part) => codesIn(part as Json, known));
}
