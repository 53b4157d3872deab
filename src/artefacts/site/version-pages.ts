import { versionBefore } from './changes/version-before.ts';
import { hasLimits } from './pages/limits-page.ts';
import { hasWebhooks } from './pages/webhook-pages.ts';
import { perVersion } from './per-version.ts';
import { routes } from './routes.ts';

/** Pages of a version beside its operations and guides, in the order of menus. */
export const versionPages = perVersion((catalogue, version): readonly { title: string; path: string }[] => {
  const before = versionBefore(catalogue, version);
  const pages: [boolean, string, string][] = [
    [version.errorCodes.length > 0, 'Errors', routes.errors(version)],
    [hasLimits(version), 'Limits and headers', routes.limits(version)],
    [hasWebhooks(version), 'Webhooks and callbacks', routes.webhooks(version)],
    [catalogue.schemaSlugs(version).size > 0, 'Schemas', routes.schemas(version)],
    [true, 'Code and collections', routes.examples(version)],
    [before !== undefined, `Changes since ${before?.label}`, routes.changes(version)],
  ];
  return pages.filter(([there]) => there).map(([, title, path]) => ({ title, path }));
});
