import { type Catalogue, createCatalogue } from '../artefacts/site/catalogue.ts';
import { guidePage } from '../artefacts/site/pages/guide-page.ts';
import { operationPage } from '../artefacts/site/pages/operation-page.ts';
import { createRenderer, type Renderer } from '../artefacts/site/renderer.ts';
import { routes } from '../artefacts/site/routes.ts';
import { builtInTemplates, loadTemplates } from '../artefacts/site/templates.ts';
import type { OutputFile, Publication } from '../model/publication.ts';

/** Renders single pages ahead of the whole site: those that changed, and those that somebody looks at. */
export interface FirstPages {
  /** The pages of guides and operations at these paths below `site/`. */
  readonly render: (publication: Publication, paths: ReadonlySet<string>) => OutputFile[];
}

/** Templates are compiled again when one of them has changed. */
export function createFirstPages(): FirstPages {
  let known: { readonly key: string; readonly renderer: Renderer } | undefined;
  const rendererFor = ({ docs }: Publication): Renderer => {
    const { templates } = docs.site;
    const loaded = loadTemplates(
      templates === undefined ? [builtInTemplates] : [builtInTemplates, templates],
    );
    const key = JSON.stringify(loaded.sources);
    if (known?.key !== key) known = { key, renderer: createRenderer(loaded) };
    return known.renderer;
  };
  return {
    render: (publication, paths) => {
      if (paths.size === 0) return [];
      const renderer = rendererFor(publication);
      const catalogue = createCatalogue(publication);
      return [...pagesAt(paths, catalogue, renderer)];
    },
  };
}

function* pagesAt(
  paths: ReadonlySet<string>,
  catalogue: Catalogue,
  renderer: Renderer,
): Iterable<OutputFile> {
  for (const guide of catalogue.guides) {
    if (paths.has(routes.guide(guide))) {
      yield renderer.page(catalogue, guidePage(catalogue, guide, renderer.partial));
    }
  }
  for (const operation of catalogue.versions.flatMap((version) => version.operations)) {
    if (paths.has(routes.operation(operation))) {
      yield renderer.page(catalogue, operationPage(catalogue, operation));
    }
  }
}
