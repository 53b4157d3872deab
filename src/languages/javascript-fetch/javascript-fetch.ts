import type { HttpRequest, RequestHeader } from '../../model/example.ts';
import { findRepeatedHeader } from '../find-fault.ts';
import { hasUniqueNames } from '../form-text.ts';
import { credentialOf, findHeader, headerValue, isPlain, type TextContent } from '../header-value.ts';
import { defineLanguage, type SnippetView, type Unprintable } from '../language.ts';
import { layOut, layOutObject, type Place } from '../layout.ts';
import {
  javascriptCall,
  javascriptJson,
  javascriptKey,
  javascriptLayout,
  javascriptString,
  javascriptTemplate,
  javascriptVariable,
} from './literals.ts';
import { proxyPreload } from './proxy-preload.ts';

/** A module for Node 18 and later that calls fetch. */
export const javascriptFetch = defineLanguage({
  id: 'javascript-fetch',
  title: 'JavaScript (fetch)',
  grammar: 'javascript',
  extension: 'mjs',
  view,
  runner: {
    needs: [{ name: 'node', probe: [process.execPath, '--version'], install: 'apt-get install nodejs' }],
    command: (file, { proxy, caFile }) => ({
      command: process.execPath,
      args: ['--import', proxyPreload(), file],
      env: { HTTPS_PROXY: proxy, HTTP_PROXY: proxy, no_proxy: '', NO_PROXY: '', NODE_EXTRA_CA_CERTS: caFile },
    }),
  },
});

function view(request: HttpRequest): SnippetView | Unprintable {
  const content = request.body;
  if (!isPlain(content)) return { unprintable: 'it does not print files' };
  const unprintable = findReason(request);
  if (unprintable) return { unprintable };
  const { method, headers, origin, target } = request;
  return {
    url: printUrl(origin + target),
    hasOptions: method !== 'GET' || headers.length > 0,
    method: method === 'GET' ? null : javascriptString(method),
    headers: headers.map(printHeader),
    body: content
      ? printProperty('body', printBody(content, findHeader(headers, 'Content-Type') !== undefined))
      : null,
  };
}

/** What [fetch](https://fetch.spec.whatwg.org/#methods) refuses or sends otherwise. */
function findReason(request: HttpRequest): string | undefined {
  const { method, body, origin, target } = request;
  if (['CONNECT', 'TRACE', 'TRACK'].includes(method)) return `fetch does not send ${method}`;
  if (body && (method === 'GET' || method === 'HEAD')) return `fetch does not send a ${method} with a body`;
  const repeated = findRepeatedHeader(request);
  if (repeated) return `fetch sends the header \`${repeated}\` once only`;
  const url = new URL(origin + target);
  if (url.pathname + url.search !== target)
    return `fetch sends \`${target}\` as \`${url.pathname}${url.search}\``;
  return undefined;
}

function printUrl(url: string): string {
  const literal = javascriptString(url);
  const fits = `const url = ${literal};`.length <= javascriptLayout.width;
  return fits ? ` ${literal}` : `\n  ${literal}`;
}

function printHeader(header: RequestHeader): string {
  const key = javascriptKey(header.name);
  const credential = credentialOf(header);
  if (!credential) return printProperty(key, javascriptString(toByteString(headerValue(header))), 4);
  const { prefix, variable } = credential;
  return `${key}: ${prefix === '' ? javascriptVariable(variable) : javascriptTemplate(toByteString(prefix), variable)}`;
}

/** Puts a string that is too long for its line below its name, as Prettier does. */
function printProperty(key: string, value: string, indent = 2): string {
  const fits = indent + key.length + 2 + value.length + 1 <= javascriptLayout.width;
  const isString = /^["']/.test(value);
  return fits || !isString || key.length <= 4
    ? `${key}: ${value}`
    : `${key}:\n${' '.repeat(indent + 2)}${value}`;
}

/** fetch takes one character for each byte of a header's value. */
function toByteString(text: string): string {
  return Buffer.from(text).toString('latin1');
}

function printBody(body: TextContent, hasContentType: boolean): string {
  if (hasContentType) return printText(body, bodyPlace);
  // Of a string or URLSearchParams fetch would derive a Content-Type; of bytes it does not.
  const text = printText(body, { indent: 4, before: 4, after: 1 });
  return text.includes('\n')
    ? `new TextEncoder().encode(\n    ${text},\n  )`
    : javascriptCall('new TextEncoder().encode', text, bodyPlace);
}

/** Where the template puts the body. */
const bodyPlace: Place = { indent: 2, before: '  body: '.length, after: 1 };

function printText(body: TextContent, place: Place): string {
  if (body.kind === 'json') return javascriptJson(body.value, place);
  if (body.kind === 'text') return javascriptString(body.text.toWellFormed());
  const pairs = body.pairs.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()] as const);
  return printForm(pairs, place);
}

function printForm(pairs: readonly (readonly [string, string])[], place: Place): string {
  if (pairs.length === 0) return '""';
  // An object puts keys that look like numbers first.
  const keepsOrder = hasUniqueNames(pairs) && !pairs.some(([name]) => /^\d+$/.test(name));
  const inner = { ...place, before: place.before + 'new URLSearchParams('.length, after: 2 };
  const literal = keepsOrder
    ? layOutObject(pairs, javascriptLayout, place)
    : layOut(pairs, javascriptLayout, inner);
  return `new URLSearchParams(${literal})`;
}
