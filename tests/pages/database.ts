import { type Column, type Rule, readSchema } from '../../reference-server/tests/read-schema.ts';
import { type AboutTable, aboutTables } from './about-tables.ts';
import { code, markdownTable } from './table.ts';

/** Every table with its columns, keys, indexes and triggers, as the migrated databases have them. */
export async function databaseReference(): Promise<string> {
  const schema = await readSchema();
  const names = Object.keys(aboutTables);
  const unknown = schema.columns.find(({ table }) => !names.includes(table) && !table.startsWith('kysely_'));
  if (unknown) throw new Error(`tests/pages/about-tables.ts lacks the table \`${unknown.table}\`.`);
  const of = <T extends { readonly table: string }>(list: readonly T[], name: string) =>
    list.filter(({ table }) => table === name);
  const tables = Object.entries(aboutTables).map(([name, about]: [string, AboutTable]) =>
    [
      `### ${name}`,
      about.table,
      columnTable(of(schema.columns, name), about),
      rules([
        ...of(schema.constraints, name),
        ...of(schema.indexes, name).map(indexed),
        ...of(schema.triggers, name).map(triggered),
      ]),
    ].join('\n\n'),
  );
  const enums = schema.enums.map(
    ({ name, values }) => `- \`${name}\`: ${values.split(', ').map(code).join(', ')}`,
  );
  return [
    '## Types',
    'PostgreSQL has these of its own; SQLite checks the same values.',
    enums.join('\n'),
    '## Tables',
    ...tables,
  ].join('\n\n');
}

function columnTable(columns: readonly Column[], about: AboutTable): string {
  const rows = columns.map((column) => {
    const words = about.columns[column.name];
    if (words === undefined) {
      throw new Error(`tests/pages/about-tables.ts lacks the column \`${column.table}.${column.name}\`.`);
    }
    const empty = column.isRequired ? 'no' : 'yes';
    return [
      code(column.name),
      code(column.type),
      code(column.embeddedType),
      empty,
      code(column.default ?? ''),
      words,
    ];
  });
  return markdownTable(['column', 'PostgreSQL', 'SQLite', 'may be null', 'default', 'what it holds'], rows);
}

function rules(list: readonly Rule[]): string {
  return list.map(({ name, definition }) => `- \`${name}\`: \`${definition}\``).join('\n');
}

/** `CREATE INDEX name ON public.table USING btree (column)` without what the page says already. */
function indexed(rule: Rule): Rule {
  return {
    ...rule,
    definition: rule.definition.replace(/^CREATE (UNIQUE )?INDEX \S+ ON \S+ USING \w+ /, '$1INDEX '),
  };
}

function triggered(rule: Rule): Rule {
  return {
    ...rule,
    definition: rule.definition.replace(/^CREATE TRIGGER \S+ /, 'TRIGGER ').replace(' ON public.', ' ON '),
  };
}
