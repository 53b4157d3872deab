import { gzipSync } from 'node:zlib';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import { site } from '../../src/artefacts/site/site.ts';
import { checkLinks } from '../../src/checks/site/links.ts';
import type { Publication } from '../../src/model/publication.ts';
import { produce } from '../../src/produce.ts';
import { elements, parsePage } from './parse-page.ts';
import { publication } from './publication.ts';

const output = [...produce(publication).files].filter(({ path }) => path.startsWith('site/'));
const files = new Map(output.map(({ path, content }) => [path, String(content)]));
const pages = [...files].filter(([path]) => path.endsWith('.html'));
const operation = files.get('site/shop/v1/orders/place-order/index.html') ?? '';

/** The page's text as it stands, blanks folded. */
function words(html: string): string {
  return textOf(parsePage(html)).replace(/\s+/g, ' ');
}

describe('every page', () => {
  it.each(pages)('%s has no script of strangers, no inline style, no lost value', (_, html) => {
    const tree = parsePage(html);
    const all = elements(tree, () => true);
    const names = all.flatMap(({ properties }) => Object.keys(properties));
    expect(names.filter((name) => /^on[A-Z]/.test(name) || name === 'style')).toEqual([]);
    const scripts = all.filter(({ tagName }) => tagName === 'script');
    expect(scripts.filter(({ properties }) => properties.type !== 'application/ld+json')).toHaveLength(1);
    const urls = all.flatMap(({ properties }) => [properties.href, properties.src].map(String));
    expect(urls.filter((url) => /^\s*(javascript|data|vbscript):/i.test(url))).toEqual([]);
    expect(words(html)).not.toMatch(/\[object Object\]|\bundefined\b|\bNaN\b/);
  });

  it.each(pages)('%s has each id once, and one heading of the first level', (_, html) => {
    const all = elements(parsePage(html), () => true);
    const ids = all.flatMap(({ properties }) => (properties.id === undefined ? [] : [properties.id]));
    expect(ids).toEqual([...new Set(ids)]);
    expect(all.filter(({ tagName }) => tagName === 'h1')).toHaveLength(1);
  });

  it('leads nowhere that does not exist', () => {
    expect([...checkLinks(output)]).toEqual([]);
  });

  it('names its pages explicitly and relatively', () => {
    const links = output.flatMap(({ page }) => page?.links ?? []).map(({ href }) => href);
    expect(links.filter((href) => !/^([a-z]+:|#)/.test(href) && !/\.[a-z]+(#|$)/.test(href))).toEqual([]);
    expect(links.filter((href) => href.startsWith('/'))).toEqual([]);
  });

  it('keeps within the budget of an operation page', () => {
    const parts = ['site/assets/site.css', 'site/assets/site.js', 'site/assets/icon.svg'];
    const bytes = [operation, ...parts.map((path) => files.get(path) ?? '')].map(
      (text) => gzipSync(text).length,
    );
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(30 * 1024);
  });

  it('is the same when made again', () => {
    const again = [...produce(publication).files].filter(({ path }) => path.startsWith('site/'));
    expect(again.map(({ content }) => content)).toEqual(output.map(({ content }) => content));
  });
});

describe('an operation', () => {
  const text = words(operation);

  it.each([
    ['markup of templates as text', '{{handlebars}}'],
    ['markup of templates as text, raw', '{{{more}}}'],
    ['a limit in words', '1,000 per hour per user'],
    ['both ways to authenticate', 'Bearer token (JWT) Authorization: Bearer …'],
    ['the other way', 'API key X-Api-Key: …'],
    ['an unusual style', 'style form, not exploded'],
    ['a merged field', 'lines array of Line required'],
    ['a range of lengths', '4 to 12 characters'],
    ['a pattern', '^[A-Z]+$'],
    ['a described value', 'Just placed'],
    ['a named variant with its value', 'Card (card)'],
    ['another variant', 'Transfer'],
    ['recursion as a link', 'contains itself'],
    ['a nullable type', 'string or null'],
    ['a constant', '"order"'],
    ['a pattern of keys', '/^x-/'],
    ['other keys', 'any other key'],
    ['closed objects', 'no other fields'],
    ['a tuple', '[1]'],
    ['a condition', 'If it matches'],
    ['a dependency', 'a also needs b'],
    ['a negation', 'Must not match'],
    ['a dead reference', '#/components/schemas/Nowhere does not exist'],
    ['a proof', 'Proven'],
    ['its strength and target', 'body as documented, against reference'],
    ['a reason', 'go is not installed'],
    ['a failure', '`id` is missing.'],
  ])('shows %s', (_, expected) => {
    expect(text).toContain(expected);
  });

  it('hides what only the server sets from the request, and what only the client sends from the answer', () => {
    const [request = '', answer = ''] = operation.split('id="responses"');
    const details = request.slice(request.indexOf('id="request-body"'));
    expect(details).not.toContain('>created_at<');
    expect(details).toContain('>coupon<');
    expect(answer).toContain('>created_at<');
    expect(answer).not.toContain('>coupon<');
  });

  it('resolves links in the manner of Redoc', () => {
    expect(operation).toContain('<a href="../get-order/index.html">reading one</a>');
  });

  it('keeps the reader on the operation when the version changes', () => {
    expect(operation).toContain('href="../../../v0/orders/place-order/index.html"');
    expect(files.get('site/shop/v0/orders/place-order/index.html')).toContain('v0 (Legacy) is deprecated');
  });

  it('has a twin that says the same in Markdown', () => {
    const twin = files.get('site/shop/v1/orders/place-order/index.md') ?? '';
    expect(twin).toContain(
      '# Place an order\n\n`POST https://shop.example.com/v1/customers/{customer_id}/orders`',
    );
    expect(twin).toContain(publication.snippets[0]?.text);
  });
});

describe('anchors', () => {
  it('stay as they were published', () => {
    const ids = [...operation.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const kept = [
      'when-to-use-it',
      'authentication',
      'rate-limits',
      'path-parameters',
      'query-parameters',
      'request-body',
      'responses',
      'response-201',
      'response-422',
      'response-429',
      'example-422-empty',
      'snippet-basic-curl',
      'snippet-gift-go',
      'status-422',
      'request',
      'response',
      'callbacks',
    ];
    expect(kept.filter((id) => !ids.includes(id))).toEqual([]);
    expect(files.get('site/shop/v1/errors/index.html')).toContain('id="EMPTY_BASKET"');
    expect(files.get('site/shop/v1/limits/index.html')).toContain('id="lifetime-basket"');
    expect(files.get('site/shop/v1/orders/index.html')).toContain('id="post-customers-customer-id-orders"');
  });
});

describe('a former address', () => {
  const moved = files.get('site/docs/orders/index.html') ?? '';

  it('carries each fragment as an anchor with a link onward', () => {
    expect(moved).toContain(
      '<li id="post-orders"><a class="moved" href="../../shop/v1/orders/place-order/index.html">',
    );
    expect(moved).not.toContain('http-equiv="refresh"');
    expect(moved).toContain('noindex');
  });

  it('leads on at once where it is one page, and never out of the site', () => {
    expect(files.get('site/old.html')).toContain('content="0; url=shop/v1/errors/index.html#EMPTY_BASKET"');
    expect([...files.keys()].filter((path) => path.includes('outside'))).toEqual(['site/outside/index.html']);
    expect(files.get('site/sitemap.xml')).not.toContain('old');
  });
});

describe('pages beside operations', () => {
  it.each([
    ['limits', '1,000 per hour'],
    ['limits', '1 hour and 30 minutes'],
    ['limits', 'X-RateLimit-Remaining'],
    ['webhooks', 'onPaid'],
    ['webhooks/order-shipped', 'POST order.shipped'],
    ['examples/go', 'Place an order'],
    ['orders/place-order', '{$request.body#/callback_url}'],
  ])('%s tells of %s', (path, expected) => {
    expect(words(files.get(`site/shop/v1/${path}/index.html`) ?? '')).toContain(expected);
  });

  it('say what a version changed', () => {
    const versions = publication.docs.apis[0]?.versions ?? [];
    expect(versions.map(({ id }) => id)).toEqual(['v1', 'v0']);
    expect(words(files.get('site/shop/v0/changes/index.html') ?? '')).toContain('Operations that are gone');
    expect(words(files.get('site/shop/v0/orders/place-order/index.html') ?? '')).toMatch(/What changed/);
  });
});

describe('search', () => {
  it('stays under 50 kB before its first result', () => {
    const size = (name: string) => files.get(`site/assets/${name}.js`)?.length ?? Number.NaN;
    expect(size('search') + size('search/index') + size('search/t0') + size('search/e0')).toBeLessThan(
      50_000,
    );
  });
});

describe('the error catalogue', () => {
  it('finds the operations of a code from their examples', () => {
    const html = files.get('site/shop/v1/errors/index.html') ?? '';
    expect(html).toContain('href="../orders/place-order/index.html#response-422"');
  });
});

describe('files for programs', () => {
  it('are valid', () => {
    const catalog = JSON.parse(files.get('site/.well-known/api-catalog') ?? '');
    expect(catalog.linkset[0]['service-desc'][0].href).toBe(
      'https://docs.shop.example.com/shop/v1/openapi.json',
    );
    expect(JSON.parse(files.get('site/shop/v1/openapi.json') ?? '').openapi).toBe('3.1.0');
    expect(files.get('site/llms.txt')).toContain(
      '[POST /customers/{customer_id}/orders](shop/v1/orders/place-order/index.md)',
    );
    expect(files.get('site/sitemap.xml')).toContain(
      '<loc>https://docs.shop.example.com/shop/v1/orders/place-order/</loc>',
    );
  });

  it('need the address of the site where their formats ask for it', () => {
    const docs = { ...publication.docs, site: { ...publication.docs.site, url: '' } };
    const paths = [...site.files({ ...publication, docs })].map(({ path }) => path);
    expect(paths).not.toContain('site/sitemap.xml');
    expect(paths).toContain('site/.well-known/api-catalog');
  });
});

describe('a dead link of an author', () => {
  it('is found where it stands', () => {
    const found = [...checkLinks([...produce(withDeadLinks()).files])];
    expect(found.map(({ message, location, fix }) => ({ message, location, fix }))).toEqual([
      {
        message: 'The link to `#send` leads nowhere: this page has no anchor `send`.',
        location: { file: 'guides/shop/v1/other.md', line: 3, column: 1 },
        fix: undefined,
      },
      {
        message: 'The link to `missing.md` leads nowhere: the site has no `shop/v1/guides/other/missing.md`.',
        location: { file: 'guides/shop/v1/other.md', line: 4, column: 4 },
        fix: undefined,
      },
      {
        message:
          'The link to `../getting-started/index.html#1-send` leads nowhere: `shop/v1/guides/getting-started/index.html` has no anchor `1-send`.',
        location: { file: 'guides/shop/v1/other.md', line: 5, column: 1 },
        fix: 'Did you mean `#1-send-it`?',
      },
      {
        message:
          'The link to `#tag/Orders/operation/cancelOrder` leads nowhere: this page has no anchor `tag/Orders/operation/cancelOrder`.',
        location: { file: 'spec/shop/v1/openapi.yaml', pointer: '/paths/~1orders~1{order_id}/get' },
        fix: undefined,
      },
    ]);
  });
});

function withDeadLinks(): Publication {
  const [api] = publication.docs.apis;
  const [version] = api?.versions ?? [];
  if (api === undefined || version === undefined) throw new Error('the fixture has a version');
  const guides = version.guides.map((guide) =>
    guide.path === 'other'
      ? {
          ...guide,
          markdown:
            '# Other\n\n[a](#send)\n<b>[b](missing.md)</b>\n[c](getting-started.md#1-send)\n\n## Details\n',
        }
      : guide,
  );
  const operations = version.operations.map((item) =>
    item.id === 'getOrder' ? { ...item, description: '[cancel](#tag/Orders/operation/cancelOrder)' } : item,
  );
  const versions = [{ ...version, guides, operations }];
  return { ...publication, docs: { ...publication.docs, apis: [{ ...api, versions }] } };
}
