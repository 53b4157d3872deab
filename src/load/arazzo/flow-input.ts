import type { Finding } from '../../model/finding.ts';
import type { FlowInput } from '../../model/flow.ts';
import type { Cursor, SpecReader } from '../source/cursor.ts';
import { mapField, membersOf, textField } from '../source/fields.ts';

const kinds = ['email', 'username', 'uuid', 'fingerprint'] as const;

/** The `inputs` of a [Workflow Object](https://spec.openapis.org/arazzo/v1.0.1.html#workflow-object): a JSON Schema whose properties say what documents print. */
export function readInputs(reader: SpecReader, workflow: Cursor, findings: Finding[]): FlowInput[] {
  const schema = reader.child(workflow, 'inputs');
  if (schema === undefined) return [];
  return mapField(reader, schema, 'properties').map(([name, cursor]) => {
    const written = textField(cursor, 'x-fresh');
    const fresh = kinds.find((kind) => kind === written);
    const { default: literal = null } = membersOf(cursor.value);
    const report = (problem: string) =>
      findings.push({
        severity: 'error',
        rule: 'flow-input',
        message: `The input \`${name}\` ${problem}`,
        location: cursor.location,
      });
    if (literal === null) report('has no `default`: the value that the documents print.');
    if (written !== undefined && !fresh) {
      report(
        `has the unknown \`x-fresh: ${written}\`; there are ${kinds.map((kind) => `\`${kind}\``).join(', ')}.`,
      );
    }
    return { name, literal, ...(fresh && { fresh }), location: cursor.location };
  });
}
