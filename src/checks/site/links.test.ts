import { describe, expect, it } from 'vitest';
import type { OutputFile } from '../../model/publication.ts';
import { checkLinks } from './links.ts';

const source = { file: 'guides/a.md', line: 3, column: 5 };

function page(path: string, hrefs: string[], anchors: string[] = []): OutputFile {
  return { path, content: '', page: { anchors, links: hrefs.map((href) => ({ href, source })) } };
}

const files = [
  page('site/b/index.html', [], ['two-words', 'ümlaut']),
  { path: 'site/assets/x.css', content: '' },
];

describe('checkLinks', () => {
  it.each([
    'b/index.html',
    'b/index.html#two-words',
    'b/index.html#%C3%BCmlaut',
    'b/index.html?x=1#two-words',
    'assets/x.css',
    'assets/x.css#anything',
    '#',
    '#top',
    '#here',
    'https://example.com/missing',
    '//example.com',
    'mailto:a@b.example',
    'tel:+1',
  ])('lets %s pass', (href) => {
    expect([...checkLinks([page('site/index.html', [href], ['here']), ...files])]).toEqual([]);
  });

  it.each([
    ['c/index.html', 'the site has no `c/index.html`', undefined],
    ['../b/index.html', 'the site has no `../b/index.html`', 'Did you mean `b/index.html`?'],
    ['b/', 'the site has no `b/`', 'Did you mean `b/index.html`?'],
    ['b/index.html#two', '`b/index.html` has no anchor `two`', undefined],
    ['b/index.html#Two_Words', '`b/index.html` has no anchor `Two_Words`', 'Did you mean `#two-words`?'],
    ['#gone', 'this page has no anchor `gone`', undefined],
    ['%E0%A4%A', 'the site has no `%E0%A4%A`', undefined],
  ])('finds %s', (href, words, fix) => {
    const [finding, ...more] = checkLinks([page('site/index.html', [href]), ...files]);
    expect(finding).toMatchObject({ severity: 'error', rule: 'dead-link', location: source });
    expect(finding?.message).toBe(`The link to \`${href}\` leads nowhere: ${words}.`);
    expect(finding?.fix).toBe(fix);
    expect(more).toEqual([]);
  });

  it('tells of each place once', () => {
    expect([...checkLinks([page('site/index.html', ['#a', '#a', '#b'])])]).toHaveLength(2);
  });
});
