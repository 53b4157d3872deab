import type { Finding } from '../../model/finding.ts';
import type { Location } from '../../model/location.ts';
import type { ShownExchange, Strength } from '../../model/proof.ts';
import type { Difference } from './difference.ts';

/** What a check says of something that ran. */
export interface Verdict {
  readonly findings: readonly Finding[];
  /** Up to where it held; undefined when not even the first step did. */
  readonly strength?: Strength;
  readonly shown?: ShownExchange;
}

/** Says a Difference as a Finding at the place in the documentation that it contradicts. */
export function toFinding(
  difference: Difference,
  {
    rule,
    subject,
    location,
    reproduce,
  }: {
    readonly rule: string;
    /** What was asked, such as `POST /auth/login answered as `401/wrong_password``. */
    readonly subject: string;
    readonly location: Location;
    readonly reproduce: string;
  },
): Finding {
  const { pointer, problem, expected, actual } = difference;
  const at = pointer === '' || location.pointer === undefined ? location : deeper(location, pointer);
  const where = pointer === '' || problem.includes('`') ? '' : ` at \`${pointer}\``;
  return {
    severity: 'error',
    rule,
    message: `${subject}: ${problem}${where}`,
    location: at,
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
    reproduce,
  };
}

function deeper(location: Location, pointer: string): Location {
  return { file: location.file, pointer: `${location.pointer}${pointer}` };
}
