import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './markdown.ts';

const attacks = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="jAvAsCrIpT&colon;alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:msgbox)',
  '![x](javascript:alert(1))',
  '<style>body{display:none}</style>',
  '<p style="position:fixed">x</p>',
  '<form action="//evil.example"><button formaction="javascript:alert(1)">x</button></form>',
  '<meta http-equiv="refresh" content="0;url=//evil.example">',
  '<base href="//evil.example/">',
  '<object data="x"></object><embed src="x">',
  '</template></code></pre></div><script>alert(1)</script>',
  '--> <script>alert(1)</script> <!--',
  '<div><b>unclosed',
  '<details open ontoggle=alert(1)>',
  '```"><script>alert(1)</script>\ncode\n```',
];

describe('renderMarkdown', () => {
  it.each(attacks)('disarms %s', (attack) => {
    const { html } = renderMarkdown(`Before ${attack} after\n\n${attack}`);
    expect(html).not.toMatch(/<(script|style|iframe|form|meta|base|object|embed|svg|math|button)\b/i);
    expect(html).not.toMatch(/<[^>]*\son\w+\s*=/i);
    expect(html).not.toMatch(/<[^>]*\s(href|src)="\s*(javascript|data|vbscript):/i);
    expect(html).not.toMatch(/<[^>]*\sstyle=/i);
  });

  it('balances what an author left open', () => {
    const { html } = renderMarkdown('<div><b>open\n\nnext');
    expect(html.match(/<div>/g)?.length).toBe(html.match(/<\/div>/g)?.length);
  });

  it.each([
    ['A plain sentence.', '<p>A plain sentence.</p>'],
    ['Code `a_b` in it.', '<p>Code <code>a_b</code> in it.</p>'],
    ['Less `<` than.', '<p>Less <code>&lt;</code> than.</p>'],
    ['Two\nlines', '<p>Two\nlines</p>'],
    ['It is *so*.', '<p>It is <em>so</em>.</p>'],
    ['See www.example.com', '<p>See <a href="http://www.example.com">www.example.com</a></p>'],
    ['{{#each x}}{{/each}}', '<p>{{#each x}}{{/each}}</p>'],
    ['Title\n===', '<h2>Title</h2>'],
    ['Title\n---', '<h2>Title</h2>'],
    ['AT&amp;T', '<p>AT&#x26;T</p>'],
  ])('renders %j', (markdown, html) => {
    expect(renderMarkdown(markdown).html).toBe(html);
  });

  it('gives headings levels without gaps and anchors that nobody else has', () => {
    const { headings } = renderMarkdown('# One\n\n#### Deep\n\n# One\n\n## Request', {
      anchors: true,
      reserved: ['request'],
    });
    expect(headings).toEqual([
      { level: 2, text: 'One', id: 'one' },
      { level: 3, text: 'Deep', id: 'deep' },
      { level: 2, text: 'One', id: 'one-1' },
      { level: 3, text: 'Request', id: 'request-1' },
    ]);
  });

  it('says where links stand, those in HTML included', () => {
    const { links } = renderMarkdown('text\n\n- [a](b.md) <i><a href="c.md">c</a></i>', {
      resolve: (url) => `to/${url}`,
    });
    expect(links).toEqual([
      { href: 'to/b.md', line: 3, column: 3 },
      { href: 'to/c.md', line: 3, column: 16 },
    ]);
  });

  it('turns pictures of other hosts into links', () => {
    expect(renderMarkdown('![Logo](https://example.com/a.png)').html).toBe(
      '<p><a href="https://example.com/a.png">Logo</a></p>',
    );
  });

  it('hands fenced blocks over with the line of their fence', () => {
    const seen: unknown[] = [];
    renderMarkdown('a <b>b</b>\n\n~~~json title=x\n{}\n~~~\n\n    indented\n', {
      code: (...block) => {
        seen.push(block);
        return '';
      },
    });
    expect(seen).toEqual([
      ['{}\n', 'json', 3],
      ['indented\n', '', 7],
    ]);
  });
});

it('pictures of the project are shown with their pixels, for either theme', () => {
  const picture = (url: string) =>
    url.endsWith('.png') ? { src: `../assets/${url}`, width: 4, height: 3 } : undefined;
  const { html } = renderMarkdown(
    '![One](one.png)\n\n<picture><source media="(prefers-color-scheme: dark)" srcset="dark.png 1x, other.gif 2x"><img alt="Two" src="two.png"></picture>\n',
    { picture },
  );
  expect(html).toContain('<img src="../assets/one.png" alt="One" width="4" height="3" loading="lazy">');
  expect(html).toContain('srcset="../assets/dark.png 1x, other.gif 2x"');
  expect(html).toContain('<img alt="Two" src="../assets/two.png" width="4" height="3" loading="lazy">');
});
