import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../model/json.ts';
import { writeXml } from './xml.ts';

/** The document without its first line, and without indentation. */
function xml(value: Json, schema: JsonObject, document: JsonObject = {}): string {
  return writeXml(value, schema, document)
    .replace(/^<\?xml[^\n]*\n/, '')
    .replace(/\n */g, '');
}

// https://spec.openapis.org/oas/v3.1.1.html#xml-object-examples
const strings = (more: JsonObject, items: JsonObject = {}) => ({
  properties: { animals: { type: 'array', items: { type: 'string', ...items }, ...more } },
});
const animals = { animals: ['cat', 'dog'] };

test.each<[string, Json, JsonObject, string]>([
  ['no keyword', animals, strings({}), '<root><animals>cat</animals><animals>dog</animals></root>'],
  [
    'a name of the items',
    animals,
    strings({}, { xml: { name: 'animal' } }),
    '<root><animal>cat</animal><animal>dog</animal></root>',
  ],
  [
    'a name of the list that has no effect',
    animals,
    strings({ xml: { name: 'aliens' } }, { xml: { name: 'animal' } }),
    '<root><animal>cat</animal><animal>dog</animal></root>',
  ],
  [
    'wrapped',
    animals,
    strings({ xml: { wrapped: true } }),
    '<root><animals><animals>cat</animals><animals>dog</animals></animals></root>',
  ],
  [
    'wrapped, with both names',
    animals,
    strings({ xml: { name: 'aliens', wrapped: true } }, { xml: { name: 'animal' } }),
    '<root><aliens><animal>cat</animal><animal>dog</animal></aliens></root>',
  ],
  [
    'wrapped, with the name of the list',
    animals,
    strings({ xml: { name: 'aliens', wrapped: true } }),
    '<root><aliens><aliens>cat</aliens><aliens>dog</aliens></aliens></root>',
  ],
  [
    'attributes, a prefix and a namespace',
    { id: 1, name: 'Ann & <Bob>', gone: null },
    {
      xml: { name: 'person', prefix: 'p', namespace: 'https://example.com/p' },
      properties: { id: { xml: { attribute: true } }, name: { xml: { prefix: 'p' } } },
    },
    '<p:person xmlns:p="https://example.com/p" id="1"><p:name>Ann &amp; &lt;Bob&gt;</p:name></p:person>',
  ],
  ['a default namespace', { a: '' }, { xml: { name: 'x', namespace: 'urn:x' } }, '<x xmlns="urn:x"><a/></x>'],
  [
    'node types of 3.2',
    { lang: 'de"', body: 'a]]>b', inner: { x: 1 } },
    {
      xml: { name: 'n' },
      properties: {
        lang: { xml: { nodeType: 'attribute' } },
        inner: { xml: { nodeType: 'none' } },
        body: { xml: { nodeType: 'cdata' } },
      },
    },
    '<n lang="de&quot;"><![CDATA[a]]]]><![CDATA[>b]]><x>1</x></n>',
  ],
  [
    'a list at the root',
    [1, 2],
    { items: { xml: { name: 'n' } }, xml: { name: 'ns' } },
    '<ns><n>1</n><n>2</n></ns>',
  ],
])('%s', (_, value, schema, want) => {
  expect(xml(value, schema)).toBe(want);
});

test('the root has the name of its component', () => {
  const document = { components: { schemas: { Pet: { properties: { id: { type: 'integer' } } } } } };
  expect(xml({ id: 1 }, { $ref: '#/components/schemas/Pet' }, document)).toBe('<Pet><id>1</id></Pet>');
});

test('what is written already stays as it is', () => {
  expect(writeXml('<a/>', {}, {})).toBe('<a/>');
});
