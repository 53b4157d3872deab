import type { Failure } from '../errors/api-error.ts';
import { ApiError } from '../errors/api-error.ts';
import { violationDetails } from '../errors/catalogue.ts';

/** A JSON text as a value, with what in it is grammatical and still refused. */
export type JsonText = { readonly value: unknown; readonly faults: readonly Failure[] };

type Frame = { readonly keys: Set<string> | undefined; name: string; awaitsName: boolean; index: number };

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/** Reads bytes as JSON; throws when they are none, and lists repeated names, `__proto__`, NUL and lone surrogates. */
export function readJsonText(bytes: Uint8Array): JsonText {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { value: JSON.parse(text), faults: [...findFaults(text)] };
  } catch {
    throw new ApiError([{ code: 'MALFORMED_REQUEST', detail: violationDetails.notJson() }]);
  }
}

/** Walks over the tokens of a text that is known to be JSON. */
function* findFaults(text: string): Generator<Failure> {
  const frames: Frame[] = [];
  for (const [token] of text.matchAll(tokens)) {
    const frame = frames.at(-1);
    if (token === '{') frames.push({ keys: new Set(), name: '', awaitsName: true, index: 0 });
    else if (token === '[') frames.push({ keys: undefined, name: '', awaitsName: false, index: 0 });
    else if (token === '}' || token === ']') frames.pop();
    else if (token === ',' && frame) {
      frame.awaitsName = frame.keys !== undefined;
      frame.index += 1;
    } else if (token.startsWith('"')) yield* readString(JSON.parse(token), frames);
  }
}

function* readString(value: string, frames: readonly Frame[]): Generator<Failure> {
  const frame = frames.at(-1);
  if (frame?.keys && frame.awaitsName) {
    frame.name = value;
    frame.awaitsName = false;
    if (frame.keys.has(value)) yield fault(frames, violationDetails.repeatedKey);
    if (value === '__proto__') yield fault(frames, violationDetails.forbiddenKey);
    frame.keys.add(value);
  }
  if (value.includes('\0') || /\p{Surrogate}/u.test(value))
    yield fault(frames, violationDetails.forbiddenCharacter);
}

function fault(frames: readonly Frame[], detail: (field: string) => string): Failure {
  const path = frames.map((frame) => toPrintable(frame.keys ? frame.name : String(frame.index)));
  return { code: 'VALIDATION_ERROR', detail: detail(path.at(-1) ?? 'The text'), path };
}

/** The answer repeats the name, so what is refused in it must not come back. */
function toPrintable(name: string): string {
  return name.slice(0, 100).replace(/[\0\p{Surrogate}]/gu, '\u{FFFD}');
}
