import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../model/example.ts';
import { languages } from './index.ts';
import { loadTemplates } from './load-templates.ts';
import { isUnprintable, printSnippet } from './print-snippet.ts';

const names = [
  'get-with-bearer',
  'login',
  'post-without-body',
  'query',
  'form',
  'form-repeated',
  'evil-json-values',
  'evil-json-keys',
  'long-lists',
  'numbers-with-exponents',
  'text-lines',
  'keys-and-prefixes',
  'multipart',
  'multipart-headers',
  'file',
  'basic',
  'query-keys',
  'cookie-keys',
  'json-big-numbers',
  'json-many-digits',
  'ndjson',
  'repeated-header',
  'brackets-with-body',
  'client-certificate',
];

const templates = await loadTemplates(languages);
const requests: readonly { name: string; request: HttpRequest }[] = JSON.parse(
  readFileSync(new URL('./hard-requests.json', import.meta.url), 'utf8'),
);

describe.each(languages)('$id', (language) => {
  it.each(names)('prints %s as expected', async (name) => {
    const found = requests.find((hard) => hard.name === name);
    if (!found) throw new Error(`There is no request \`${name}\`.`);
    const request = { ...found.request, origin: 'https://api.sumafinance.com' };
    const printed = printSnippet(language, templates.get(language.id) ?? '', request);
    const text = isUnprintable(printed) ? `${printed.unprintable}\n` : printed;
    await expect(text).toMatchFileSnapshot(`./${language.id}/expected/${name}.${language.extension}`);
  });
});
