import type { Parameter } from '../../../model/operation.ts';
import { judgeReadings } from './judge-value.ts';
import { percentDecode } from './percent.ts';
import type { RawValue } from './raw-value.ts';
import { readForm } from './read-form.ts';
import { formDecode, readPairs } from './read-pairs.ts';
import type { Refusal } from './refusal.ts';
import { styleReaders } from './styles/index.ts';
import type { Encoded } from './styles/style-reader.ts';
import type { ValueContext } from './typed-values.ts';

/** Refuses a parameter whose text stands for no value that its schema allows. */
export function checkParameter(
  parameter: Parameter,
  encoded: Encoded,
  context: ValueContext,
): Refusal | undefined {
  const subject = nameOf(parameter);
  const decode = decoderOf(parameter);
  const readings = parameter.content
    ? readContent(parameter, encoded, context)
    : (styleReaders[parameter.style] ?? styleReaders.form)?.(encoded, { ...parameter, decode });
  const fault =
    readings === undefined
      ? { detail: `${subject} is no ${parameter.content?.type}.` }
      : judgeReadings(readings, parameter.schema, subject, context);
  return fault && { status: 400, rule: 'parameter-invalid', parameter: placeOf(parameter), ...fault };
}

/** Refuses that a required parameter is missing. */
export function parameterMissing(parameter: Parameter): Refusal {
  return {
    status: 400,
    rule: 'parameter-missing',
    detail: `${nameOf(parameter)} is missing, which is required.`,
    parameter: placeOf(parameter),
  };
}

function nameOf({ in: place, name }: Parameter): string {
  return `The ${place} parameter \`${name}\``;
}

function placeOf({ in: place, name }: Parameter): NonNullable<Refusal['parameter']> {
  return { in: place, name };
}

/** In a query `+` is a space, unless reserved characters stand for themselves. */
function decoderOf({ in: place, style, allowReserved }: Parameter): (text: string) => string {
  if (place === 'header' || style === 'cookie') return (text) => text;
  const decode = place === 'query' && !allowReserved ? formDecode : percentDecode;
  return (text) => decode(text) ?? text;
}

/** [`content`](https://spec.openapis.org/oas/v3.1.1.html#fixed-fields-for-use-with-content): one text of a media type; undefined where it is none. */
function readContent(
  parameter: Parameter,
  { text, pairs }: Encoded,
  context: ValueContext,
): readonly RawValue[] | undefined {
  const [pair, ...more] = pairs;
  if (more.length > 0) return undefined;
  const whole = decoderOf(parameter)(pair ? pair[1] : text);
  const type = parameter.content?.type ?? '';
  if (/[/+]json$/i.test(type)) {
    try {
      return [{ json: JSON.parse(whole) }];
    } catch {
      return undefined;
    }
  }
  if (type !== 'application/x-www-form-urlencoded') return [whole];
  const form = readPairs(whole);
  return form && readForm(form, parameter.schema, parameter.content?.encoding ?? {}, context);
}
