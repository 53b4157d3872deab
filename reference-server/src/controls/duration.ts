const pattern = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const secondsOf = [604_800, 86_400, 3600, 60, 1];

/** Reads an ISO 8601 duration of weeks, days, hours, minutes and seconds as seconds; nothing when it is none. */
export function readDuration(text: string): number | undefined {
  const match = pattern.exec(text);
  return match?.slice(1).reduce((sum, count, unit) => sum + Number(count ?? 0) * (secondsOf[unit] ?? 0), 0);
}
