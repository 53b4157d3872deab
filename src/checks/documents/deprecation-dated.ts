import { appendToPointer, valueAtPointer } from '../../lib/json-pointer.ts';
import type { Version } from '../../model/docs.ts';
import type { Finding } from '../../model/finding.ts';
import { defineDocumentCheck } from './document-check.ts';

/** Finds what is deprecated without a day on which it ends (`x-sunset`, RFC 8594). */
export const deprecationDated = defineDocumentCheck({
  rule: 'deprecation-dated',
  description: 'Who is told to leave and not until when stays.',
  *check({ apis }) {
    for (const version of apis.flatMap((api) => api.versions)) {
      if (sunsetOf(version) !== undefined) continue;
      for (const { deprecated, method, path, location } of version.operations) {
        if (!deprecated || hasSunset(version, method, path)) continue;
        yield {
          severity: 'warning',
          rule: 'deprecation-dated',
          message: `\`${method} ${path}\` is deprecated, and nothing says until when it answers`,
          location,
          fix: 'Add `x-sunset` with a date to the operation or the document',
        };
      }
    }
  },
});

/** Finds versions whose `x-sunset` has passed while they are still documented as served. */
export const sunsetAhead = defineDocumentCheck({
  rule: 'sunset-ahead',
  description: 'After its sunset no answer of a version is promised, so its pages promise too much.',
  *check({ apis }) {
    const today = new Date().toISOString().slice(0, 10);
    for (const version of apis.flatMap((api) => api.versions)) {
      const sunset = sunsetOf(version);
      if (sunset === undefined || sunset >= today || version.operations.length === 0) continue;
      yield passed(version, sunset);
    }
  },
});

function passed({ api, id, location }: Version, sunset: string): Finding {
  return {
    severity: 'warning',
    rule: 'sunset-ahead',
    message: `\`${api}/${id}\` ended on ${sunset}, and is documented as if it still answered`,
    location: { file: location.file, pointer: '/x-sunset' },
    fix: 'Take the version out of docs.config.ts, or move `x-sunset`',
  };
}

function sunsetOf({ facts }: Version): string | undefined {
  const fact = facts.find(({ id }) => id === 'sunset');
  return fact === undefined ? undefined : String(fact.value).slice(0, 10);
}

function hasSunset({ document }: Version, method: string, path: string): boolean {
  const pointer = appendToPointer('', 'paths', path, method.toLowerCase(), 'x-sunset');
  return valueAtPointer(document, pointer) !== undefined;
}
