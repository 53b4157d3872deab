import type { HttpRequest, RequestHeader } from '../../model/example.ts';
import { hasDotSegment } from '../find-fault.ts';
import { encodeFormName, toFormText } from '../form-text.ts';
import { credentialOf, findHeader, headerValue, isPlain, type TextContent } from '../header-value.ts';
import { toJsonText } from '../json-text.ts';
import { defineLanguage, type SnippetView, type Unprintable } from '../language.ts';
import { bashString, bashStringWithVariable, printfString } from './literals.ts';

/** A bash script that calls curl. */
export const curl = defineLanguage({
  id: 'curl',
  title: 'curl',
  grammar: 'bash',
  extension: 'sh',
  view,
  runner: {
    needs: [
      { name: 'bash', probe: ['bash', '--version'], install: 'apt-get install bash' },
      { name: 'curl', probe: ['curl', '--version'], install: 'apt-get install curl' },
    ],
    command: (file, { proxy, caFile }) => ({
      command: 'bash',
      args: [file],
      env: { https_proxy: proxy, http_proxy: proxy, no_proxy: '', NO_PROXY: '', CURL_CA_BUNDLE: caFile },
    }),
  },
});

function view(request: HttpRequest): SnippetView | Unprintable {
  const content = request.body;
  if (!isPlain(content)) return { unprintable: 'it does not print files' };
  const { arguments: data, input } = content ? dataOf(content) : { arguments: [], input: null };
  return {
    input,
    flags: flagsOf(request),
    method: methodOption(request),
    url: bashString(request.origin + request.target),
    headers: printHeaders(request),
    data,
  };
}

/** Without them curl would expand brackets and resolve dots before it sends. */
function flagsOf(request: HttpRequest): string[] {
  const flags: string[] = [];
  if (/[[\]{}]/.test(request.target)) flags.push('--globoff');
  if (hasDotSegment(request)) flags.push('--path-as-is');
  return flags;
}

function methodOption({ method, body }: HttpRequest): string | null {
  if (method === 'GET' && !body) return null;
  // With --request HEAD curl would wait for the body that the length announces.
  if (method === 'HEAD' && !body) return '--head';
  return `--request ${bashWord(method)}`;
}

function bashWord(text: string): string {
  return /^[A-Za-z0-9-]+$/.test(text) ? text : bashString(text);
}

function printHeader(header: RequestHeader): string {
  const credential = credentialOf(header);
  if (credential) {
    const { prefix, variable } = credential;
    return bashStringWithVariable(`${header.name}: ${prefix}`, variable);
  }
  const value = headerValue(header);
  // `Name:` tells curl to leave a header out, `Name;` to send it empty.
  return bashString(value === '' ? `${header.name};` : `${header.name}: ${value}`);
}

function printHeaders({ headers, body }: HttpRequest): string[] {
  if (!body) return headers.map(printHeader);
  const contentType = findHeader(headers, 'Content-Type');
  // `Name:` takes away a header that curl adds by itself.
  if (!contentType) return [...headers.map(printHeader), bashString('Content-Type:')];
  const isImplied = body.kind === 'form' && headerValue(contentType) === formType;
  return headers.filter((header) => !isImplied || header !== contentType).map(printHeader);
}

/** What curl says by itself of data. */
const formType = 'application/x-www-form-urlencoded';

interface Data {
  readonly arguments: readonly string[];
  /** What is piped into curl because no argument can hold it. */
  readonly input: string | null;
}

function dataOf(body: TextContent): Data {
  const text = textOf(body);
  // Linux takes no argument of 128 KiB, and no argument holds a NUL; printf is a builtin, so it may be given both.
  if (text.includes('\0') || Buffer.byteLength(text) > 100_000) {
    return { arguments: ['--data-binary @-'], input: printfString(text) };
  }
  if (body.kind !== 'form' || body.pairs.length === 0 || !body.pairs.every(isSayable)) {
    return { arguments: [`--data-raw ${bashString(text)}`], input: null };
  }
  const pairs = body.pairs.map(
    ([name, value]) => `--data-urlencode ${bashString(`${encodeFormName(name)}=${value}`)}`,
  );
  return { arguments: pairs, input: null };
}

/** --data-urlencode drops the `=` of a nameless pair. */
function isSayable([name, value]: readonly [string, string]): boolean {
  return name !== '' && !value.includes('\0');
}

function textOf(body: TextContent): string {
  if (body.kind === 'json') return toJsonText(body.value);
  if (body.kind === 'form') return toFormText(body.pairs);
  return body.text;
}
