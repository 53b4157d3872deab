import type { HttpRequest, RequestHeader } from '../../model/example.ts';
import { findRepeatedHeader, hasDotSegment } from '../find-fault.ts';
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
import { layOutObject } from '../layout.ts';
import { pythonBytes, pythonJson, pythonLayout, pythonString, pythonVariable } from './literals.ts';

/** A Python program that uses the package requests. */
export const pythonRequests = defineLanguage({
  id: 'python-requests',
  title: 'Python (requests)',
  grammar: 'python',
  extension: 'py',
  view,
  runner: {
    needs: [
      { name: 'python3', probe: ['python3', '--version'], install: 'apt-get install python3' },
      {
        name: 'requests',
        probe: ['python3', '-c', 'import requests; print(requests.__version__)'],
        install: 'docs setup',
        env: packagePath,
      },
    ],
    command: (file, context) => ({
      command: 'python3',
      args: [file],
      env: environment(context),
    }),
    host: {
      kind: 'forks',
      command: (context) => ({
        command: 'python3',
        args: [hostFile('python.py'), 'requests', 'json', 'encodings.idna'],
        env: environment(context),
      }),
    },
  },
});

function environment(context: RunContext): Command['env'] {
  return {
    ...packagePath(context),
    HTTPS_PROXY: context.proxy,
    HTTP_PROXY: context.proxy,
    no_proxy: '',
    NO_PROXY: '',
    REQUESTS_CA_BUNDLE: context.caFile,
    PYTHONDONTWRITEBYTECODE: '1',
  };
}

function packagePath({ packages }: Pick<RunContext, 'packages'>) {
  return { PYTHONPATH: `${packages}/python` };
}

function view(request: HttpRequest): SnippetView | Unprintable {
  const content = request.body;
  if (!isPlain(content)) return { unprintable: 'it does not print files' };
  const unprintable = findReason(request);
  if (unprintable) return { unprintable };
  const body = content ? printBody(content, findHeader(request.headers, 'Content-Type')) : undefined;
  const headers = request.headers.filter((header) => header !== body?.implied);
  return {
    readsEnvironment: headers.some((header) => header.credential),
    call: callOf(request.method),
    url: pythonString(request.origin + request.target),
    headers: headers.map(printHeader),
    declaration: body?.declaration ?? null,
    argument: body?.argument ?? null,
  };
}

/** What requests and urllib3 send otherwise than they are told. */
function findReason(request: HttpRequest): string | undefined {
  const repeated = findRepeatedHeader(request);
  if (repeated) return `requests sends the header \`${repeated}\` once only`;
  const { target } = request;
  if (hasDotSegment(request)) return `requests resolves the dots in \`${target}\``;
  if (/[[\]]|\?$|^\/\//.test(target)) return `requests rewrites \`${target}\``;
  return undefined;
}

function callOf(method: string): string {
  const functions = ['GET', 'OPTIONS', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
  return functions.includes(method)
    ? `${method.toLowerCase()}(`
    : `request(\n        ${pythonString(method)},`;
}

function printHeader(header: RequestHeader): string {
  const name = pythonString(header.name);
  const credential = credentialOf(header);
  if (!credential) return `${name}: ${pythonBytes(headerValue(header))}`;
  const { prefix, variable } = credential;
  const line = `${name}: ${pythonVariable(prefix, variable)}`;
  const fits = headerIndent + line.length + 1 <= pythonLayout.width;
  return fits ? line : line.replace(/ \+ (?=os\.environ\[[^[]*$)/, `\n${' '.repeat(headerIndent)}+ `);
}

/** Where the template puts a header. */
const headerIndent = 12;

interface Body {
  readonly declaration: string;
  readonly argument: string;
  /** The header that requests adds by itself for this argument. */
  readonly implied?: RequestHeader | undefined;
}

function printBody(body: TextContent, contentType: RequestHeader | undefined): Body {
  const impliedBy = (value: string) => (contentType?.value === value ? contentType : undefined);
  if (body.kind === 'form' && body.pairs.length > 0 && contentType) {
    const form = printForm(body.pairs);
    return {
      declaration: `form = ${form}`,
      argument: 'data=form',
      implied: impliedBy('application/x-www-form-urlencoded'),
    };
  }
  // requests takes json=None for no body, and adds a Content-Type to what has none.
  const literal =
    body.kind === 'json' && body.value !== null && contentType ? pythonJson(body.value) : undefined;
  if (literal !== undefined) {
    return {
      declaration: `payload = ${literal}`,
      argument: 'json=payload',
      implied: impliedBy('application/json'),
    };
  }
  return { declaration: `payload = ${pythonBytes(textOf(body))}`, argument: 'data=payload' };
}

function textOf(body: TextContent): string {
  if (body.kind === 'json') return toJsonText(body.value, { indent: 0 });
  return body.kind === 'text' ? body.text : '';
}

function printForm(pairs: readonly (readonly [string, string])[]): string {
  const wellFormed = pairs.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()] as const);
  if (hasUniqueNames(wellFormed)) return layOutObject(wellFormed, pythonLayout, { indent: 0 });
  const tuples = wellFormed.map(([name, value]) => `    (${pythonString(name)}, ${pythonString(value)}),\n`);
  return `[\n${tuples.join('')}]`;
}
