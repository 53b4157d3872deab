import { boundaryOf } from '../../lib/multipart.ts';
import type { Part, RequestContent, RequestHeader } from '../../model/example.ts';
import { encodeFormName } from '../form-text.ts';
import { toJsonText } from '../json-text.ts';
import { toJsonValue } from '../json-value.ts';
import { isFormData, type Multipart, partFields } from '../multipart.ts';
import { goJson, goRaw, goString, goText } from './literals.ts';

export interface Body {
  /** Lines before the request is made. */
  readonly declarations: readonly string[];
  /** The expression that `body` is, unless the declarations make it. */
  readonly reader?: string;
  readonly imports: readonly string[];
  /** The expression of the Content-Type header where it is not what the request says. */
  readonly contentType?: string;
  /** What the program defines beside `main`. */
  readonly functions?: readonly string[];
}

/** Prints a body as an io.Reader. */
export function printBody(body: RequestContent, contentType: RequestHeader | undefined): Body {
  switch (body.kind) {
    case 'json':
      return printText(goJson(toJsonText(toJsonValue(body))));
    case 'text':
      return printText(goText(body.text.toWellFormed()));
    case 'file':
      return {
        declarations: [`content, err := os.ReadFile(${goString(body.file.name)})`, ...check],
        reader: 'bytes.NewReader(content)',
        imports: ['bytes', 'os'],
      };
    case 'form':
      return printForm(body.pairs);
    case 'multipart':
      return printMultipart(body, contentType);
  }
}

const check = ['if err != nil {', '\tlog.Fatal(err)', '}'];

function printText(text: string): Body {
  return { declarations: [], reader: `strings.NewReader(${text})`, imports: ['strings'] };
}

function printForm(pairs: readonly (readonly [string, string])[]): Body {
  if (pairs.length === 0) return printText('""');
  // Encode sorts by name: only pairs that are in that order already can be given to it.
  const body = isSorted(pairs.map(([name]) => name)) ? printValues(pairs) : printJoin(pairs);
  return { ...body, imports: ['strings', 'net/url'] };
}

function isSorted(names: readonly string[]): boolean {
  const bytes = names.map((name) => Buffer.from(name));
  return bytes.every((name, index) => Buffer.compare(bytes[index - 1] ?? name, name) <= 0);
}

function printValues(pairs: readonly (readonly [string, string])[]): Omit<Body, 'imports'> {
  const lines = pairs.map(([name, value]) => `form.Add(${goString(name)}, ${goString(value)})`);
  return { declarations: ['form := url.Values{}', ...lines], reader: 'strings.NewReader(form.Encode())' };
}

function printJoin(pairs: readonly (readonly [string, string])[]): Omit<Body, 'imports'> {
  const lines = pairs.map(
    ([name, value]) => `\t${goString(`${encodeFormName(name)}=`)} + url.QueryEscape(${goString(value)}),`,
  );
  return {
    declarations: ['form := []string{', ...lines, '}'],
    reader: 'strings.NewReader(strings.Join(form, "&"))',
  };
}

function printMultipart({ mediaType, parts }: Multipart, contentType: RequestHeader | undefined): Body {
  const boundary = boundaryOf(mediaType);
  const hasFiles = parts.some(({ content }) => 'file' in content);
  const isPlain = parts.every(isField);
  const hasTexts = parts.some((part) => !isField(part) && 'text' in part.content);
  return {
    declarations: [
      'body := &bytes.Buffer{}',
      'form := multipart.NewWriter(body)',
      ...(boundary === undefined ? [] : checked(`form.SetBoundary(${goString(boundary)})`)),
      ...parts.flatMap(printPart),
      ...checked('form.Close()'),
    ],
    imports: [
      ...['bytes', 'mime/multipart'],
      ...(isPlain ? [] : ['net/textproto']),
      ...(hasFiles ? ['os'] : []),
      ...(hasTexts ? ['strings'] : []),
    ],
    ...(boundary === undefined && {
      contentType: isFormData(contentType)
        ? 'form.FormDataContentType()'
        : `${goString(`${mediaType}; boundary=`)}+form.Boundary()`,
    }),
    functions: [...(isPlain ? [] : [addPart]), ...(hasFiles ? [openFile] : [])],
  };
}

function checked(call: string): readonly string[] {
  return [`if err := ${call}; err != nil {`, '\tlog.Fatal(err)', '}'];
}

/** What WriteField says: a name and a text. */
function isField({ name, filename, contentType, headers, content }: Part): boolean {
  return (
    'text' in content &&
    filename === undefined &&
    contentType === undefined &&
    headers.length === 0 &&
    !/[\r\n]/.test(name)
  );
}

function printPart(part: Part): readonly string[] {
  const { name, content } = part;
  if ('text' in content && isField(part)) {
    return checked(`form.WriteField(${goString(name)}, ${goString(content.text)})`);
  }
  const fields = partFields(part).map((field) => {
    const colon = field.indexOf(': ');
    return `${goString(field.slice(0, colon))}: {${goRaw(field.slice(colon + 2))}}`;
  });
  const reader =
    'text' in content
      ? `strings.NewReader(${goString(content.text)})`
      : `openFile(${goString(content.file.name)})`;
  return [`addPart(form, textproto.MIMEHeader{${fields.join(', ')}}, ${reader})`];
}

const addPart = `func addPart(form *multipart.Writer, header textproto.MIMEHeader, content io.Reader) {
	part, err := form.CreatePart(header)
	if err != nil {
		log.Fatal(err)
	}
	if _, err := io.Copy(part, content); err != nil {
		log.Fatal(err)
	}
}`;

const openFile = `func openFile(name string) *os.File {
	file, err := os.Open(name)
	if err != nil {
		log.Fatal(err)
	}
	return file
}`;
