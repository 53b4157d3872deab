import type { HttpRequest } from '../../model/example.ts';
import { bodyText, withText } from '../alter-request.ts';
import type { Probe } from '../case.ts';
import { defineCaseKind } from '../case-kind.ts';
import { documentedOf, invalidStatuses } from '../refusals.ts';
import { jsonMedia } from './body-drafts.ts';
import { caseId } from './case-id.ts';

const faults: readonly { readonly name: string; readonly write: (text: string) => string }[] = [
  { name: 'cut-off', write: (text) => text.slice(0, -1) },
  { name: 'no-json', write: () => 'docproof' },
  { name: 'trailing-comma', write: (text) => text.replace(/}$/, ',}') },
  { name: 'single-quotes', write: (text) => text.replaceAll('"', "'") },
  { name: 'more-behind', write: (text) => `${text}{}` },
];

/** Bodies that are no JSON, and none where one is required. */
export const syntax = defineCaseKind({
  id: 'syntax',
  description: 'The documented body with its JSON broken, or left out.',
  *cases(context) {
    for (const approach of context.approaches.values()) {
      const { operation } = approach;
      if (!jsonMedia(approach, context) || !operation.requestBody) continue;
      const make = (
        name: string,
        statuses: readonly string[],
        alter: (request: HttpRequest) => HttpRequest | undefined,
      ): Probe => ({
        form: 'probe',
        id: caseId(operation, 'syntax', name),
        kind: 'syntax',
        version: context.version,
        operation,
        title: `body ${name}`,
        location: operation.requestBody?.location ?? operation.location,
        approach,
        alter,
        expectation: { kind: 'refused', why: 'syntax', statuses },
        subject: 'shared',
      });
      for (const { name, write } of faults) {
        yield make(name, documentedOf(operation, ['400', '422']), (request) => {
          const text = bodyText(request);
          const type = request.body?.mediaType;
          return text === undefined || write(text) === text
            ? undefined
            : withText(request, type, write(text));
        });
      }
      if (operation.requestBody.required) {
        const statuses = [...new Set(['400', '415', ...invalidStatuses(operation)])];
        yield make('missing', statuses, (request) => withText(request, undefined, undefined));
        yield make('empty', statuses, (request) => withText(request, request.body?.mediaType, ''));
      }
    }
  },
});
