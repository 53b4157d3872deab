import type { Part, RequestContent, RequestFile, RequestHeader } from '../../model/example.ts';
import { hasUniqueNames } from '../form-text.ts';
import { headerValue } from '../header-value.ts';
import { toJsonText } from '../json-text.ts';
import { toJsonValue } from '../json-value.ts';
import { isFormData, type Multipart, writeMultipart } from '../multipart.ts';
import { phpAssignment, phpCall, phpList, phpWrapped } from './layout.ts';
import { phpJson, phpString } from './literals.ts';

export interface PhpBody {
  /** What stands before the request is made. */
  readonly declarations: readonly string[];
  readonly expression: string;
  /** The Content-Type to say instead of the documented one; empty where curl says it by itself. */
  readonly contentType?: string;
}

/** Prints what is given to CURLOPT_POSTFIELDS. */
export function printBody(body: RequestContent, contentType: RequestHeader | undefined): PhpBody {
  if (body.kind === 'json') return printJson(body);
  if (body.kind === 'text') return printPayload(body.text);
  if (body.kind === 'file') return printFile(body.file);
  if (body.kind === 'multipart') return printMultipart(body, contentType);
  const printed = printForm(body.pairs);
  const isImplied = contentType && headerValue(contentType) === 'application/x-www-form-urlencoded';
  return isImplied ? { ...printed, contentType: '' } : printed;
}

function printFile({ name }: RequestFile): PhpBody {
  return { declarations: printGuards([name]), expression: `file_get_contents(${phpString(name)})` };
}

/** Of a file that is not there `file_get_contents` only warns, and curl learns when it has begun to send. */
function printGuards(files: readonly string[]): string[] {
  return [...new Set(files)].map(
    (name) => `if (!is_readable(${phpString(name)})) {
    fwrite(STDERR, "${name} cannot be read\\n");
    exit(1);
}`,
  );
}

function printJson(body: Extract<RequestContent, { readonly kind: 'json' }>): PhpBody {
  const value = toJsonValue(body);
  const literal = phpJson(value);
  if (literal === undefined) return printPayload(toJsonText(value, { indent: 0 }));
  const start = '$payload =';
  const isString = typeof value === 'string';
  const declaration = isString ? phpAssignment(start, [literal], 0) : `${start} ${literal}`;
  return { declarations: [`${declaration};`], expression: 'json_encode($payload)' };
}

function printPayload(text: string): PhpBody {
  return {
    declarations: [`${phpAssignment('$payload =', [phpString(text)], 0)};`],
    expression: '$payload',
  };
}

function printForm(pairs: readonly (readonly [string, string])[]): PhpBody {
  if (pairs.length === 0) return { declarations: [], expression: "''" };
  if (hasUniqueNames(pairs)) {
    const members = pairs.map(([name, value]) =>
      phpAssignment(`${phpString(name)} =>`, [phpString(value)], 4),
    );
    return {
      declarations: [`$form = ${phpWrapped('[', members, ']', 0)};`],
      expression: 'http_build_query($form)',
    };
  }
  const items = pairs.map((pair) => phpList(pair.map(phpString), { indent: 4, before: 4, after: 1 }));
  const form = phpList(items, { indent: 0, before: '$form = '.length, after: 1 });
  return { declarations: [`$form = ${form};\n${joinPairs}`], expression: "implode('&', $pairs)" };
}

/** An array of PHP holds a name once. */
const joinPairs = `$pairs = array_map(
    fn($pair) => urlencode($pair[0]) . '=' . urlencode($pair[1]),
    $form,
);`;

function printMultipart(body: Multipart, contentType: RequestHeader | undefined): PhpBody {
  const names = body.parts.map(({ name }) => [name, ''] as const);
  const isSayable =
    isFormData(contentType) && hasUniqueNames(names) && body.parts.every(isSayablePart) && names.length > 0;
  if (!isSayable) return printWritten(body);
  const members = body.parts.map(printPart);
  const files = body.parts.flatMap(({ content }) => ('file' in content ? [content.file.name] : []));
  return {
    declarations: [...printGuards(files), `$form = ${phpWrapped('[', members, ']', 0)};`],
    expression: '$form',
    contentType: '',
  };
}

/** CURLFile needs a type, a text may have none, and neither takes further header fields. */
function isSayablePart({ name, filename, contentType, headers, content }: Part): boolean {
  if (headers.length > 0 || /\0/.test(name + (filename ?? ''))) return false;
  if ('file' in content) return Boolean(filename && contentType);
  return filename === undefined && contentType === undefined;
}

function printPart({ name, filename = '', contentType = '', content }: Part): string {
  const key = phpString(name);
  if ('text' in content) return phpAssignment(`${key} =>`, [phpString(content.text)], 4);
  const items = [content.file.name, contentType, filename].map(phpString);
  const place = { indent: 4, before: 4 + key.length + ' => '.length, after: 1 };
  return `${key} => ${phpCall('new CURLFile', items, place)}`;
}

/** A body that is written line by line, as curl cannot be told its parts. */
function printWritten(body: Multipart): PhpBody {
  const { contentType, chunks } = writeMultipart(body);
  const items = chunks.flatMap((chunk, index) => {
    if (typeof chunk !== 'string') return [`file_get_contents(${phpString(chunk.name)})`];
    // The file stands for the empty lines that end the text before it and begin the one after it.
    const lines = chunk
      .split('\r\n')
      .slice(index === 0 ? 0 : 1, index === chunks.length - 1 ? undefined : -1);
    return lines.map(phpString);
  });
  const files = chunks.flatMap((chunk) => (typeof chunk === 'string' ? [] : [chunk.name]));
  const before = '$body = implode("\\r\\n", '.length;
  const lines = phpList(items, { indent: 0, before, after: 2 });
  return {
    declarations: [...printGuards(files), `$body = implode("\\r\\n", ${lines});`],
    expression: '$body',
    contentType,
  };
}
