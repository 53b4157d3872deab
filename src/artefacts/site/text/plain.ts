/** The first sentence of a Markdown text without its markup, for descriptions of pages and lists. */
export function firstSentence(markdown: string): string {
  const plain = plainText(markdown.trim().split(/\n\s*\n/)[0] ?? '');
  const sentence = plain.match(/^.{20,}?[.!?](?=\s|$)/)?.[0] ?? plain;
  return sentence.length > 300 ? `${sentence.slice(0, 297).trimEnd()}…` : sentence;
}

/** Markdown without its markup, on one line. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/<[^>]*>/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]|^#+\s*|^>\s*/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Seconds in words, in the largest units that they fill: `900` is `15 minutes`. */
export function secondsWords(seconds: number): string {
  let left = seconds;
  const words = secondsIn.flatMap(([size, unit]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count === 0 ? [] : [`${count} ${unit}${count === 1 ? '' : 's'}`];
  });
  return words.join(' and ') || '0 seconds';
}

const secondsIn = [
  [86400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
] as const;

const units = [
  ['Y', 'year'],
  ['W', 'week'],
  ['D', 'day'],
  ['H', 'hour'],
  ['M', 'minute'],
  ['S', 'second'],
] as const;

/** An ISO 8601 duration in words: `PT15M` is `15 minutes`, `PT1H` is `hour` when a rate is named. */
export function durationWords(duration: string): string {
  const match = duration.match(/^P(?:(\d+)Y)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/);
  if (!match) return duration;
  const words = units.flatMap(([, unit], index) => {
    const count = Number(match[index + 1] ?? 0);
    if (count === 0) return [];
    return [count === 1 ? unit : `${count} ${unit}s`];
  });
  return words.join(' and ') || duration;
}
