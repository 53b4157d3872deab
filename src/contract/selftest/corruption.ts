import type { ResponseMessage } from '../../model/exchange.ts';
import type { Json, JsonObject } from '../../model/json.ts';

/** One way in which a server may be wrong. */
export interface Corruption {
  /** What it does, as the table of results names it. */
  readonly name: string;
  /** Which answers it changes. */
  readonly of: 'success' | 'refusal';
  /** The answer as a wrong server would give it; undefined where there is nothing to change. */
  readonly apply: (answer: ResponseMessage) => ResponseMessage | undefined;
}

/** Every corruption of a single answer. */
export const corruptions: readonly Corruption[] = [
  { name: 'a field is missing', of: 'success', apply: onBody((body) => dropAt(body, leafOf(body))) },
  { name: 'a field too many', of: 'success', apply: onBody((body) => ({ ...body, docproof_extra: 'x' })) },
  { name: 'a field is null', of: 'success', apply: onBody((body) => replaceLeaf(body, () => null)) },
  {
    name: 'a field has another type',
    of: 'success',
    apply: onBody((body) => replaceLeaf(body, (value) => (typeof value === 'string' ? 918_273 : 'docproof'))),
  },
  {
    name: 'the status is another',
    of: 'success',
    apply: (answer) => ({ ...answer, status: answer.status === 200 ? 202 : 200 }),
  },
  { name: 'the server fails', of: 'success', apply: (answer) => ({ ...answer, status: 500 }) },
  { name: 'the content type is another', of: 'success', apply: withField('content-type', 'text/html') },
  {
    name: 'the body is cut off',
    of: 'success',
    apply: (answer) =>
      answer.body.length > 2 ? { ...answer, body: answer.body.subarray(0, -2) } : undefined,
  },
  {
    name: 'the error has another code',
    of: 'refusal',
    apply: onBody((body) => withCode(body) as JsonObject | undefined),
  },
  {
    name: 'the error has another status',
    of: 'refusal',
    apply: (answer) => ({ ...answer, status: answer.status === 400 ? 404 : 400 }),
  },
  { name: 'the refusal is none', of: 'refusal', apply: (answer) => ({ ...answer, status: 200 }) },
];

function onBody(change: (body: JsonObject) => JsonObject | undefined): Corruption['apply'] {
  return (answer) => {
    try {
      const body = JSON.parse(Buffer.from(answer.body).toString('utf8')) as Json;
      if (body === null || typeof body !== 'object' || Array.isArray(body)) return undefined;
      const changed = change(body as JsonObject);
      return changed && { ...answer, body: Buffer.from(JSON.stringify(changed)) };
    } catch {
      return undefined;
    }
  };
}

function withField(name: string, value: string): Corruption['apply'] {
  return (answer) => {
    const others = answer.headers.filter(([each]) => each.toLowerCase() !== name);
    return others.length === answer.headers.length
      ? undefined
      : { ...answer, headers: [...others, [name, value]] };
  };
}

/** Path to the first leaf of an object. */
function leafOf(value: Json): string[] {
  if (value === null || typeof value !== 'object') return [];
  const [key, first] = Object.entries(value)[0] ?? [];
  return key === undefined ? [] : [key, ...leafOf(first ?? null)];
}

function dropAt(body: JsonObject, path: readonly string[]): JsonObject | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return undefined;
  const child = body[key];
  if (rest.length === 0) return Object.fromEntries(Object.entries(body).filter(([each]) => each !== key));
  if (child === null || child === undefined || typeof child !== 'object' || Array.isArray(child))
    return undefined;
  const inner = dropAt(child as JsonObject, rest);
  return inner && { ...body, [key]: inner };
}

function replaceLeaf(body: JsonObject, change: (value: Json) => Json): JsonObject {
  const [entry, ...rest] = Object.entries(body) as [string, Json][];
  if (!entry) return body;
  const [key, value] = entry;
  const isObject = value !== null && typeof value === 'object' && !Array.isArray(value);
  const inner = isObject ? replaceLeaf(value as JsonObject, change) : change(value);
  return Object.fromEntries([[key, inner], ...rest]);
}

/** The body with another error code, wherever it stands. */
function withCode(value: Json): Json | undefined {
  const text = JSON.stringify(value);
  const changed = text.replace(/"(code|type)":"([A-Z][A-Z_0-9]+)"/g, '"$1":"DOCPROOF_CODE"');
  return changed === text ? undefined : (JSON.parse(changed) as Json);
}
