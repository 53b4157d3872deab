import type { HttpRequest, RequestHeader } from '../../model/example.ts';
import { encodeFormName } from '../form-text.ts';
import { credentialOf, findHeader, headerValue, isPlain, type TextContent } from '../header-value.ts';
import { toJsonText } from '../json-text.ts';
import { defineLanguage, type SnippetView, type Unprintable } from '../language.ts';
import { buildPrograms } from './build-programs.ts';
import { goJson, goString, goText, goVariable } from './literals.ts';

/** A Go program that needs the standard library alone. */
export const go = defineLanguage({
  id: 'go',
  title: 'Go',
  grammar: 'go',
  extension: 'go',
  view,
  runner: {
    needs: [{ name: 'go', probe: ['go', 'version'], install: 'apt-get install golang-go' }],
    prepare: buildPrograms,
    bypassesProxyOnLoopback: true,
    command: (file, { proxy, caFile }) => ({
      command: file,
      args: [],
      env: { HTTPS_PROXY: proxy, HTTP_PROXY: proxy, no_proxy: '', NO_PROXY: '', SSL_CERT_FILE: caFile },
    }),
  },
});

function view(request: HttpRequest): SnippetView | Unprintable {
  const content = request.body;
  if (!isPlain(content)) return { unprintable: 'it does not print files' };
  const { method, origin, target, headers } = request;
  const printed = content ? printBody(content) : undefined;
  return {
    imports: importsOf(headers, content),
    method: methods[method] ?? goString(method),
    url: goString(origin + target),
    declarations: printed?.declarations ?? [],
    reader: printed ? `strings.NewReader(${printed.text})` : null,
    headers: headers.map((header, index) => printHeader(header, headers.slice(0, index))),
  };
}

const methods: Readonly<Record<string, string>> = {
  CONNECT: 'http.MethodConnect',
  DELETE: 'http.MethodDelete',
  GET: 'http.MethodGet',
  HEAD: 'http.MethodHead',
  OPTIONS: 'http.MethodOptions',
  PATCH: 'http.MethodPatch',
  POST: 'http.MethodPost',
  PUT: 'http.MethodPut',
  TRACE: 'http.MethodTrace',
};

function importsOf(headers: readonly RequestHeader[], body: TextContent | undefined): string[] {
  return [
    '"fmt"',
    '"io"',
    '"log"',
    '"net/http"',
    ...(body?.kind === 'form' && body.pairs.length > 0 ? ['"net/url"'] : []),
    ...(headers.some((header) => header.credential) ? ['"os"'] : []),
    ...(body ? ['"strings"'] : []),
    '"time"',
  ];
}

interface Body {
  /** Lines before the request is made. */
  readonly declarations: readonly string[];
  /** The expression of the text to send. */
  readonly text: string;
}

function printBody(body: TextContent): Body {
  if (body.kind === 'json') return { declarations: [], text: goJson(toJsonText(body.value)) };
  if (body.kind === 'text') return { declarations: [], text: goText(body.text.toWellFormed()) };
  if (body.pairs.length === 0) return { declarations: [], text: '""' };
  // Encode sorts by name: only pairs that are in that order already can be given to it.
  return isSorted(body.pairs.map(([name]) => name)) ? printValues(body.pairs) : printJoin(body.pairs);
}

function isSorted(names: readonly string[]): boolean {
  const bytes = names.map((name) => Buffer.from(name));
  return bytes.every((name, index) => Buffer.compare(bytes[index - 1] ?? name, name) <= 0);
}

function printValues(pairs: readonly (readonly [string, string])[]): Body {
  const lines = pairs.map(([name, value]) => `form.Add(${goString(name)}, ${goString(value)})`);
  return { declarations: ['form := url.Values{}', ...lines], text: 'form.Encode()' };
}

function printJoin(pairs: readonly (readonly [string, string])[]): Body {
  const lines = pairs.map(
    ([name, value]) => `\t${goString(`${encodeFormName(name)}=`)} + url.QueryEscape(${goString(value)}),`,
  );
  return { declarations: ['form := []string{', ...lines, '}'], text: 'strings.Join(form, "&")' };
}

function printHeader(header: RequestHeader, before: readonly RequestHeader[]): SnippetView {
  const name = goString(header.name);
  const set = findHeader(before, header.name) ? 'Add' : 'Set';
  const credential = credentialOf(header);
  if (!credential) return { set, name, value: goString(headerValue(header)) };
  const { prefix, variable } = credential;
  return { set, name, value: goVariable(prefix, variable) };
}
