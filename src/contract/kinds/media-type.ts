import { bodyText, withText } from '../alter-request.ts';
import type { Probe } from '../case.ts';
import { defineCaseKind } from '../case-kind.ts';
import { documentedOf } from '../refusals.ts';
import { jsonMedia } from './body-drafts.ts';
import { caseId } from './case-id.ts';

/** The good body under the name of a media type that is not documented. */
export const mediaType = defineCaseKind({
  id: 'media-type',
  description: 'The documented body declared as a media type that the operation does not take.',
  *cases(context) {
    for (const approach of context.approaches.values()) {
      const { operation } = approach;
      const taken = operation.requestBody?.content ?? [];
      if (!jsonMedia(approach, context) || taken.some(({ type }) => type.includes('*'))) continue;
      for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded']) {
        if (taken.some((each) => each.type.startsWith(type))) continue;
        const probe: Probe = {
          form: 'probe',
          id: caseId(operation, 'media-type', type.replace('/', '-')),
          kind: 'media-type',
          version: context.version,
          operation,
          title: `body declared as \`${type}\``,
          location: operation.requestBody?.location ?? operation.location,
          approach,
          alter: (request) => {
            const text = bodyText(request);
            return text === undefined ? undefined : withText(request, type, text);
          },
          expectation: {
            kind: 'refused',
            why: 'media-type',
            statuses:
              documentedOf(operation, ['415']).length > 0 &&
              operation.responses.some(({ status }) => status === '415')
                ? ['415']
                : ['400', '406', '415', '422'],
          },
          subject: 'shared',
        };
        yield probe;
      }
    }
  },
});
