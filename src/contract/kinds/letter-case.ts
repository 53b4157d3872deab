import type { Json } from '../../model/json.ts';
import { bodyValueAt, withBodyValue } from '../alter-request.ts';
import type { Probe } from '../case.ts';
import { defineCaseKind } from '../case-kind.ts';
import { placesOf } from '../values/places.ts';
import { jsonMedia } from './body-drafts.ts';
import { caseId } from './case-id.ts';

/** Where the document says that case does not matter, it does not. */
export const letterCase = defineCaseKind({
  id: 'letter-case',
  description:
    'The documented request with a text in other letters, where its schema says that their case does not matter.',
  *cases(context) {
    for (const approach of context.approaches.values()) {
      const { operation } = approach;
      const media = jsonMedia(approach, context);
      if (!media) continue;
      const seen = new Set<string>();
      for (const place of placesOf(media.schema, media.value, context.version.document, context.sample)) {
        const { description = '' } = place.schema;
        const isPromised = /case.?insensitive|without regard to case|ignor\w+ case|regardless of case/i.test(
          String(description),
        );
        if (!isPromised || !place.present || typeof place.value !== 'string' || seen.has(place.pointer))
          continue;
        seen.add(place.pointer);
        const probe: Probe = {
          form: 'probe',
          id: caseId(operation, 'letter-case', place.pointer),
          kind: 'letter-case',
          version: context.version,
          operation,
          title: `\`${place.pointer}\` in capitals`,
          location: place.rooted
            ? context.locate(`${place.schemaPointer}/description`, media.location)
            : media.location,
          approach,
          alter: (request) => {
            const value: Json | undefined = bodyValueAt(request, place.pointer);
            return typeof value === 'string' && value !== value.toUpperCase()
              ? withBodyValue(request, place.pointer, value.toUpperCase())
              : undefined;
          },
          expectation: { kind: 'accepted' },
          subject: 'fresh',
        };
        yield probe;
      }
    }
  },
});
