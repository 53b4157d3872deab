import type { Version } from '../model/docs.ts';
import type { Finding } from '../model/finding.ts';
import type { Json } from '../model/json.ts';
import type { NamedExample, Operation, Parameter } from '../model/operation.ts';
import type { Sampler } from './samples/create-sampler.ts';
import { exactSampleText } from './samples/exact-sample-text.ts';
import { sampleFinding } from './samples/sample-finding.ts';
import { keyOf } from './to-http-request.ts';

/** The parameters of one request, by `<in>:<name>`, before they are serialised. */
export interface ParameterValues {
  readonly values: ReadonlyMap<string, Json>;
  /** JSON texts of those that have numbers which a double would round. */
  readonly texts: ReadonlyMap<string, string>;
  /** Those whose value is a text as it stands in the message. */
  readonly serialised: ReadonlySet<string>;
  /** Whether one of them is made up. */
  readonly sampled: boolean;
  readonly findings: readonly Finding[];
}

/** The parameters that a request of that name has: those that are documented, and for the others that must be there samples. */
export function parameterValues(
  operation: Operation,
  name: string,
  version: Version,
  sampler: Sampler,
): ParameterValues {
  const values = new Map<string, Json>();
  const texts = new Map<string, string>();
  const serialised = new Set<string>();
  const findings: Finding[] = [];
  let sampled = false;
  for (const parameter of operation.parameters) {
    const key = keyOf(parameter);
    const example = documentedExample(parameter, name);
    if (example) {
      values.set(key, example.value);
      if (example.text !== undefined) texts.set(key, example.text);
      if (example.serialised) serialised.add(key);
    } else if (parameter.required) {
      sampled = true;
      const sample = sampler(parameter.schema);
      if ('fault' in sample) {
        findings.push(sampleFinding(`parameter \`${parameter.name}\``, sample.fault, parameter.location));
        continue;
      }
      const text = exactSampleText(sample.value, version.exactNumbers);
      values.set(key, sample.value);
      if (text !== undefined) texts.set(key, text);
    }
  }
  return { values, texts, serialised, sampled, findings };
}

/** The parameter's example of that name; one that is called `default` serves every request. */
function documentedExample(parameter: Parameter, name: string): NamedExample | undefined {
  return (
    parameter.examples.find((candidate) => candidate.name === name) ??
    (parameter.required ? parameter.examples[0] : parameter.examples.find((each) => each.name === 'default'))
  );
}
