import { DocsError } from '../../errors.ts';
import { createLocator } from '../locate.ts';
import { membersOf } from '../source/fields.ts';
import { requireDocument } from '../source/require-document.ts';
import type { SourceFiles } from '../source/source-files.ts';

/** Throws a DocsError that says where and why, unless a file holds an OpenAPI 3 document. */
export async function requireOpenApi(file: string, files: SourceFiles): Promise<void> {
  const members = membersOf(await requireDocument(file, files));
  if (typeof members.openapi === 'string' && /^3\.[012]\.\d/.test(members.openapi)) return;
  throw new DocsError(`${positionOf(file, files, members)}: ${reasonOf(members)}`);
}

function reasonOf({ openapi, swagger, asyncapi }: ReturnType<typeof membersOf>): string {
  if (swagger !== undefined) {
    return `this is a Swagger ${String(swagger)} document; convert it to OpenAPI 3 first, for example with \`npx swagger2openapi\`.`;
  }
  if (asyncapi !== undefined) return 'this is an AsyncAPI document; an OpenAPI 3 document is needed here.';
  if (openapi === undefined) {
    return 'this is no OpenAPI document: at its root there is no `openapi: 3.…` field.';
  }
  return `OpenAPI \`${JSON.stringify(openapi)?.replace(/^"|"$/g, '')}\` is not known; versions 3.0, 3.1 and 3.2 are, written as text such as \`3.1.0\`.`;
}

function positionOf(file: string, files: SourceFiles, members: ReturnType<typeof membersOf>): string {
  const key = ['swagger', 'asyncapi', 'openapi'].find((name) => name in members);
  const { line = 1, column = 1 } = createLocator(files.texts())({ file, pointer: key ? `/${key}` : '' });
  return `${file}:${line}:${column}`;
}
