/** How documented times become live ones: the documented and the live start of the Scene, in milliseconds. */
export interface SceneTime {
  readonly documented: number | undefined;
  readonly live: number;
  /** Allowed deviation in milliseconds: 0 on a clock of our own. */
  readonly tolerance: number;
}

/** A minute: as far as two clocks that nobody controls may be apart. */
export const clockTolerance = 60_000;

/** Whether two RFC 3339 times lie equally far from the start of their Scene. */
export function isSameTime(expected: string, actual: string, time: SceneTime): boolean {
  if (!isDateTime(expected) || !isDateTime(actual)) return false;
  return isSameMoment(Date.parse(expected), Date.parse(actual), time);
}

/** The same of milliseconds; where nobody says when the documentation plays, the live time must be now. */
export function isSameMoment(documented: number, live: number, time: SceneTime): boolean {
  if (time.documented === undefined) return Math.abs(live - time.live) <= clockTolerance;
  const shift = live - time.live - (documented - time.documented);
  return Math.abs(shift) <= time.tolerance;
}

/** https://www.rfc-editor.org/rfc/rfc3339#section-5.6 */
function isDateTime(text: string): boolean {
  const match = /^\d{4}-\d\d-(\d\d)[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.exec(text);
  if (!match || Number.isNaN(Date.parse(text))) return false;
  // Date.parse makes the 2nd of March of the 30th of February.
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDate();
  return day === Number(match[1]);
}
