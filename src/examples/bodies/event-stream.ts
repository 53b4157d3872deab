import { type ExactValue, exactText, isList, isMembers } from '../exact-value.ts';
import { defineMediaBody } from './media-body.ts';

/** [Server-sent events](https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation): an event for each item of a list; a string is written already. */
export const eventStream = defineMediaBody({
  matches: (essence) => essence === 'text/event-stream',
  write(value, { mediaType }) {
    if (typeof value === 'string') return { kind: 'text', mediaType, text: value };
    const events = isList(value) ? value : [value];
    return { kind: 'text', mediaType, text: events.map((event) => `${fieldsOf(event)}\n`).join('') };
  },
});

/** The fields of one event; a field with several lines is written once a line. */
function fieldsOf(event: ExactValue): string {
  const fields = isMembers(event) ? Object.entries(event) : [['data', event] as const];
  return fields
    .filter(([, value]) => value !== null)
    .flatMap(([name, value]) =>
      exactText(value)
        .split('\n')
        .map((line) => `${name}: ${line}\n`),
    )
    .join('');
}
