import { expectedResponses } from '../../examples/pair.ts';
import { mechanicalRequest } from '../../run/flows/mechanical.ts';
import { reachedBy } from '../../run/scenes/stage.ts';
import type { Mechanical } from '../case.ts';
import { defineCaseKind } from '../case-kind.ts';
import { caseId } from './case-id.ts';

/** Documented answers of HTTP itself, held against their examples. */
export const mechanical = defineCaseKind({
  id: 'mechanical',
  description:
    'Documented answers that no flow reaches and a wrong method, media type, body or credential provokes.',
  *cases(context) {
    const { version, examples } = context;
    const reached = new Set(
      version.flows.flatMap(({ steps }) => steps.map((step) => reachedBy(step, context)?.expected.example)),
    );
    for (const operation of version.operations) {
      const request = examples.find((each) => each.operation === operation)?.request;
      for (const expected of request ? expectedResponses(operation) : []) {
        if (reached.has(expected.example) || !request) continue;
        if (!mechanicalRequest(operation, expected, request, version.operations)) continue;
        const name = `${expected.response.status}-${expected.example?.name ?? ''}`;
        const item: Mechanical = {
          form: 'mechanical',
          id: caseId(operation, 'mechanical', name),
          kind: 'mechanical',
          version,
          operation,
          title: name,
          location: expected.example?.location ?? expected.response.location,
          wanted: { operation, expected },
        };
        yield item;
      }
    }
  },
});
