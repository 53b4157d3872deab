import type { RequestMessage } from '../../../model/exchange.ts';
import type { Operation } from '../../../model/operation.ts';
import { valuesOf } from '../../wire/header-list.ts';
import { bodyReaderOf } from './body/index.ts';
import { judgeReadings } from './judge-value.ts';
import { bestFit, parseMediaType } from './media-range.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import type { ValueContext } from './typed-values.ts';

/** Refuses a body that is not the one which the operation describes. */
export function checkBody(
  { requestBody }: Operation,
  { headers, body }: RequestMessage,
  context: ValueContext,
): Refusal | undefined {
  const [sent] = valuesOf(headers, 'content-type');
  if (!requestBody || requestBody.content.length === 0) {
    if (body.length === 0 || requestBody) return undefined;
    return { status: 400, rule: 'body-not-documented', detail: 'A body is sent, but none is documented.' };
  }
  if (body.length === 0 && (sent === undefined || !mayBeEmpty(sent))) {
    if (!requestBody.required) return undefined;
    return { status: 400, rule: 'body-missing', detail: 'The body is missing, which is required.' };
  }
  const type = parseMediaType(sent ?? 'application/octet-stream');
  const media = type && bestFit(requestBody.content, type);
  const documented = requestBody.content.map((each) => each.type).join(', ');
  if (!type || !media) {
    const named =
      sent === undefined ? 'No Content-Type is sent' : `The Content-Type \`${sent}\` is not documented`;
    const detail = `${named}; the body may be ${documented}.`;
    return {
      status: 415,
      rule: 'media-type',
      detail,
      expected: documented,
      headers: [['Accept', documented]],
    };
  }
  const encodings = valuesOf(headers, 'content-encoding').filter((each) => each.toLowerCase() !== 'identity');
  if (encodings.length > 0) {
    const detail = `The mock target reads no body in \`Content-Encoding: ${encodings.join(', ')}\`.`;
    return { status: 415, rule: 'content-encoding', detail };
  }
  const readings = bodyReaderOf(type.essence)({ bytes: body, type, media }, context);
  if (!Array.isArray(readings)) return isRefusal(readings) ? readings : undefined;
  const fault = readings.length > 0 && judgeReadings(readings, media.schema, 'The body', context);
  return fault ? { status: 422, rule: 'body-invalid', ...fault } : undefined;
}

/** No bytes are an empty text or form, but no JSON and no XML. */
function mayBeEmpty(contentType: string): boolean {
  return !/[/+](?:json|xml)\b|^multipart\//i.test(contentType);
}
