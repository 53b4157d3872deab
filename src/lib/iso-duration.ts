const pattern = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Seconds of an ISO 8601 duration such as `PT15M` or `P7D`; undefined for anything else, years and months included. */
export function durationToSeconds(duration: string): number | undefined {
  const match = pattern.exec(duration);
  if (!match || !/\d/.test(duration) || duration.endsWith('T')) return undefined;
  const [, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.map(Number).map((n) => n || 0);
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds;
}
