import type { Exploration } from '../case.ts';
import { defineCaseKind } from '../case-kind.ts';
import { placesOf } from '../values/places.ts';
import { jsonMedia } from './body-drafts.ts';
import { caseId } from './case-id.ts';

/** Whatever is sent, the answer is a documented one. */
export const explore = defineCaseKind({
  id: 'explore',
  description:
    'Random values in the places of the documented body, from a seed, shrunk to the smallest request that fails.',
  *cases(context) {
    for (const approach of context.approaches.values()) {
      const { operation } = approach;
      const media = jsonMedia(approach, context);
      if (!media) continue;
      const places = placesOf(media.schema, media.value, context.version.document, context.sample);
      const pointers = [...new Set([...places].map(({ pointer }) => pointer))].filter((each) => each !== '');
      if (pointers.length === 0) continue;
      const item: Exploration = {
        form: 'exploration',
        id: caseId(operation, 'explore'),
        kind: 'explore',
        version: context.version,
        operation,
        title: 'random values',
        location: media.location,
        approach,
        pointers,
        seed: context.seed,
      };
      yield item;
    }
  },
});
