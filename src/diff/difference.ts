import type { Json } from '../model/json.ts';
import type { Difference, Direction } from './change.ts';
import { changeRules } from './rules/index.ts';
import type { Part } from './tree.ts';

/** What a comparison says of a change; the rule adds the rest. */
export interface Said {
  readonly message: string;
  /** Where it shows: in the new document, where something is left there. */
  readonly at: Part;
  readonly names?: readonly string[];
  readonly before?: Json | undefined;
  readonly after?: Json | undefined;
}

/** A Difference, classed by its rule. */
export function difference(rule: string, direction: Direction | undefined, said: Said): Difference {
  const known = changeRules[rule];
  if (known === undefined) throw new Error(`There is no rule \`${rule}\`.`);
  const { message, at, names = [], before, after } = said;
  return {
    rule,
    ...known[direction ?? 'request'],
    ...(direction && { direction }),
    message: oneLine(message),
    names,
    isText: known.isText === true,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    at: { document: at.tree.side, path: at.path },
  };
}

/** A value as a message shows it, cut where it is long. */
export function shown(value: Json | undefined): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  const line = text.replace(/\s+/g, ' ');
  return `\`${(line.length > 60 ? `${line.slice(0, 59)}…` : line).replaceAll('`', "'")}\``;
}

/** Names come from documents: nothing in them moves a terminal's cursor or ends a line. */
export function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
}
