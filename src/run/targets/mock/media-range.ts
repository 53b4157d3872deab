/** A media type in lower case with its parameters. */
export interface ParsedMediaType {
  /** Such as `application/json`. */
  readonly essence: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Reads a [media type](https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1) or range; undefined where it is none. */
export function parseMediaType(text: string): ParsedMediaType | undefined {
  const [first = '', ...rest] = text.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const essence = first.trim().toLowerCase();
  if (!/^[^\s/;,]+\/[^\s/;,]+$/.test(essence)) return undefined;
  const parameters = rest.flatMap((part) => {
    const at = part.indexOf('=');
    const value = part.slice(at + 1).trim();
    return at < 0 ? [] : [[part.slice(0, at).trim().toLowerCase(), value.replace(/^"(.*)"$/, '$1')] as const];
  });
  return { essence, parameters: new Map(parameters) };
}

/** How well a documented type or range fits a type: 0 not at all, more the more it says. */
export function rangeFit(range: string, type: ParsedMediaType): number {
  const wanted = parseMediaType(range);
  if (!wanted) return 0;
  if (wanted.essence === '*/*') return 1;
  if (wanted.essence.endsWith('/*')) return type.essence.startsWith(wanted.essence.slice(0, -1)) ? 2 : 0;
  if (wanted.essence !== type.essence) return 0;
  // A boundary is the client's, and the encoding of a text is judged apart.
  const asked = [...wanted.parameters].filter(([name]) => name !== 'charset' && name !== 'boundary');
  return asked.every(([name, value]) => type.parameters.get(name) === value) ? 3 + asked.length : 0;
}

/** The one of several documented types that fits best. */
export function bestFit<T extends { readonly type: string }>(
  media: readonly T[],
  type: ParsedMediaType,
): T | undefined {
  const fits = media.map((each) => rangeFit(each.type, type));
  const best = Math.max(0, ...fits);
  return best === 0 ? undefined : media[fits.indexOf(best)];
}
