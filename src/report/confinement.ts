import type { Report } from '../model/report.ts';
import { count } from './count.ts';

const inside = 'in a network namespace, where they reach nothing but the proxy';
const byProxy = 'by the proxy only: their runtimes were told to call it, and nothing else held them';

/** What confined the programs, as `proof.json` says it; null when none ran. */
export function confinementName({ confinement }: Report): string | null {
  const names = Object.entries(confinement).flatMap(([name, programs]) => (programs > 0 ? [name] : []));
  return names.length === 0 ? null : names.join(' and ');
}

/** The same in one sentence. */
export function confinementLine(report: Report): string | null {
  const { 'network namespace': confined, 'proxy only': others } = report.confinement;
  if (confined > 0 && others > 0) {
    return `${count(confined, 'program')} ran ${inside}; ${count(others, 'program')} ${others === 1 ? 'was' : 'were'} confined ${byProxy}.`;
  }
  if (confined > 0) return `Programs ran ${inside}.`;
  return others > 0 ? `Programs were confined ${byProxy}.` : null;
}
