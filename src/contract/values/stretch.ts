/**
 * Texts of a wanted length made from a documented one, the least changed first: what is repeated is of the same kind
 * as what stands there, so that no other rule than that of length has a reason to refuse it.
 */
export function* withLength(text: string, length: number): Generator<string> {
  const letters = [...text];
  if (letters.length > length) {
    yield ofEveryKind(letters, length);
    yield letters.slice(0, length).join('');
    return;
  }
  const missing = length - letters.length;
  const address = /^([^@]+)@(.+)$/.exec(text);
  if (address) {
    const [, local = '', domain = ''] = address;
    yield `${local}@${labels(missing)}${domain}`;
    yield `${'a'.repeat(missing)}${text}`;
    return;
  }
  const last = letters.findLast((letter) => /[\p{L}\p{N}]/u.test(letter)) ?? 'a';
  yield text + last.repeat(missing);
  const middle = Math.max(1, letters.lastIndexOf(last));
  yield [...letters.slice(0, middle), ...last.repeat(missing), ...letters.slice(middle)].join('');
  yield last.repeat(missing) + text;
}

/** So many of the letters in their order, each kind of letter among them while there is room. */
function ofEveryKind(letters: readonly string[], length: number): string {
  const kinds = [/\p{Lu}/u, /\p{Ll}/u, /\p{N}/u, /[^\p{L}\p{N}\s]/u];
  const kept = new Set<number>();
  for (const kind of kinds) {
    const at = letters.findIndex((letter) => kind.test(letter));
    if (at >= 0 && kept.size < length) kept.add(at);
  }
  for (let at = 0; kept.size < length; at++) kept.add(at);
  return letters.filter((_, at) => kept.has(at)).join('');
}

/** Labels of a domain name, at most 60 letters each, with dots behind them: so many characters in all. */
function labels(length: number): string {
  let text = '';
  while (length - text.length > 62) text += `${'a'.repeat(60)}.`;
  const rest = length - text.length;
  return rest < 2 ? `${text}${'a'.repeat(rest)}` : `${text}${'a'.repeat(rest - 1)}.`;
}
