import type { Binding, Place } from '../../model/binding.ts';
import type { HeaderList } from '../../model/exchange.ts';
import { liveFor } from './live-for.ts';

/** Binds header values as a whole, or what follows the authentication scheme; cookies one by one, and Basic credentials decoded. */
export function bindHeaders(headers: HeaderList, bindings: readonly Binding[]): HeaderList {
  return headers.map(([name, value]) => {
    if (name.toLowerCase() === 'cookie') return [name, bindCookies(value, bindings)] as const;
    return [name, bindValue(name, value, bindings)] as const;
  });
}

function bindValue(name: string, value: string, bindings: readonly Binding[]): string {
  const place: Place = { in: 'header', name };
  const whole = liveFor(value, place, bindings);
  if (whole !== undefined) return whole;
  const space = value.indexOf(' ');
  if (space < 0) return value;
  const [scheme, rest] = [value.slice(0, space + 1), value.slice(space + 1)];
  const live = liveFor(rest, place, bindings);
  if (live !== undefined) return scheme + live;
  return scheme.toLowerCase() === 'basic ' ? scheme + bindBasic(rest, place, bindings) : value;
}

/** `user:password` in Base64 ([RFC 7617](https://www.rfc-editor.org/rfc/rfc7617#section-2)). */
function bindBasic(credentials: string, place: Place, bindings: readonly Binding[]): string {
  const text = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0 || Buffer.from(text).toString('base64') !== credentials) return credentials;
  const parts = [text.slice(0, colon), text.slice(colon + 1)];
  const bound = parts.map((part) => liveFor(part, place, bindings) ?? part).join(':');
  return Buffer.from(bound).toString('base64');
}

function bindCookies(value: string, bindings: readonly Binding[]): string {
  return value
    .split(';')
    .map((pair) => {
      const [, name = '', text = ''] = /^\s*([^=]*)=(.*)$/s.exec(pair) ?? [];
      const live = name === '' ? undefined : liveCookie(name, text, bindings);
      return live === undefined ? pair : pair.slice(0, pair.length - text.length) + live;
    })
    .join(';');
}

/** A cookie's value is percent-encoded where it comes from a parameter, and plain where it is a credential. */
function liveCookie(name: string, text: string, bindings: readonly Binding[]): string | undefined {
  const place: Place = { in: 'cookie', name };
  const plain = liveFor(text, place, bindings);
  if (plain !== undefined) return plain;
  try {
    const live = liveFor(decodeURIComponent(text), place, bindings);
    return live === undefined ? undefined : encodeURIComponent(live);
  } catch {
    return undefined;
  }
}
