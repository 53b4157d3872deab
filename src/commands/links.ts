import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DocsError } from '../errors.ts';
import { unlessAborted } from '../lib/unless-aborted.ts';
import { defineCommand } from './command.ts';
import { configFlag, textOf } from './shared-flags.ts';

/** `docs links [URL]`: links and anchors of out/site, or of a deployed site, as a visitor's browser would follow them. */
export const linksCommand = defineCommand({
  name: 'links',
  summary: 'check links and anchors of out/site, or of a deployed site',
  flags: {
    config: configFlag,
    external: { type: 'boolean', help: 'follow links to other sites too' },
  },
  words: { min: 0, max: 1, usage: '[URL]' },
  async run({ stdout, cwd, interruption }, flags, [url]) {
    const site = url ?? (await builtSite(cwd, textOf(flags, 'config')));
    const { LinkChecker } = await import('linkinator');
    const checker = new LinkChecker();
    const checking = checker.check({
      path: site,
      recurse: true,
      checkFragments: true,
      concurrency: 20,
      timeout: 30_000,
      ...(flags.external === true ? {} : { linksToSkip: async (link) => !isWithin(link, url) }),
    });
    const { links } = await unlessAborted(checking, interruption);
    const broken = links.filter((link) => link.state === 'BROKEN');
    for (const link of broken)
      stdout.write(`${link.parent ?? site}: dead link ${link.url} (${link.status})\n`);
    stdout.write(`${links.length - broken.length} links hold, ${broken.length} are dead\n`);
    return broken.length > 0 ? 1 : 0;
  },
});

async function builtSite(cwd: string, file: string | undefined): Promise<string> {
  const { loadConfig } = await import('../load/config/load-config.ts');
  const site = join((await loadConfig(cwd, file)).out, 'site');
  if (existsSync(join(site, 'index.html'))) return site;
  throw new DocsError(`${site} does not exist: run \`docproof build\` first.`);
}

function isWithin(link: string, url: string | undefined): boolean {
  if (url !== undefined) return new URL(link).origin === new URL(url).origin;
  return ['localhost', '127.0.0.1'].includes(new URL(link).hostname);
}
