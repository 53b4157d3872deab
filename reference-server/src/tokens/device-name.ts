/** Browsers and programs by what tells them in a user agent; many call themselves by several names, so order counts. */
const programs: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
];

const systems: readonly (readonly [string, RegExp])[] = [
  ['Windows', /\bWindows\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['macOS', /\bMac OS X\b|\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
];

/** What people call the device behind a user agent, such as `Firefox on macOS` or `curl`. */
export function deviceName(userAgent: string): string {
  const program = nameIn(programs, userAgent) ?? /^[\w.-]{1,50}(?=\/|$)/.exec(userAgent)?.[0];
  const system = nameIn(systems, userAgent);
  if (program === undefined || program === 'Mozilla') return system ?? 'Unknown device';
  return system === undefined ? program : `${program} on ${system}`;
}

function nameIn(table: typeof programs, userAgent: string): string | undefined {
  return table.find(([, pattern]) => pattern.test(userAgent))?.[0];
}
