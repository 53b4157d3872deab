import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Publication } from '../../src/model/publication.ts';
import { produce } from '../../src/produce.ts';

/** Writes the site into a fresh folder; returns the folder and the `file:` URL of a page below `site/`. */
export function writeSite(publication: Publication): { folder: string; url: (path: string) => string } {
  const folder = mkdtempSync(join(tmpdir(), 'docproof-site-'));
  for (const { path, content } of produce(publication).files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return { folder, url: (path) => pathToFileURL(join(folder, 'site', path)).href };
}

/** A page of each kind. */
export const pageKinds = [
  'index.html',
  'shop/v1/index.html',
  'shop/v1/orders/index.html',
  'shop/v1/orders/place-order/index.html',
  'shop/v0/orders/place-order/index.html',
  'shop/v1/guides/index.html',
  'shop/v1/guides/getting-started/index.html',
  'guides/conventions/index.html',
  'shop/v1/schemas/index.html',
  'shop/v1/schemas/Order/index.html',
  'shop/v1/schemas/Errors/index.html',
  'shop/v1/errors/index.html',
  'shop/v1/limits/index.html',
  'shop/v1/webhooks/index.html',
  'shop/v1/webhooks/order-shipped/index.html',
  'shop/v1/examples/index.html',
  'shop/v1/examples/go/index.html',
  'shop/v0/changes/index.html',
  'search/index.html',
  '404.html',
];
