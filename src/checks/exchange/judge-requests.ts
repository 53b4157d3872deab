import { nearest } from '../../lib/nearest.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { Block } from '../../model/guide.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Location } from '../../model/location.ts';
import type { Operation } from '../../model/operation.ts';
import type { BlockRun } from '../../model/run.ts';
import { parseJson } from './block-answer.ts';
import type { Difference } from './difference.ts';
import { schemasOf } from './schema-view.ts';
import { undeclaredMembers } from './undeclared-members.ts';

/** What is wrong with a request of a block, and the line that shows it. */
export interface RequestFault extends Difference {
  readonly location: Location;
}

/**
 * A server that is content hides a misspelt field, and says of a misspelt path only that there is nothing. So what a
 * request sends must be documented where it succeeds, and what is not there must be shown not to be.
 */
export function judgeRequests(
  { block, execution, operations, version }: BlockRun,
  document: JsonObject,
  isShown: (index: number, status: number) => boolean,
): RequestFault[] {
  return (execution?.exchanges ?? []).flatMap((exchange, index): RequestFault[] => {
    if (exchange.refused !== undefined) return [];
    const operation = operations?.[index];
    if (operation) {
      // What a schema of another version refers to stands in another document.
      const isOwn = operation.api === version?.api && operation.version === version.id;
      return isOwn ? undeclaredFields(exchange, operation, document, block) : [];
    }
    const { status } = exchange.received;
    if ((status !== 404 && status !== 405) || isShown(index, status)) return [];
    const { method, url } = exchange.sent;
    const path = new URL(url).pathname;
    const problem = `\`${method} ${path}\` answered ${status}: no operation is documented there`;
    return [{ pointer: '', problem, location: lineWith(path, block) }];
  });
}

function undeclaredFields(
  { sent, received }: Exchange,
  operation: Operation,
  document: JsonObject,
  block: Block,
): RequestFault[] {
  const schema = operation.requestBody?.content.find(({ type }) => /\bjson\b/.test(type))?.schema;
  const value = parseJson(Buffer.from(sent.body).toString('utf8'));
  if (schema === undefined || value === undefined || received.status < 200 || received.status > 299)
    return [];
  const schemas = schemasOf(schema, document);
  return undeclaredMembers(value as Json, schemas, document).map((pointer) => {
    const name = pointer.split('/').at(-1) ?? '';
    const known = schemas.flatMap(({ properties }) =>
      Object.keys((properties as JsonObject | undefined) ?? {}),
    );
    const near = nearest(name, known);
    const problem = `\`${operation.method} ${operation.path}\` is sent \`${pointer}\`, which its schema does not declare`;
    return {
      pointer: '',
      problem,
      location: lineWith(name, block),
      ...(near === undefined ? {} : { expected: near }),
    };
  });
}

/** The line of a block that has a text, or that of its fence; the file of an include has lines of its own. */
function lineWith(text: string, { location, text: lines, include }: Block): Location {
  const index = include ? -1 : lines.split('\n').findIndex((line) => line.includes(text));
  const { file, line = 1 } = location;
  return { file, line: line + index + 1, column: 1 };
}
