import { suggest } from '../../../lib/nearest.ts';
import type { HeaderList } from '../../../model/exchange.ts';
import type { MediaType, NamedExample, Operation, Response } from '../../../model/operation.ts';
import { valuesOf } from '../../wire/header-list.ts';
import { parseMediaType, rangeFit } from './media-range.ts';
import { type Preference, readPreference } from './prefer.ts';
import { isRefusal, type Refusal } from './refusal.ts';

/** A documented answer: the example of that media type, a sample of its schema where it has none. */
export interface ChosenAnswer {
  readonly status: number;
  readonly response?: Response;
  readonly media?: MediaType;
  readonly example?: NamedExample;
}

/** Chooses the documented answer that `Prefer` and `Accept` ask for, else the first success. */
export function chooseAnswer(operation: Operation, headers: HeaderList): ChosenAnswer | Refusal {
  const preference = readPreference(headers);
  const response = chooseResponse(operation, preference);
  if (!response) return { status: preference.code === undefined ? 200 : statusOf('default', preference) };
  if (isRefusal(response)) return response;
  const status = statusOf(response.status, preference);
  const named = response.content.filter(
    ({ examples }) =>
      preference.example === undefined || examples.some(({ name }) => name === preference.example),
  );
  if (preference.example !== undefined && named.length === 0) {
    const names = response.content.flatMap(({ examples }) => examples.map(({ name }) => name));
    return noExample(preference.example, response.status, names);
  }
  if (named.length === 0) return { status, response };
  const media = acceptable(named, valuesOf(headers, 'accept').join(','));
  if (!media) {
    const types = named.map(({ type }) => type).join(', ');
    const detail = `\`Accept\` allows none of the documented media types: ${types}.`;
    return { status: 406, rule: 'not-acceptable', detail, expected: types };
  }
  const example = media.examples.find(({ name }) => (preference.example ?? name) === name);
  return { status, response, media, ...(example && { example }) };
}

function chooseResponse(
  { responses }: Operation,
  { code, example }: Preference,
): Response | Refusal | undefined {
  if (code !== undefined) {
    const wanted = [code, `${code.charAt(0)}XX`, 'default'];
    const found = wanted.flatMap((status) => responses.find((each) => each.status === status) ?? []);
    if (found[0] && /^[2-5]\d\d$/.test(code)) return found[0];
    const statuses = responses.map(({ status }) => status);
    return {
      status: 400,
      rule: 'preference-unknown',
      detail: `\`Prefer: code=${code}\` names no documented response${suggest(code, statuses)}`,
    };
  }
  const named = responses.filter(({ content }) =>
    content.some(({ examples }) => example === undefined || examples.some(({ name }) => name === example)),
  );
  const candidates = example === undefined || named.length === 0 ? responses : named;
  return (
    candidates.find(({ status }) => status.startsWith('2')) ?? candidates.find(isDefault) ?? candidates[0]
  );
}

function isDefault({ status }: Response): boolean {
  return status === 'default';
}

function noExample(example: string, status: string, names: readonly string[]): Refusal {
  const others = names.length > 0 ? suggest(example, names) : '; it has no example.';
  return {
    status: 400,
    rule: 'preference-unknown',
    detail: `\`Prefer: example=${example}\` names no example of response \`${status}\`${others}`,
  };
}

/** An informational answer comes before another one and is none by itself. */
function statusOf(documented: string, { code }: Preference): number {
  if (code !== undefined) return Number(code);
  const status = documented === 'default' ? 200 : Number(documented.replace(/XX$/, '00'));
  return status < 200 ? 204 : status;
}

/** [Proactive negotiation](https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1): what weighs most, else what is documented first. */
function acceptable(media: readonly MediaType[], accept: string): MediaType | undefined {
  if (accept.trim() === '') return media[0];
  const ranges = accept.split(',').flatMap((range) => parseMediaType(range.trim()) ?? []);
  let best: MediaType | undefined;
  let bestWeight = 0;
  for (const each of media) {
    const weight = weightOf(each.type, ranges);
    if (weight > bestWeight) [best, bestWeight] = [each, weight];
  }
  return best;
}

function weightOf(
  type: string,
  ranges: readonly { essence: string; parameters: ReadonlyMap<string, string> }[],
) {
  const parsed = parseMediaType(type);
  // What is itself a range can be anything that is asked for.
  if (!parsed || parsed.essence.includes('*')) return 1;
  const fits = ranges.map(({ essence, parameters }) => ({
    fit: rangeFit(essence, parsed),
    weight: Number(parameters.get('q') ?? 1),
  }));
  return fits.toSorted((one, other) => other.fit - one.fit).find(({ fit }) => fit > 0)?.weight ?? 0;
}
