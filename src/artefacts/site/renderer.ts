import Handlebars from 'handlebars';
import type { OutputFile } from '../../model/publication.ts';
import type { Catalogue } from './catalogue.ts';
import { layoutView } from './layout-view.ts';
import type { Page } from './page.ts';
import { pageLinks } from './page-links.ts';
import type { SiteTemplates } from './templates.ts';

/** Templates, compiled once. */
export interface Renderer {
  readonly page: (catalogue: Catalogue, page: Page) => OutputFile;
  readonly partial: (name: string, view: object) => string;
}

/** Compiles the site's Handlebars templates. */
export function createRenderer({ sources }: SiteTemplates): Renderer {
  const handlebars = Handlebars.create();
  // A partial's indentation would end up inside code elements.
  const options = { preventIndent: true, knownHelpersOnly: true };
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  for (const [name, source] of Object.entries(sources)) {
    if (name.startsWith('partials/'))
      handlebars.registerPartial(name.slice('partials/'.length), handlebars.compile(source, options));
    else compiled.set(name, handlebars.compile(source, options));
  }
  const template = (name: string) => {
    const found = compiled.get(name);
    if (found === undefined) throw new Error(`the site has no template \`${name}.hbs\``);
    return found;
  };
  const partial = (name: string, view: object) => {
    const found = handlebars.partials[name] as Handlebars.TemplateDelegate | undefined;
    if (found === undefined) throw new Error(`the site has no template \`partials/${name}.hbs\``);
    return found(view);
  };
  const page = (catalogue: Catalogue, page: Page): OutputFile => {
    const frame = layoutView(catalogue, page);
    const main = template(`pages/${page.template}`)({ ...frame, ...page.view });
    const { refresh } = page.view as { refresh?: string };
    const content = template('layout')({ ...frame, main, refresh, kind: page.template });
    const { title, description, template: kind, source } = page;
    return {
      path: `site/${page.path}`,
      content,
      page: pageLinks(content, page.links, source),
      about: { title, description, kind, source },
    };
  };
  return { page, partial };
}
