import type { Location } from './location.ts';

/** `error` fails the run, `warning` and `info` never do. */
export type Severity = 'error' | 'warning' | 'info';

/** Something about the user's documentation that is not true, not valid or not good. */
export interface Finding {
  readonly severity: Severity;
  /** Kebab-case name of the rule or check that says so, such as `status-documented`. */
  readonly rule: string;
  /** One sentence; names the thing in backticks. */
  readonly message: string;
  readonly location: Location;
  readonly expected?: string;
  readonly actual?: string;
  /** What the author can do about it. */
  readonly fix?: string;
  /** The command that shows this finding alone. */
  readonly reproduce?: string;
}
