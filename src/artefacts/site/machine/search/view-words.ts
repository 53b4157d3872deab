import type { SchemaView } from '../../schema/schema-shape.ts';
import type { SearchText } from './search-entry.ts';

/** So many names of one page are found; what lies deeper is found on the page of its schema. */
const most = 120;

/** The names and values that an unfolded schema shows. */
export function schemaTexts(views: readonly SchemaView[]): SearchText[] {
  const texts: SearchText[] = [];
  for (const view of views) collect(view, texts, 0);
  return texts.slice(0, most);
}

function collect(view: SchemaView, texts: SearchText[], depth: number): void {
  if (depth > 4 || texts.length >= most) return;
  if (view.values.length <= 20)
    for (const { value } of view.values) texts.push({ kind: 'value', text: value });
  for (const field of view.fields) {
    texts.push({ kind: 'field', text: field.name });
    collect(field, texts, depth + 1);
  }
  for (const { variants } of view.choices)
    for (const { schema } of variants) collect(schema, texts, depth + 1);
  for (const { schema } of view.parts) collect(schema, texts, depth + 1);
}
