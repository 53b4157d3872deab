import type { Credential, HttpRequest, Piece } from '../model/example.ts';

/** Tells what is read from the environment from a text. */
export function isRead(piece: Piece): piece is Credential {
  return typeof piece !== 'string';
}

/** Joins texts that stand side by side and leaves out empty ones. */
export function joinPieces(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece === '') continue;
    if (typeof piece === 'string' && typeof last === 'string') joined[joined.length - 1] = last + piece;
    else joined.push(piece);
  }
  return joined.map((piece) => (typeof piece === 'string' ? piece.toWellFormed() : piece));
}

/** Origin and target in pieces: texts are percent-encoded already, what is read from the environment has to be. */
export function urlPieces({ origin, target, targetPieces }: HttpRequest): readonly Piece[] {
  return joinPieces([origin, ...(targetPieces ?? [target])]);
}

/** Tells whether the program reads anything from the environment. */
export function readsEnvironment({ headers, targetPieces, clientCertificate }: HttpRequest): boolean {
  const inHeaders = headers.some((header) => header.credential !== undefined);
  return inHeaders || clientCertificate !== undefined || (targetPieces?.some(isRead) ?? false);
}
