const small = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** A regular expression's source for a number in words, up to ninety-nine. */
export const wordPattern = `(?:${tens.join('|')})(?:[\\s-](?:${small.slice(1, 10).join('|')})\\b)?|${[...small].reverse().join('|')}`;

/** A regular expression's source for a number in digits or words. */
export const numberPattern = `\\d[\\d,]*(?:\\.\\d+)?|${wordPattern}`;

/** The value of a number in digits or words. */
export function toNumber(text: string): number {
  if (/^\d/.test(text)) return Number(text.replaceAll(',', ''));
  return text
    .toLowerCase()
    .split(/[\s-]/)
    .reduce(
      (sum, word) => sum + (tens.includes(word) ? (tens.indexOf(word) + 2) * 10 : small.indexOf(word)),
      0,
    );
}

const units: Readonly<Record<string, number>> = {
  second: 1,
  sec: 1,
  minute: 60,
  min: 60,
  hour: 3_600,
  hr: 3_600,
  day: 86_400,
  week: 604_800,
};
const symbols: Readonly<Record<string, number>> = { s: 1, h: 3_600, d: 86_400 };

/** A regular expression's source for a unit of time, singular or plural. */
export const unitPattern = `(?:${Object.keys(units).join('|')})s?`;

/** The same for a unit's symbol, which follows digits. */
export const symbolPattern = Object.keys(symbols).join('|');

/** Seconds of a unit of time. */
export function toSeconds(unit: string): number {
  const name = unit.toLowerCase();
  return symbols[name] ?? units[name.replace(/s$/, '')] ?? 0;
}
