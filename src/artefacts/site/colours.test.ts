import { expect, it } from 'vitest';
import { accentsFor, contrast } from './colours.ts';

const surfaces = { light: '#f1f4f9', dark: '#1b2230' };

it.each(['#2563eb', '#ffff00', '#000000', '#ffffff', '#ff0000', '#00ff88', 'not a colour'])(
  'makes %s readable on both themes',
  (brand) => {
    const { light, dark } = accentsFor(brand, surfaces);
    expect(contrast(light, surfaces.light)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dark, surfaces.dark)).toBeGreaterThanOrEqual(4.5);
  },
);

it('knows the extremes', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#777777')).toBe(1);
});
