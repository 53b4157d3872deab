/** Something that the user can mend and without which we cannot go on: printed without a stack, exit status 2. */
export class DocsError extends Error {
  override readonly name = 'DocsError';
}
