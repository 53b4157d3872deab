import type { Credential, HttpRequest, Piece } from '../../model/example.ts';
import type { Unprintable } from '../language.ts';
import { isRead, joinPieces } from '../pieces.ts';
import { bashPieces, bashString } from './literals.ts';

interface Url {
  readonly url: string;
  /** What curl puts behind the URL itself. */
  readonly options: readonly string[];
}

/** Prints the URL; from the first pair of the query on that is read from the environment, curl encodes and appends. */
export function printUrl({ origin, target, targetPieces, body }: HttpRequest): Url | Unprintable {
  const mark = target.indexOf('?');
  const pieces = joinPieces(targetPieces ?? [target]);
  if (!pieces.some(isRead)) return { url: bashString(origin + target), options: [] };
  const pairs = toPairs(pieces, mark + 1);
  const first = pairs.findIndex((pair) => pair.some(isRead));
  const stays = pairs.slice(0, first).flat().join('&');
  const url = bashString(origin + target.slice(0, mark) + (first > 0 ? `?${stays}` : ''));
  const options: string[] = body ? [] : ['--get'];
  for (const pair of pairs.slice(first)) {
    const option = printPair(pair, body !== undefined);
    if (typeof option !== 'string') return option;
    options.push(option);
  }
  return { url, options };
}

/** The query's pairs, each in pieces; the first `start` characters are path and question mark. */
function toPairs(pieces: readonly Piece[], start: number): readonly (readonly Piece[])[] {
  const pairs: Piece[][] = [[]];
  for (const [index, piece] of pieces.entries()) {
    if (isRead(piece)) pairs.at(-1)?.push(piece);
    else {
      const [text = '', ...others] = (index === 0 ? piece.slice(start) : piece).split('&');
      if (text !== '') pairs.at(-1)?.push(text);
      pairs.push(...others.map((other) => (other === '' ? [] : [other])));
    }
  }
  return pairs;
}

function printPair(pair: readonly Piece[], hasBody: boolean): string | Unprintable {
  if (!pair.some(isRead)) {
    const text = pair.join('');
    return hasBody ? `--url-query ${bashString(`+${text}`)}` : `--data-raw ${bashString(text)}`;
  }
  const [first = ''] = pair;
  const [, name, start = ''] = (typeof first === 'string' && /^([^=+][^=]*=)(.*)$/.exec(first)) || [];
  const value = [start, ...pair.slice(1)].map((piece) => (isRead(piece) ? piece : decode(piece)));
  if (name === undefined || !value.every(isEncodable)) {
    return { unprintable: `curl encodes \`${pair.map(textOf).join('')}\` otherwise` };
  }
  return `${hasBody ? '--url-query' : '--data-urlencode'} ${bashPieces([name, ...value])}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return ' ';
  }
}

/** curl writes a space as `+`, and everything that is not unreserved in percent. */
function isEncodable(piece: Piece): boolean {
  return !textOf(piece).includes(' ');
}

function textOf(piece: string | Credential): string {
  return isRead(piece) ? piece.literal : piece;
}
