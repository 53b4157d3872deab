import { defineContractCheck, fieldOf, nameOf } from './contract-check.ts';

/** The answer's media type is one that its response documents. */
export const contentType = defineContractCheck({
  id: 'content-type',
  description: 'The answer declares a media type that is documented for its status.',
  *judge({ operation, exchange: { received }, response }) {
    if (!response) return;
    const types = response.content.map(({ type }) => essence(type));
    const actual = essence(fieldOf(received, 'content-type') ?? '');
    const problem = problemOf(types, actual, received.body.length);
    if (problem === undefined) return;
    yield {
      blame: 'server',
      confidence: 'certain',
      message: `${nameOf(operation)} → ${response.status}: ${problem}`,
      location: response.location,
      expected: types.join(', ') || 'no body',
      actual: actual || 'no Content-Type',
      cause: `${operation.id} ${response.status} ${actual}`,
    };
  },
});

function problemOf(types: readonly string[], actual: string, length: number): string | undefined {
  if (types.length === 0) return length > 0 ? 'the answer has a body, and none is documented' : undefined;
  if (types.some((type) => fits(type, actual)))
    return length === 0 ? 'the documented body does not come' : undefined;
  return length === 0 && actual === '' ? 'the documented body does not come' : 'another content type';
}

function fits(documented: string, actual: string): boolean {
  if (documented === '*/*') return true;
  return documented.endsWith('/*') ? actual.startsWith(documented.slice(0, -1)) : documented === actual;
}

function essence(type: string): string {
  return (type.split(';', 1)[0] ?? '').trim().toLowerCase();
}
