const words = [
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
];

/** A regular expression's source for a number in digits or words; `a` and `an` are one. */
export const numberPattern = `\\d[\\d,]*|${words.join('|')}`;

/** The value of a number in digits or words. */
export function toNumber(text: string): number {
  const word = words.indexOf(text.toLowerCase());
  return word >= 0 ? word : Number(text.replaceAll(',', ''));
}

const units: Readonly<Record<string, number>> = {
  second: 1,
  sec: 1,
  minute: 60,
  min: 60,
  hour: 3_600,
  day: 86_400,
  week: 604_800,
};

/** A regular expression's source for a unit of time, singular or plural. */
export const unitPattern = `(?:${Object.keys(units).join('|')})s?`;

/** Seconds of a unit of time. */
export function toSeconds(unit: string): number {
  return units[unit.toLowerCase().replace(/s$/, '')] ?? 0;
}
