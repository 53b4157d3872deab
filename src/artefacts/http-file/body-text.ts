import type { Example, Part, RequestContent } from '../../model/example.ts';
import { literalBraces } from '../literal-braces.ts';

/** Chosen by us, since the format has no client that would choose it. */
export const boundary = 'docproof-boundary';

/** The body of an example as it stands in an `.http` file, or undefined where a line of it would end the request. */
export function bodyText(body: RequestContent, example: Example): string | undefined {
  const folder = filesFolder(example);
  if (body.kind === 'file') return `< ${folder}/${body.file.name}`;
  if (body.kind === 'multipart') return multipartText(body.parts, folder);
  const text = plainText(body);
  return hasSeparator(text) ? undefined : text;
}

/** From `out/http/<api>/<version>.http` to where the files lie beside the snippets. */
function filesFolder({ operation }: Example): string {
  return `../../snippets/${operation.api}/${operation.version}/${operation.slug}`;
}

function plainText(body: Exclude<RequestContent, { readonly kind: 'file' | 'multipart' }>): string {
  if (body.kind === 'json') return literalBraces(body.text ?? JSON.stringify(body.value, null, 2));
  if (body.kind === 'text') return body.text;
  return new URLSearchParams(body.pairs.map(([name, value]): [string, string] => [name, value])).toString();
}

function multipartText(parts: readonly Part[], folder: string): string | undefined {
  const texts = parts.flatMap(({ content }) => ('text' in content ? [content.text] : []));
  if (texts.some(hasSeparator)) return undefined;
  return [...parts.map((part) => partText(part, folder)), `--${boundary}--`].join('\n');
}

function partText({ name, filename, contentType, headers, content }: Part, folder: string): string {
  const quoted = (text: string) => `"${text.replace(/["\r\n]/g, encodeURIComponent)}"`;
  const file = filename === undefined ? '' : `; filename=${quoted(filename)}`;
  return [
    `--${boundary}`,
    `Content-Disposition: form-data; name=${quoted(name)}${file}`,
    ...(contentType === undefined ? [] : [`Content-Type: ${contentType}`]),
    ...headers.map(([key, value]) => `${key}: ${value}`),
    '',
    'file' in content ? `< ${folder}/${content.file.name}` : literalBraces(content.text),
  ].join('\n');
}

/** A line that begins a new request, reads a file or runs a script. */
function hasSeparator(body: string): boolean {
  return /^(?:###|<\s|>\s|> ?\{%)/m.test(body);
}
