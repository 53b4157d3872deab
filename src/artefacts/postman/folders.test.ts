import { expect, test } from 'vitest';
import { publication } from '../publication.test-data.ts';
import { toFolders } from './folders.ts';
import type { Item } from './format.ts';

const version = publication.docs.apis[0]?.versions[0];
if (!version) throw new Error('no version');

const item: Item = {
  id: '1',
  name: 'one',
  request: { method: 'GET', header: [], url: { raw: '', host: [], path: [] } },
  response: [],
};

test('a tag lies in the folder of its parent; a circle is none', () => {
  const names = ['outer', 'inner', 'one', 'other'];
  const tags = names.map((name) => ({ name, slug: name, description: '' }));
  const document = {
    tags: [
      { name: 'outer' },
      { name: 'inner', parent: 'outer' },
      { name: 'one', parent: 'other' },
      { name: 'other', parent: 'one' },
    ],
  };
  const items = new Map(names.slice(1).map((name) => [name, [item]]));
  const folders = toFolders({ ...version, tags, document }, items);
  expect(folders.map(({ name }) => name)).toEqual(['outer', 'one', 'other']);
  expect(folders[0]?.item).toEqual([{ name: 'inner', description: '', item: [item] }]);
});
