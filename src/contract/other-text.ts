import type { HttpRequest } from '../model/example.ts';
import { bodyValueAt, withBodyValue } from './alter-request.ts';

/** The request with another text of the same form at a place of its body; undefined where there is no text. */
export function withOtherText(request: HttpRequest, pointer: string): HttpRequest | undefined {
  const value = bodyValueAt(request, pointer);
  return typeof value === 'string' ? withBodyValue(request, pointer, otherText(value)) : undefined;
}

/** Every letter and digit before an `@` replaced by the next but six of its kind, so that prefixes stay what they are. */
export function otherText(text: string): string {
  const [, prefix = '', rest = '', domain = ''] = /^([A-Za-z]{1,6}_)?(.*?)(@.*)?$/s.exec(text) ?? [];
  return (
    prefix +
    rest.replace(/[a-z]/g, turn('a', 26)).replace(/[A-Z]/g, turn('A', 26)).replace(/\d/g, turn('0', 10)) +
    domain
  );
}

function turn(first: string, count: number): (letter: string) => string {
  const base = first.charCodeAt(0);
  return (letter) => String.fromCharCode(base + ((letter.charCodeAt(0) - base + 7) % count));
}
