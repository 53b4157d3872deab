import type { ChangeClass } from './change.ts';

/** How a change is classed, and why. */
export interface Verdict {
  readonly class: ChangeClass;
  readonly reason: string;
}

/** One kind of change: classed by the direction of the data, or always the same. */
export interface ChangeRule {
  readonly request: Verdict;
  readonly response: Verdict;
  /** Nothing but words for people. */
  readonly isText?: true;
}

/** Rules by their ids. */
export type RuleTable = Readonly<Record<string, ChangeRule>>;

export function breaking(reason: string): Verdict {
  return { class: 'breaking', reason };
}

export function dangerous(reason: string): Verdict {
  return { class: 'dangerous', reason };
}

export function safe(reason: string): Verdict {
  return { class: 'safe', reason };
}

/** The same whichever way data flows. */
export function always(verdict: Verdict): ChangeRule {
  return { request: verdict, response: verdict };
}

/** Fewer values are allowed than before. */
export function narrows(what: string): ChangeRule {
  return {
    request: breaking(`Requests that were valid are refused: ${what}.`),
    response: safe(`Answers promise more than before: ${what}.`),
  };
}

/** More values are allowed than before. */
export function widens(what: string, response: 'breaking' | 'dangerous' = 'breaking'): ChangeRule {
  const reason = `Answers may hold what no client was written for: ${what}.`;
  return {
    request: safe(`Every request that was valid still is: ${what}.`),
    response: response === 'breaking' ? breaking(reason) : dangerous(reason),
  };
}
