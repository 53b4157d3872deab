import type { RequestContent, RequestHeader } from '../../model/example.ts';
import { headerValue } from '../header-value.ts';
import {
  javascriptCall,
  javascriptForm,
  javascriptJson,
  javascriptLayout,
  javascriptString,
} from '../javascript-literals.ts';
import { everyScalar } from '../json-text.ts';
import { Digits, isContainer, type JsonValue, toJsonValue } from '../json-value.ts';
import { layOut, type Place } from '../layout.ts';
import type { AxiosBody } from './axios-body.ts';
import { printMultipart } from './multipart.ts';

/** Prints the property `data`. */
export function printBody(body: RequestContent, contentType: RequestHeader | undefined): AxiosBody {
  if (body.kind === 'multipart') return printMultipart(body, contentType);
  if (body.kind === 'file') return inline(`await readFile(${javascriptString(body.file.name)})`);
  if (body.kind === 'form') return inline(body.pairs.length === 0 ? '""' : javascriptForm(body.pairs, place));
  if (body.kind === 'json') return inline(printJson(toJsonValue(body)));
  const text = body.text.toWellFormed();
  // A string that is not JSON would be made JSON.
  const isTaken = contentType && headerValue(contentType).includes('application/json');
  return inline(
    isTaken ? javascriptCall('Buffer.from', javascriptString(text), place) : javascriptString(text),
  );
}

function inline(expression: string): AxiosBody {
  return { declarations: [], expression: `data: ${expression}` };
}

/** Where the template puts the body. */
const place: Place = { indent: 4, before: '    data: '.length, after: 1 };

/** axios writes objects and arrays as JSON by itself; not the keys by which JavaScript reaches a prototype. */
function printJson(value: JsonValue): string {
  const isPlain = isContainer(value) && everyScalar(value, isPrintable) && !hasPrototypeKey(value);
  return isPlain ? layOut(value, javascriptLayout, place) : javascriptJson(value, place);
}

function isPrintable(scalar: JsonValue): boolean {
  return !(scalar instanceof Digits) && !Object.is(scalar, -0);
}

function hasPrototypeKey(value: JsonValue): boolean {
  if (!isContainer(value)) return false;
  const keys = Array.isArray(value) ? [] : Object.keys(value);
  return (
    keys.some((key) => ['__proto__', 'constructor', 'prototype'].includes(key)) ||
    Object.values(value).some(hasPrototypeKey)
  );
}
