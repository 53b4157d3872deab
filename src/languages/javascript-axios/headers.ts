import type { HttpRequest, RequestHeader } from '../../model/example.ts';
import { findHeader, headerPieces } from '../header-value.ts';
import {
  javascriptKey,
  javascriptLayout,
  javascriptPieces,
  javascriptString,
  javascriptVariable,
  printProperty,
} from '../javascript-literals.ts';
import { findLoneBasic } from '../lone-basic.ts';
import type { AxiosBody } from './axios-body.ts';

/** The members of `headers`, each as it is printed. */
export function printHeaders(request: HttpRequest, body: AxiosBody | undefined): string[] {
  const { headers, method } = request;
  const basic = findLoneBasic(request);
  const said = headers.filter((header) => header !== basic?.header && !isSaidBy(body, header));
  const names = [...new Set(said.map(({ name }) => name.toLowerCase()))];
  const members = names.map((name) => {
    const same = said.filter((header) => header.name.toLowerCase() === name);
    return printMember(same, body);
  });
  // false takes away a header that axios adds by itself.
  const adds = body !== undefined || ['POST', 'PUT', 'PATCH'].includes(method);
  return adds && !findHeader(headers, 'Content-Type') ? [...members, '"Content-Type": false'] : members;
}

function isSaidBy(body: AxiosBody | undefined, { name }: RequestHeader): boolean {
  return body?.contentType === '' && name.toLowerCase() === 'content-type';
}

function printMember(same: readonly RequestHeader[], body: AxiosBody | undefined): string {
  const [first] = same;
  const key = javascriptKey(nameOf(first?.name ?? ''));
  const values = same.map((header) => printValue(header, body));
  const [value = '', ...more] = values;
  if (more.length === 0) return printProperty(key, value, indent);
  const line = `${key}: [${values.join(', ')}]`;
  const fits = indent + line.length + 1 <= javascriptLayout.width;
  return fits ? line : `${key}: [${values.map((each) => `\n        ${each},`).join('')}\n      ]`;
}

/** Where the template puts a header. */
const indent = 6;

/** axios takes some names, as they stand here, for something else; HTTP does not tell capitals from small letters. */
function nameOf(name: string): string {
  const isTaken = /^(?:common|delete|get|head|patch|post|put|query|constructor|prototype|__proto__)$/.test(
    name,
  );
  return isTaken ? name.replace(/[a-z]/, (letter) => letter.toUpperCase()) : name;
}

function printValue(header: RequestHeader, body: AxiosBody | undefined): string {
  if (header.name.toLowerCase() === 'content-type' && body?.contentType) {
    return javascriptString(body.contentType);
  }
  if (header.credential?.kind === 'basic') {
    const { username, password } = header.credential;
    const pair = `\${${javascriptVariable(username.variable)}}:\${${javascriptVariable(password.variable)}}`;
    return `\`Basic \${Buffer.from(\`${pair}\`).toString("base64")}\``;
  }
  return javascriptPieces(headerPieces(header), 'bytes');
}
