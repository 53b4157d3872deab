import { appendToPointer } from '../../lib/json-pointer.ts';
import type { Finding } from '../../model/finding.ts';
import type { Json } from '../../model/json.ts';
import { defineDocumentCheck } from './document-check.ts';

/** Finds error examples whose `code` or status the catalogue does not have so. */
export const errorCodeKnown = defineDocumentCheck({
  rule: 'error-code-known',
  description: 'A reader looks an error code up in the catalogue: a code that is missing there helps nobody.',
  *check({ apis }) {
    for (const version of apis.flatMap((api) => api.versions)) {
      const known = new Map(version.errorCodes.map((code) => [code.code, code]));
      if (known.size === 0) continue;
      const seen = new Map<unknown, Set<string>>();
      for (const response of version.operations.flatMap((operation) => operation.responses)) {
        for (const example of response.content.flatMap((media) => media.examples)) {
          if (!/^[45]/.test(response.status)) continue;
          // A shared example is one place, but not under every status.
          const statuses = seen.get(example.value) ?? new Set();
          if (statuses.has(response.status)) continue;
          seen.set(example.value, statuses.add(response.status));
          for (const { code, pointer } of codesIn(example.value, '')) {
            const location = {
              file: example.location.file,
              pointer: `${example.location.pointer ?? ''}${pointer}`,
            };
            const entry = known.get(code);
            if (entry && covers(response.status, entry.status)) continue;
            yield finding(example.name, code, entry?.status, response.status, location);
          }
        }
      }
    }
  },
});

function finding(
  example: string,
  code: string,
  expected: string | undefined,
  actual: string,
  location: Finding['location'],
): Finding {
  const problem =
    expected === undefined
      ? `\`${code}\` is not in \`x-error-codes\``
      : `\`${code}\` stands under status ${actual}, but \`x-error-codes\` says ${expected}`;
  return {
    severity: 'error',
    rule: 'error-code-known',
    message: `Example \`${example}\`: ${problem}`,
    location,
    fix: 'Correct the example, or the catalogue',
  };
}

/** `4XX` may carry every code of its class. */
function covers(documented: string, status: string): boolean {
  return documented === status || (/^[45]XX$/i.test(documented) && documented[0] === status[0]);
}

/** Every member called `code`, wherever it stands. */
function codesIn(value: Json, pointer: string): { readonly code: string; readonly pointer: string }[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]: [string, Json]) =>
    key === 'code' && typeof item === 'string'
      ? [{ code: item, pointer: `${pointer}/code` }]
      : codesIn(item, appendToPointer(pointer, key)),
  );
}
