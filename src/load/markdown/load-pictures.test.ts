import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createSourceFiles } from '../source/source-files.ts';
import { writeProject } from '../temporary-project.test-data.ts';
import { readGuide } from './load-guide.ts';
import { loadPictures } from './load-pictures.ts';

/** One transparent pixel. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

async function load(markdown: string) {
  const root = writeProject(
    { 'guides/images/words.png': 'no picture', 'guides/a.svg': '<svg/>' },
    onTestFinished,
  );
  for (const name of ['one.png', 'two words.png']) {
    writeFileSync(join(root, 'guides/images', name), Buffer.from(pixel, 'base64'));
  }
  const { guide } = readGuide(markdown, 'guides/how/page.md', { path: 'how/page' }, new Map());
  const { pictures, findings } = await loadPictures([guide], createSourceFiles(root));
  return {
    pictures,
    findings: findings.map(({ rule, message, location: { line } }) => `${line} ${rule}: ${message}`),
  };
}

test('pictures of Markdown and of HTML are read, each once, with their pixels', async () => {
  const { pictures, findings } = await load(`# A

![One](../images/one.png) and ![again](../images/one.png), ![elsewhere](https://example.com/a.png)

<picture>
<source media="(prefers-color-scheme: dark)" srcset="../images/two%20words.png 1x, ../images/one.png 2x">
<img alt="One" src='../images/one.png'>
</picture>

\`\`\`text illustration="a picture in code is no picture"
![gone](gone.png)
\`\`\`
`);
  expect(findings).toEqual([]);
  expect(pictures).toEqual({
    'guides/images/one.png': { content: pixel, width: 1, height: 1 },
    'guides/images/two words.png': { content: pixel, width: 1, height: 1 },
  });
});

test('what cannot be shown is told with its line', async () => {
  const { pictures, findings } = await load(`# A

![](../images/one.png)

![Gone](gone.png)

text ![Words](../images/words.png)
![A drawing](../a.svg)
![Secret](../../../secret.png)
<p>
<img
  src="nowhere.png">
</p>
`);
  expect(Object.keys(pictures)).toEqual(['guides/images/one.png']);
  expect(findings).toEqual([
    '3 picture-alt: The picture `../images/one.png` has no text for those who cannot see it.',
    '5 picture-file: The page shows `gone.png`: there is no such file.',
    '7 picture-file: The page shows `../images/words.png`: the file is no picture.',
    '8 picture-file: The page shows `../a.svg`: this kind of file is not published as a picture.',
    '9 picture-file: The page shows `../../../secret.png`: the file is outside of the project.',
    '11 picture-alt: The picture `nowhere.png` has no text for those who cannot see it.',
    '11 picture-file: The page shows `nowhere.png`: there is no such file.',
  ]);
});
