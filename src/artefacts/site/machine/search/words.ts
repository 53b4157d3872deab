/** Words that say nothing about where to look. */
const common = new Set(
  'a an and are as at be by can do for from has have how if in is it its of on or that the then this to was what when which will with you your'.split(
    ' ',
  ),
);

/** Scripts that put no blank between words: their runs become pairs of letters. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu;

/**
 * The words by which a text is found: lower case without accents; `INVALID_RESET_TOKEN` and `deviceId` as a whole and in
 * parts. `assets/search.js` takes queries apart in the same way.
 */
export function searchWords(text: string): Set<string> {
  const words = new Set<string>();
  const plain = text.normalize('NFKC');
  for (const [run] of plain.matchAll(unspaced)) {
    const letters = [...run];
    for (const [index, letter] of letters.entries()) words.add(letter + (letters[index + 1] ?? ''));
  }
  for (const [token] of plain.replace(unspaced, ' ').matchAll(/[\p{L}\p{M}\p{N}_-]+/gu)) {
    const whole = fold(token).replace(/^[-_]+|[-_]+$/g, '');
    const parts = token
      .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
      .split(/[\s_-]+/)
      .map(fold);
    for (const word of [whole, ...parts]) {
      if (word.length > 0 && word.length <= 60 && !common.has(word)) words.add(word);
    }
  }
  return words;
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
