import { didYouMean } from '../../../lib/nearest.ts';
import type { Operation, Parameter } from '../../../model/operation.ts';
import { checkParameter, parameterMissing } from './check-parameter.ts';
import { type Claimant, claimPairs } from './claim-pairs.ts';
import { judgeReadings } from './judge-value.ts';
import { readForm } from './read-form.ts';
import { type EncodedPair, readPairs } from './read-pairs.ts';
import type { Refusal } from './refusal.ts';
import type { ValueContext } from './typed-values.ts';

/** Refuses a query that is not the one which the operation describes: a documented request has no other parameters. */
export function checkQuery(
  operation: Operation,
  query: { readonly text: string; readonly pairs: readonly EncodedPair[] },
  credentials: ReadonlySet<string>,
  context: ValueContext,
): Refusal | undefined {
  const whole = operation.parameters.find((each) => each.in === 'querystring');
  const pairs = query.pairs.filter(([name]) => !credentials.has(name));
  if (whole) return checkWhole(whole, query.text, pairs, context);
  const parameters = operation.parameters.filter(
    (each) => each.in === 'query' && !credentials.has(each.name),
  );
  const written = fixedPairs(operation.path);
  const { refusal, left } = checkPairs(parameters, pairs, context);
  if (refusal) return refusal;
  const unknown = left.find(([name]) => !written.has(name));
  return unknown && parameterUnknown(unknown[0], parameters);
}

/** Judges the pairs of query or cookie by the parameters that they belong to. */
export function checkPairs(
  parameters: readonly Parameter[],
  pairs: readonly EncodedPair[],
  context: ValueContext,
): { readonly refusal: Refusal | undefined; readonly left: readonly EncodedPair[] } {
  const claimants = parameters.map((parameter): Claimant & { readonly parameter: Parameter } => ({
    name: parameter.name,
    style: parameter.style,
    explode: parameter.explode,
    schema: parameter.schema,
    whole: parameter.content !== undefined,
    parameter,
  }));
  const { owned, left } = claimPairs(claimants, pairs, context.walk);
  for (const [{ parameter }, own] of owned) {
    const missing = own.length === 0;
    if (missing && !parameter.required) continue;
    const refusal = missing
      ? parameterMissing(parameter)
      : checkParameter(parameter, { text: '', pairs: own }, context);
    if (refusal) return { refusal, left };
  }
  return { refusal: undefined, left };
}

/** [`in: querystring`](https://spec.openapis.org/oas/v3.2.0.html#parameter-locations): the whole query is one value. */
function checkWhole(
  parameter: Parameter,
  query: string,
  pairs: readonly EncodedPair[],
  context: ValueContext,
): Refusal | undefined {
  if (query === '') return parameter.required ? parameterMissing(parameter) : undefined;
  const { content } = parameter;
  if (content?.type !== 'application/x-www-form-urlencoded') {
    return checkParameter({ ...parameter, allowReserved: true }, { text: query, pairs: [] }, context);
  }
  const readings = readForm(pairs, parameter.schema, content.encoding, context);
  const fault = judgeReadings(readings, parameter.schema, 'The query', context);
  return fault && { status: 400, rule: 'parameter-invalid', ...fault };
}

/** Names in the query that some documents write into their path. */
function fixedPairs(path: string): ReadonlySet<string> {
  const [, query = ''] = path.split('?');
  return new Set((readPairs(query) ?? []).map(([name]) => name));
}

function parameterUnknown(name: string, parameters: readonly Parameter[]): Refusal {
  const names = parameters.map((parameter) => parameter.name);
  return {
    status: 400,
    rule: 'parameter-unknown',
    detail: `The query parameter \`${name}\` is not documented${didYouMean(name, names) || '.'}`,
    parameter: { in: 'query', name },
    ...(names.length > 0 && { expected: names.join(', ') }),
  };
}
