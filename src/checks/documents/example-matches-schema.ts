import { createValidator } from '../../lib/json-schema.ts';
import type { Version } from '../../model/docs.ts';
import type { Finding } from '../../model/finding.ts';
import type { MediaType } from '../../model/operation.ts';
import { defineDocumentCheck } from './document-check.ts';

/** Finds documented examples that their own schema refuses. */
export const exampleMatchesSchema = defineDocumentCheck({
  rule: 'example-matches-schema',
  description: 'An example that its schema refuses teaches readers to send, or to expect, what cannot be.',
  *check({ apis }) {
    for (const version of apis.flatMap((api) => api.versions)) yield* checkVersion(version);
  },
});

function* checkVersion(version: Version): Iterable<Finding> {
  const validator = createValidator(version.document, version.openapi.startsWith('3.0') ? '3.0' : '3.1');
  for (const { subject, media, direction } of mediaOf(version)) {
    for (const example of media.examples) {
      for (const { pointer, message } of validator(media.schema, direction)(example.value)) {
        yield {
          severity: 'error',
          rule: 'example-matches-schema',
          message: `Example \`${example.name}\` of ${subject}: \`${pointer || '/'}\` ${message}`,
          location: { file: example.location.file, pointer: `${example.location.pointer ?? ''}${pointer}` },
          fix: 'Correct the example, or the schema',
        };
      }
    }
  }
}

interface Described {
  readonly subject: string;
  readonly media: MediaType;
  readonly direction: 'request' | 'response';
}

function mediaOf(version: Version): Described[] {
  const seen = new Set<string>();
  return version.operations
    .flatMap((operation) => [
      ...(operation.requestBody?.content ?? []).map((media) => ({
        subject: `the request of \`${operation.id}\``,
        media,
        direction: 'request' as const,
      })),
      ...operation.responses.flatMap((response) =>
        response.content.map((media) => ({
          subject: `response ${response.status} of \`${operation.id}\``,
          media,
          direction: 'response' as const,
        })),
      ),
    ])
    .filter(({ media }) => {
      // A shared response is one place in the document, however many operations answer it.
      const place = JSON.stringify(media.location);
      return !seen.has(place) && seen.add(place);
    });
}
