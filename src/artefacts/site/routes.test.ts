import { expect, it } from 'vitest';
import { absoluteUrl, relativeHref } from './routes.ts';

it.each([
  ['a/b/index.html', 'a/c/index.html', '../c/index.html'],
  ['a/index.html', 'a/index.html', 'index.html'],
  ['a/index.html', 'a/index.html#x', '#x'],
  ['index.html', 'a/ümlaut %/index.html#y', 'a/%C3%BCmlaut%20%25/index.html#y'],
  ['a/b/c/index.html', 'index.html', '../../../index.html'],
])('relativeHref(%j, %j) is %j', (from, target, href) => {
  expect(relativeHref(from, target)).toBe(href);
});

it.each([
  ['index.html', 'https://x.example/'],
  ['a/b/index.html', 'https://x.example/a/b/'],
  ['a/openapi.json', 'https://x.example/a/openapi.json'],
])('the absolute URL of %j is %j', (path, url) => {
  expect(absoluteUrl('https://x.example', path)).toBe(url);
});
