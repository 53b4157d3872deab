import type { RequestContent } from '../../../model/example.ts';
import type { HeaderList, ResponseMessage } from '../../../model/exchange.ts';
import type { Json, Schema } from '../../../model/json.ts';
import { mockRefusalField as refusalField } from '../../../model/mock-refusal.ts';
import type { Header, MediaType } from '../../../model/operation.ts';
import { toMessage } from '../../to-message.ts';
import type { ChosenAnswer } from './choose-answer.ts';
import { type Refusal, toProblem } from './refusal.ts';

/** What belongs to another stage and is handed over by the pipeline. */
export interface AnswerMaker {
  /** A value that a schema describes, as an answer has it. */
  readonly sample: (schema: Schema) => Json;
  /** A value in a media type. */
  readonly content: (value: Json, media: MediaType) => RequestContent;
}

/** Fields of the framing, and of what the media type says. */
const ownFields = new Set([
  'content-type',
  'content-length',
  'transfer-encoding',
  'connection',
  'content-encoding',
]);

/** A documented answer as the message that is sent. */
export function toResponse(answer: ChosenAnswer, method: string, maker: AnswerMaker): ResponseMessage {
  const { status, response, media, example } = answer;
  const headers = (response?.headers ?? [])
    .filter(({ name }) => !ownFields.has(name.toLowerCase()))
    .flatMap((header) => headerField(header, maker));
  if (!media || status === 204 || status === 205 || status === 304)
    return { status, headers, body: new Uint8Array() };
  const type = media.type.includes('*') ? 'application/json' : media.type;
  const value = example ? example.value : maker.sample(media.schema);
  const message = toMessage(
    {
      method: '',
      origin: '',
      target: '',
      headers: [{ name: 'Content-Type', value: type }],
      body: maker.content(value, { ...media, type }),
      credentials: [],
      files: [],
    },
    '',
    [],
  );
  const body = method === 'HEAD' ? new Uint8Array() : message.body;
  return { status, headers: [...message.headers, ...headers], body };
}

/** A refusal as the message that is sent: problem details, or without a body the detail in a field of its own. */
export function toRefusal(refusal: Refusal, method: string): ResponseMessage {
  const text = `${JSON.stringify(toProblem(refusal), null, 2)}\n`;
  const headers: HeaderList = [['Content-Type', 'application/problem+json'], ...(refusal.headers ?? [])];
  if (method !== 'HEAD') return { status: refusal.status, headers, body: Buffer.from(text) };
  const word = refusal.detail.replace(/[^\x20-\x7e]/g, '?');
  return { status: refusal.status, headers: [...headers, [refusalField, word]], body: new Uint8Array() };
}

/** A header that need not come and has no example is left out. */
function headerField({ name, required, schema, example }: Header, { sample }: AnswerMaker): HeaderList {
  if (example === undefined && !required) return [];
  const value = example ?? sample(schema);
  const text = value !== null && typeof value === 'object' ? Object.values(value).join(',') : String(value);
  return /^[!#$%&'*+.^`|~\w-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(text) ? [[name, text]] : [];
}
