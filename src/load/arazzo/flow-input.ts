import type { Finding } from '../../model/finding.ts';
import type { FlowInput } from '../../model/flow.ts';
import type { Cursor, SpecReader } from '../source/cursor.ts';
import { mapField, membersOf, textField } from '../source/fields.ts';

const kinds = ['email', 'username', 'uuid', 'fingerprint'] as const;

/**
 * The `inputs` of a [Workflow Object](https://spec.openapis.org/arazzo/v1.0.1.html#workflow-object): a JSON Schema whose
 * properties say what documents print. `x-fresh` stands beside it, by name, or in a property; runners that refuse
 * unknown keywords of a schema leave the first form alone.
 */
export function readInputs(reader: SpecReader, workflow: Cursor, findings: Finding[]): FlowInput[] {
  const schema = reader.child(workflow, 'inputs');
  const properties = schema === undefined ? [] : mapField(reader, schema, 'properties');
  const beside = membersOf(membersOf(workflow.value)['x-fresh']);
  const report = (name: string, problem: string, { location }: Cursor) =>
    findings.push({
      severity: 'error',
      rule: 'flow-input',
      message: `The input \`${name}\` ${problem}`,
      location,
    });
  for (const name of Object.keys(beside)) {
    if (!properties.some(([property]) => property === name))
      report(name, 'stands in `x-fresh` and not in `inputs`.', workflow);
  }
  return properties.map(([name, cursor]) => {
    const written = beside[name] ?? textField(cursor, 'x-fresh');
    const fresh = kinds.find((kind) => kind === written);
    const { default: literal = null } = membersOf(cursor.value);
    if (literal === null) report(name, 'has no `default`: the value that the documents print.', cursor);
    if (written !== undefined && !fresh) {
      const known = kinds.map((kind) => `\`${kind}\``).join(', ');
      report(name, `has the unknown \`x-fresh: ${written}\`; there are ${known}.`, cursor);
    }
    return { name, literal, ...(fresh && { fresh }), location: cursor.location };
  });
}
