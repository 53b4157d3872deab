/** The brand colour as each theme can use it for text: the hue stays, the lightness moves until it is readable. */
export interface Accent {
  readonly light: string;
  readonly dark: string;
}

const contrastForText = 4.6;

/** Accents that meet [WCAG 2.2 contrast (1.4.3)](https://www.w3.org/TR/WCAG22/#contrast-minimum) on both themes' surfaces. */
export function accentsFor(brand: string, surfaces: { light: string; dark: string }): Accent {
  const colour = parseColour(brand) ?? [37, 99, 235];
  return {
    light: adjust(colour, surfaces.light, [0, 0, 0]),
    dark: adjust(colour, surfaces.dark, [255, 255, 255]),
  };
}

/** The contrast ratio of two `#rrggbb` colours, 1 to 21. */
export function contrast(first: string, second: string): number {
  const [a, b] = [luminance(parseColour(first) ?? [0, 0, 0]), luminance(parseColour(second) ?? [0, 0, 0])];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

type Rgb = readonly [number, number, number];

function adjust(colour: Rgb, surface: string, towards: Rgb): string {
  for (let step = 0; step <= 20; step += 1) {
    const hex = toHex(mix(colour, towards, step / 20));
    if (contrast(hex, surface) >= contrastForText) return hex;
  }
  return toHex(towards);
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const channel = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share);
  return [channel(0), channel(1), channel(2)];
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (value: number) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function parseColour(hex: string): Rgb | undefined {
  const match = hex.match(/^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i);
  if (!match) return undefined;
  return [
    Number.parseInt(match[1] ?? '', 16),
    Number.parseInt(match[2] ?? '', 16),
    Number.parseInt(match[3] ?? '', 16),
  ];
}

function toHex(colour: Rgb): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
