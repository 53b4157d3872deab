import { withText } from '../alter-request.ts';
import type { Probe } from '../case.ts';
import { defineCaseKind } from '../case-kind.ts';
import { caseId } from './case-id.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Methods that no path of the document has at this address. */
export const method = defineCaseKind({
  id: 'method',
  description: 'The documented address with a method that is not documented for it.',
  *cases(context) {
    const asked = new Set<string>();
    for (const approach of context.approaches.values()) {
      const { operation } = approach;
      if (asked.has(operation.path)) continue;
      asked.add(operation.path);
      const taken = new Set(
        context.version.operations
          .filter((each) => overlap(each.path, operation.path))
          .map((each) => each.method),
      );
      const is405 = operation.responses.some(({ status }) => status === '405');
      for (const name of methods.filter(
        (each) => !taken.has(each) && !(each === 'GET' && taken.has('HEAD')),
      )) {
        const probe: Probe = {
          form: 'probe',
          id: caseId(operation, 'method', name.toLowerCase()),
          kind: 'method',
          version: context.version,
          operation,
          title: `\`${name}\` instead of \`${operation.method}\``,
          location: operation.location,
          approach,
          alter: (request) => ({ ...withText(request, undefined, undefined), method: name }),
          expectation: { kind: 'refused', why: 'method', statuses: is405 ? ['405'] : ['404', '405', '501'] },
          subject: 'shared',
        };
        yield probe;
      }
    }
  },
});

/** Whether some address fits both templates. */
function overlap(one: string, other: string): boolean {
  const [left, right] = [one.split('/'), other.split('/')];
  return (
    left.length === right.length &&
    left.every(
      (part, index) => part === right[index] || part.includes('{') || (right[index] ?? '').includes('{'),
    )
  );
}
