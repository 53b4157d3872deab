import type { HeaderList } from '../../../model/exchange.ts';
import { valuesOf } from '../../wire/header-list.ts';

/** What [`Prefer`](https://www.rfc-editor.org/rfc/rfc7240#section-2) asks of the mock. */
export interface Preference {
  /** Status of the documented response. */
  readonly code?: string;
  /** Name of the documented example. */
  readonly example?: string;
}

/** Reads `Prefer: code=404, example=not-found`; a value may be quoted. */
export function readPreference(headers: HeaderList): Preference {
  const text = valuesOf(headers, 'prefer').join(',');
  const pairs = [...text.matchAll(/(?:^|[,;])\s*(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,;"]*))/g)].map(
    ([, name = '', quoted, plain = '']) =>
      [name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain] as const,
  );
  const { code, example } = Object.fromEntries(pairs);
  return { ...(code !== undefined && { code }), ...(example !== undefined && { example }) };
}
