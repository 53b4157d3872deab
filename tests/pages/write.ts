import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bothStates, pages, root } from './pages.ts';

// `npm run pages`: writes the generated parts of pages anew.
for (const page of pages) {
  const { is, wanted } = await bothStates(page);
  if (is !== wanted) writeFileSync(join(root, page.file), wanted);
  process.stdout.write(`${page.file} ${is === wanted ? 'is up to date' : 'was written'}\n`);
}
