import { writeMultipart } from '../../src/lib/multipart.ts';
import type { Example, RequestContent } from '../../src/model/example.ts';
import type { RequestMessage } from '../../src/model/exchange.ts';
import type { Json, JsonObject, Schema } from '../../src/model/json.ts';
import type { MediaType } from '../../src/model/operation.ts';
import type { FaultContext, RequestFault } from './fault.ts';
import { textFaults } from './text-faults.ts';
import { isObject, referred, valueFaults } from './value-faults.ts';

/** Faults of the body of a request: missing, too much, of another type, malformed, or forbidden by its schema. */
export function bodyFaults(
  { operation: { requestBody }, request: { body } }: Example,
  message: RequestMessage,
  context: FaultContext,
): RequestFault[] {
  if (!requestBody)
    return [withBody('body where none is documented', message, '{"docproof":1}', 'application/json')];
  if (!body || message.body.length === 0) return [];
  const faults = typeFaults(requestBody.content, message);
  if (requestBody.required) faults.push(withBody('body missing', message, '', undefined));
  const media = requestBody.content.find((each) => each.type === body.mediaType);
  return media ? [...faults, ...contentFaults(body, media, message, context)] : faults;
}

function typeFaults(content: readonly MediaType[], message: RequestMessage): RequestFault[] {
  if (content.some(({ type }) => type.includes('*'))) return [];
  return [withBody('media type', message, message.body, 'application/x-docproof')];
}

function contentFaults(
  body: RequestContent,
  media: MediaType,
  message: RequestMessage,
  context: FaultContext,
): RequestFault[] {
  const { document } = context.version;
  const type = message.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const send = (name: string, content: string | Uint8Array) => withBody(name, message, content, type);
  if (body.kind === 'json') {
    const text = body.text ?? JSON.stringify(body.value);
    const values = valueFaults(media.schema, body.value, document, context.validator);
    return [
      send('JSON cut off', text.slice(0, -1) || '{'),
      send('no JSON', 'docproof'),
      ...(isObject(body.value) && Object.keys(body.value).length > 0
        ? [send('JSON key twice', twice(text))]
        : []),
      ...values.map(({ name, value }) => send(`body ${name}`, JSON.stringify(value))),
    ];
  }
  if (body.kind === 'form') return formFaults(body.pairs, media, context, send);
  if (body.kind === 'multipart') {
    return requiredNames(media.schema, document)
      .filter((name) => body.parts.some((part) => part.name === name))
      .map((name) => {
        const left = body.parts.filter((part) => part.name !== name).map(toPart);
        const content = writeMultipart(left, 'docproof');
        return withBody(`part \`${name}\` missing`, message, content, `${media.type}; boundary=docproof`);
      });
  }
  if (body.kind === 'text' && /[/+]xml\b/.test(body.mediaType)) {
    return [send('XML cut off', body.text.trimEnd().slice(0, -1)), send('no XML', '<docproof>')];
  }
  return [];
}

function formFaults(
  pairs: readonly (readonly [string, string])[],
  { schema, encoding }: MediaType,
  { version, validator }: FaultContext,
  send: (name: string, content: string) => RequestFault,
): RequestFault[] {
  const { document } = version;
  const write = (each: readonly (readonly [string, string])[]) =>
    new URLSearchParams(each.map(([name, value]): [string, string] => [name, value])).toString();
  const missing = requiredNames(schema, document).flatMap((name) => {
    const left = pairs.filter(([each]) => each !== name && !each.startsWith(`${name}[`));
    return left.length < pairs.length ? [send(`form \`${name}\` missing`, write(left))] : [];
  });
  const wrong = pairs.flatMap(([name, value]) => {
    const property = propertyOf(schema, name, document);
    if (property === undefined || encoding[name] !== undefined) return [];
    return textFaults(property, value, document, validator).map((fault) =>
      send(
        `form \`${name}\` ${fault.name}`,
        write(pairs.map(([key, old]) => [key, key === name ? fault.text : old])),
      ),
    );
  });
  return [...missing, ...wrong];
}

/** The first member of an object's JSON text once more. */
function twice(text: string): string {
  const [key] = Object.keys(JSON.parse(text) as JsonObject);
  return `${text.trim().slice(0, -1)},${JSON.stringify(key)}:null}`;
}

function requiredNames(schema: Schema, document: JsonObject): string[] {
  if (!isObject(schema)) return [];
  const target = referred(schema, document);
  if (target !== undefined) return requiredNames(target, document);
  return Array.isArray(schema.required) ? schema.required.filter((name) => typeof name === 'string') : [];
}

function propertyOf(schema: Schema, name: string, document: JsonObject): Schema | undefined {
  if (!isObject(schema)) return undefined;
  const target = referred(schema, document);
  if (target !== undefined) return propertyOf(target, name, document);
  const property: Json | undefined = isObject(schema.properties) ? schema.properties[name] : undefined;
  return isObject(property) && property.anyOf === undefined && property.type !== 'array'
    ? property
    : undefined;
}

function toPart(part: Extract<RequestContent, { kind: 'multipart' }>['parts'][number]) {
  const { content } = part;
  const bytes = 'file' in content ? Buffer.from(content.file.base64, 'base64') : Buffer.from(content.text);
  return { ...part, content: bytes };
}

function withBody(
  name: string,
  message: RequestMessage,
  content: string | Uint8Array,
  type: string | undefined,
): RequestFault {
  const headers = message.headers.filter(([field]) => field.toLowerCase() !== 'content-type');
  return {
    name,
    message: {
      ...message,
      headers: type === undefined ? headers : [...headers, ['Content-Type', type]],
      body: Buffer.from(content),
    },
  };
}
