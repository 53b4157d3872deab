import type { HttpRequest, RequestHeader } from '../../model/example.ts';
import { findRepeatedHeader } from '../find-fault.ts';
import { hasUniqueNames } from '../form-text.ts';
import { credentialOf, findHeader, headerValue, isPlain, type TextContent } from '../header-value.ts';
import { hostFile } from '../host-file.ts';
import { toJsonText } from '../json-text.ts';
import {
  type Command,
  defineLanguage,
  type RunContext,
  type SnippetView,
  type Unprintable,
} from '../language.ts';
import { layOut, layOutObject } from '../layout.ts';
import { rubyJson, rubyLayout, rubyString, rubyVariable } from './literals.ts';

/** A Ruby program that uses net/http. */
export const ruby = defineLanguage({
  id: 'ruby',
  title: 'Ruby',
  grammar: 'ruby',
  extension: 'rb',
  view,
  runner: {
    needs: [{ name: 'ruby', probe: ['ruby', '--version'], install: 'apt-get install ruby' }],
    bypassesProxyOnLoopback: true,
    command: (file, context) => ({ command: 'ruby', args: [file], env: environment(context) }),
    host: {
      kind: 'forks',
      command: (context) => ({
        command: 'ruby',
        args: [hostFile('ruby.rb'), 'socket', 'net/http', 'openssl', 'json', 'base64', 'securerandom'],
        env: environment(context),
      }),
    },
  },
});

function environment({ proxy, caFile }: RunContext): Command['env'] {
  // net/http reads http_proxy for https too.
  return { http_proxy: proxy, no_proxy: '', NO_PROXY: '', SSL_CERT_FILE: caFile };
}

function view(request: HttpRequest): SnippetView | Unprintable {
  const content = request.body;
  if (!isPlain(content)) return { unprintable: 'it does not print files' };
  const { origin, target, headers } = request;
  const repeated = findRepeatedHeader(request);
  if (repeated) return { unprintable: `net/http sends the header \`${repeated}\` once only` };
  if (content && !findHeader(headers, 'Content-Type')) {
    return { unprintable: 'net/http adds a Content-Type to a body that has none' };
  }
  // URI() refuses brackets and encodes single quotes; net/http itself sends both as they are.
  const isUri = !/[[\]']/.test(target);
  const body = content ? printBody(content) : undefined;
  return {
    usesJson: body?.expression.startsWith('JSON.') ?? false,
    uri: rubyString(isUri ? origin + target : origin),
    request: newRequest(request, isUri ? 'uri' : rubyString(target)),
    headers: headers.map(printHeader),
    declaration: body?.declaration ?? null,
    body: body?.expression ?? null,
    secure: origin.startsWith('https:'),
  };
}

function newRequest({ method, body }: HttpRequest, place: string): string {
  const name = `Net::HTTP::${method.charAt(0)}${method.slice(1).toLowerCase()}`;
  if (body ? classes.has(method) : bodiless.has(method)) return `${name}.new(${place})`;
  // Without a body the classes of POST, PUT and PATCH would send an empty one with a Content-Type.
  return `Net::HTTPGenericRequest.new(${rubyString(method)}, ${body !== undefined}, ${method !== 'HEAD'}, ${place})`;
}

const bodiless = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE']);
const classes = new Set([...bodiless, 'POST', 'PUT', 'PATCH']);

function printHeader(header: RequestHeader): SnippetView {
  const name = rubyString(header.name);
  const credential = credentialOf(header);
  if (!credential) return { name, value: rubyString(headerValue(header)) };
  const { prefix, variable } = credential;
  return { name, value: rubyVariable(prefix, variable) };
}

interface Body {
  readonly declaration: string;
  readonly expression: string;
}

function printBody(body: TextContent): Body {
  if (body.kind === 'form')
    return { declaration: `form = ${printForm(body.pairs)}`, expression: 'URI.encode_www_form(form)' };
  const literal = body.kind === 'json' ? rubyJson(body.value) : undefined;
  if (literal !== undefined)
    return { declaration: `payload = ${literal}`, expression: 'JSON.generate(payload)' };
  const text = body.kind === 'json' ? toJsonText(body.value, { indent: 0 }) : body.text;
  return { declaration: `payload = ${rubyString(text.toWellFormed())}`, expression: 'payload' };
}

function printForm(pairs: readonly (readonly [string, string])[]): string {
  const wellFormed = pairs.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()] as const);
  if (hasUniqueNames(wellFormed)) return layOutObject(wellFormed, rubyLayout, { indent: 0 });
  return layOut(wellFormed, rubyLayout, { indent: 0, before: 'form = '.length, after: 0 });
}
