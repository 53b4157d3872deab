import type { NormalizedProblem } from '@redocly/openapi-core';
import { fragmentToPointer, pointerToTokens, valueAtPointer } from '../../lib/json-pointer.ts';
import type { Finding } from '../../model/finding.ts';
import type { Location } from '../../model/location.ts';
import { isReference } from '../source/cursor.ts';
import type { SourceFiles } from '../source/source-files.ts';

/** A problem that openapi-core found as a Finding; undefined for what it takes for one by mistake. */
export function problemToFinding(
  problem: NormalizedProblem,
  files: SourceFiles,
  structureRule = 'openapi-structure',
): Finding | undefined {
  const location = locationOf(problem, files);
  if (location === undefined || isBareMapping(location, files) || isCookieStyle(location, files))
    return undefined;
  const suggestion = problem.suggest[0];
  return {
    severity: problem.severity === 'error' ? 'error' : 'warning',
    rule: problem.ruleId === 'struct' ? structureRule : 'ref-resolves',
    message: messageOf(problem, location, files),
    location: withReference(location, files),
    ...(suggestion !== undefined && { fix: `Did you mean \`${suggestion}\`?` }),
  };
}

function locationOf(problem: NormalizedProblem, files: SourceFiles): Location | undefined {
  const place = problem.location[0];
  const file = place && files.relative(place.source.absoluteRef);
  if (place === undefined || file === undefined) return undefined;
  if (place.pointer !== undefined) return { file, pointer: fragmentToPointer(place.pointer) };
  return { file, line: place.start.line, column: place.start.col };
}

function messageOf(problem: NormalizedProblem, location: Location, files: SourceFiles): string {
  if (problem.ruleId !== 'no-unresolved-refs') return problem.message.trim().replace(/\s*\n\s*/g, ' ');
  const target = valueAtLocation(location, files);
  const reason = /^Can't resolve \$ref: (.*)$/s.exec(problem.message)?.[1];
  const why =
    reason?.replace(/^.*ENOENT.*$/s, 'there is no such file').replace(/\.$/, '') ?? 'nothing stands there';
  return `The reference \`${String(target)}\` leads nowhere: ${why}.`;
}

/** A dead reference is shown where its `$ref` stands. */
function withReference(location: Location, files: SourceFiles): Location {
  const { file, pointer } = location;
  if (pointer === undefined || !isReference(valueAtPointer(files.parsed(file)?.value, pointer)))
    return location;
  return { file, pointer: `${pointer}/$ref` };
}

function valueAtLocation({ file, pointer = '' }: Location, files: SourceFiles): unknown {
  const value = valueAtPointer(files.parsed(file)?.value, pointer);
  return isReference(value) ? value.$ref : value;
}

/** `discriminator.mapping` may name a schema of the components instead of referring to it. */
function isBareMapping(location: Location, files: SourceFiles): boolean {
  const tokens = pointerToTokens(location.pointer ?? '');
  if (tokens.at(-3) !== 'discriminator' || tokens.at(-2) !== 'mapping') return false;
  const name = valueAtLocation(location, files);
  return typeof name === 'string' && /^[\w.-]+$/.test(name) && !/\.(ya?ml|json)$/i.test(name);
}

/** openapi-core does not know [`style: cookie`](https://spec.openapis.org/oas/v3.2.0.html#style-values), which OpenAPI 3.2 has. */
function isCookieStyle(location: Location, files: SourceFiles): boolean {
  if (pointerToTokens(location.pointer ?? '').at(-1) !== 'style') return false;
  if (valueAtLocation(location, files) !== 'cookie') return false;
  return Object.keys(files.texts()).some((file) =>
    String(valueAtPointer(files.parsed(file)?.value, '/openapi')).startsWith('3.2'),
  );
}
