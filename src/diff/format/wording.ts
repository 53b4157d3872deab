import type { ChangeClass, Use } from '../change.ts';
import type { LocatedChange } from '../located-change.ts';

/** Worst first. */
export const classes: readonly { readonly id: ChangeClass; readonly title: string }[] = [
  { id: 'breaking', title: 'Breaking' },
  { id: 'dangerous', title: 'Dangerous' },
  { id: 'safe', title: 'Safe' },
];

/** Where a change meets clients first, such as `POST /auth/login, response 200`. */
export function placeOf({ operation, part }: Use, code: (text: string) => string = String): string {
  return [operation && code(operation), part].filter(Boolean).join(', ');
}

/** Where else it does: operations by name while they are few. */
export function elsewhere({ uses: [first, ...others] }: LocatedChange): string {
  const operations = [...new Set(others.flatMap(({ operation }) => operation ?? []))].filter(
    (operation) => operation !== first.operation,
  );
  if (operations.length === 0)
    return others.length === 0 ? '' : `and ${count(others.length, 'other place')} of it`;
  if (operations.length < 3) return `and ${operations.join(', ')}`;
  return `and ${count(operations.length, 'other operation')}`;
}

/** `1 change`, `2 changes`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** For people: what says the same of several operations is said once, with the line of the first. */
export function grouped(changes: readonly LocatedChange[]): LocatedChange[] {
  const found = new Map<string, LocatedChange>();
  for (const change of changes) {
    const key = [change.rule, change.class, change.uses[0].part, change.message].join('\n');
    const known = found.get(key);
    found.set(key, known ? { ...known, uses: [...known.uses, ...change.uses] } : change);
  }
  return [...found.values()];
}
