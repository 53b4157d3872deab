import { expect, test } from 'vitest';
import { renderMarkdown } from './markdown.ts';
import { readTerms } from './terms.ts';

const glossary = `# Glossary

- **Token**: A text that opens a door.
- **Access token**: The key to every call, see \`Authorization\`.
- **JWT**: A *JSON Web Token*.
- Not a term: it is not bold.
- **Neither**, without a colon.
`;
const terms = readTerms(glossary);
const hrefOf = ({ id }: { readonly id: string }) => `../glossary/index.html#${id}`;

test('entries are items that begin with a word in bold and a colon', () => {
  expect(terms).toEqual([
    { name: 'Token', meaning: 'A text that opens a door.', id: 'term-token' },
    { name: 'Access token', meaning: 'The key to every call, see Authorization.', id: 'term-access-token' },
    { name: 'JWT', meaning: 'A JSON Web Token.', id: 'term-jwt' },
  ]);
});

test('the first use of a term leads to its entry, the longest term first', () => {
  const { html, links } = renderMarkdown(
    'An access token is a JWT. Another access token is a JWT, no token.',
    {
      terms: { terms, hrefOf },
    },
  );
  expect(html).toBe(
    '<p>An <a class="term" href="../glossary/index.html#term-access-token" title="The key to every call, see Authorization.">access token</a> is a ' +
      '<a class="term" href="../glossary/index.html#term-jwt" title="A JSON Web Token.">JWT</a>. Another access token is a JWT, no ' +
      '<a class="term" href="../glossary/index.html#term-token" title="A text that opens a door.">token</a>.</p>',
  );
  expect(links.map(({ href }) => href)).toHaveLength(3);
});

test('headings, links, code and parts of words are left alone', () => {
  const source = '# JWT\n\n[JWT](https://example.com) `token` tokens JWTs access-token jwt_id **JWT**\n';
  expect(renderMarkdown(source, { terms: { terms, hrefOf } }).html).not.toContain('class="term"');
});

test('the entries of the glossary can be led to', () => {
  const { html } = renderMarkdown(glossary, { definitions: terms });
  expect(html).toContain('<li id="term-access-token"><strong><dfn>Access token</dfn></strong>: The key');
  expect(html).toContain('<li>Not a term');
});
