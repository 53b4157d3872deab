import type { Piece } from '../../model/example.ts';
import type { Basic } from '../header-value.ts';
import type { Expression } from './expression.ts';

/** The expression that puts texts and what is read from the environment together. */
export function printPieces(
  pieces: readonly Piece[],
  read: (variable: string) => Expression = getenv,
): Expression {
  const terms = pieces.map(
    (piece): Expression => (typeof piece === 'string' ? { text: piece } : read(piece.variable)),
  );
  return terms.length > 1 ? { sum: terms } : (terms[0] ?? { text: '' });
}

/** The expression that reads an environment variable. */
export function getenv(variable: string): Expression {
  return { call: 'System.getenv', arguments: [{ text: variable }] };
}

/** The expression that reads an environment variable for a URL, with the helper of the template. */
export function getenvEncoded(variable: string): Expression {
  return { call: 'encode', arguments: [getenv(variable)] };
}

/** The value of [Basic](https://www.rfc-editor.org/rfc/rfc7617#section-2) authentication, with the helper of the template. */
export function printBasic({ username, password }: Pick<Basic, 'username' | 'password'>): Expression {
  const pair = { sum: [getenv(username.variable), { text: ':' }, getenv(password.variable)] };
  return { sum: [{ text: 'Basic ' }, { call: 'base64', arguments: [pair] }] };
}
