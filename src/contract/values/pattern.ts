import { toPatternMatcher } from '../../lib/pattern-matcher.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { type Candidate, defineValueRule } from './value-rule.ts';

/** How far a documented text is stretched to find where its pattern ends. */
const reach = 1_100;

/** [pattern](https://json-schema.org/draft/2020-12/json-schema-validation#section-6.3.3): broken in one place, and the longest and shortest text of its kind. */
export const pattern = defineValueRule({
  keyword: 'pattern',
  refused: (schema, value) => {
    const matches = matcherOf(schema);
    if (!matches || typeof value !== 'string') return [];
    const broken = [
      `${value} `,
      ` ${value}`,
      `${value}\n`,
      `¡${value}`,
      value.replace(/[@._:/-]/, ''),
      value.slice(1),
      'docproof',
      '',
    ]
      .filter((text) => !matches(text))
      .slice(0, 3)
      .map((text, index) => ({ name: `broken-${index + 1}`, value: text }));
    const [long, short] = [longestOf(value, matches), shortestOf(value, matches)];
    return [
      ...broken,
      ...(long === undefined
        ? []
        : [{ name: 'pattern-longer', value: long + (long.at(-1) ?? ''), neighbour: 'pattern-longest' }]),
      ...(short === undefined
        ? []
        : [{ name: 'pattern-shorter', value: short.slice(0, -1), neighbour: 'pattern-shortest' }]),
    ];
  },
  accepted: (schema, value) => {
    const matches = matcherOf(schema);
    if (!matches || typeof value !== 'string') return [];
    const [long, short] = [longestOf(value, matches), shortestOf(value, matches)];
    const found: Candidate[] = [];
    if (long !== undefined && long !== value)
      found.push({ name: 'pattern-longest', value: long, neighbour: 'pattern-longer' });
    if (short !== undefined && short !== value)
      found.push({ name: 'pattern-shortest', value: short, neighbour: 'pattern-shorter' });
    return found;
  },
});

type Matches = (text: string) => boolean;

function matcherOf({ pattern: text }: JsonObject): Matches | undefined {
  const matcher = typeof text === 'string' ? toPatternMatcher(text) : undefined;
  // What takes too long cannot judge.
  return matcher && ((each) => matcher(each) ?? true);
}

/** The longest text that repeats the last character and still matches, where there is an end to it. */
function longestOf(value: string, matches: Matches): string | undefined {
  const last = value.at(-1);
  if (last === undefined || !matches(value) || matches(value + last.repeat(reach))) return undefined;
  let text = value;
  while (matches(text + last)) text += last;
  return text;
}

/** The shortest text that is left when characters go from the end. */
function shortestOf(value: Json, matches: Matches): string | undefined {
  if (typeof value !== 'string' || !matches(value)) return undefined;
  let text = value;
  while (text.length > 0 && matches(text.slice(0, -1))) text = text.slice(0, -1);
  return text.length === 0 ? undefined : text;
}
