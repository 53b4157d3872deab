import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import { site } from '../../src/artefacts/site/site.ts';
import { codeBehind, elements, parsePage } from './parse-page.ts';
import { publication } from './publication.ts';

const files = new Map([...site.files(publication)].map(({ path, content }) => [path, String(content)]));
const pageOf = (path: string) => parsePage(files.get(`site/${path}`) ?? '');

describe('the text of a code element', () => {
  const operation = pageOf('shop/v1/orders/place-order/index.html');

  it.each(publication.snippets)('equals the snippet $path', ({ example, language, text }) => {
    expect(codeBehind(operation, `snippet-${example.slug}-${language}`)).toBe(text);
  });

  it('equals the blocks of a guide', () => {
    const guide = publication.docs.apis[0]?.versions[0]?.guides[0];
    const figures = elements(
      pageOf('shop/v1/guides/getting-started/index.html'),
      ({ tagName }) => tagName === 'figure',
    );
    const texts = figures.map(
      (figure) => elements(figure, ({ tagName }) => tagName === 'code').map(textOf)[0],
    );
    expect(texts).toEqual(guide?.blocks.map(({ text }) => text));
  });

  it('equals the documented response', () => {
    const answer = elements(operation, ({ properties }) => properties.id === 'example-422-empty')[0];
    const code = answer && elements(answer, ({ tagName }) => tagName === 'code')[0];
    const documented =
      publication.docs.apis[0]?.versions[0]?.operations[0]?.responses[1]?.content[0]?.examples[0];
    expect(JSON.parse(code ? textOf(code) : '')).toEqual(documented?.value);
  });
});
