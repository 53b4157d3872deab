import type { Json } from '../../../model/json.ts';
import { defineContractCheck, nameOf, shortAnswer } from './contract-check.ts';

/** Where documented errors name what is wrong, an error names the place that is wrong. */
export const errorNamesField = defineContractCheck({
  id: 'error-names-field',
  description: 'A refusal names the field that breaks the rule, where the documented errors do.',
  *judge({ operation, expectation, exchange: { received }, title, response, body }) {
    if (expectation.kind !== 'refused' || expectation.why !== 'invalid' || !response || body === undefined)
      return;
    const { names } = expectation;
    if (names === undefined || names === '' || !expectation.statuses.includes(String(received.status)))
      return;
    const shown = response.content.flatMap(({ examples }) => examples.flatMap(({ value }) => named(value)));
    if (shown.length === 0) return;
    const actual = named(body);
    if (actual.some((place) => isAbout(place, names))) return;
    yield {
      blame: 'server',
      confidence: 'likely',
      message: `${nameOf(operation)} refuses ${title}, and its error names ${actual.length === 0 ? 'nothing' : 'something else'}`,
      location: response.location,
      expected: names,
      actual: actual.join(', ') || shortAnswer(received),
      cause: `${operation.id} ${names}`,
    };
  },
});

/** The same place, one around it, or one inside of it. */
function isAbout(place: string, names: string): boolean {
  const [one, other] = [tokensOf(place), tokensOf(names)];
  const last = other.at(-1);
  return (
    one.at(-1) === last ||
    one.join('/').endsWith(other.join('/')) ||
    (last !== undefined && one.includes(last)) ||
    other.includes(one.at(-1) ?? '')
  );
}

function tokensOf(place: string): string[] {
  return place.split(/[/.[\]]/).filter((token) => token !== '');
}

function named(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => named(item));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, each]: [string, Json]) =>
    typeof each === 'string' && ['pointer', 'parameter', 'field', 'path', 'param', 'property'].includes(key)
      ? [each]
      : named(each),
  );
}
