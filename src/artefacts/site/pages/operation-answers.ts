import { STATUS_CODES } from 'node:http';
import type { Json } from '../../../model/json.ts';
import type { Header, MediaType, Operation, Response } from '../../../model/operation.ts';
import { operationKey } from '../catalogue.ts';
import { type CodeView, codeView, startOf, valueText } from '../code-view.ts';
import type { PageScope } from '../page-scope.ts';
import { routes } from '../routes.ts';
import type { FieldView, SchemaView } from '../schema/schema-shape.ts';
import { schemaView } from '../schema/schema-view.ts';
import { mediaView, schemaOptions } from './media-view.ts';
import { responseLinks } from './response-links.ts';

/** A response as the main column unfolds it. */
export interface ResponseView {
  readonly status: string;
  readonly phrase: string;
  readonly kind: string;
  readonly description: string;
  readonly headers: readonly FieldView[];
  readonly contents: readonly { readonly type: string; readonly schema: SchemaView }[];
  readonly links: readonly object[];
  readonly examples: readonly { readonly name: string; readonly summary: string; readonly id: string }[];
}

/** A response in the main column: headers, schemas, what may follow, links to its examples. */
export function responseView(response: Response, operation: Operation, scope: PageScope): ResponseView {
  const examples = exampleList(response, operation);
  return {
    ...statusView(response.status),
    description: scope.prose(response.description, response.location),
    headers: response.headers.map((header) => headerField(header, scope)),
    contents: response.content.map((media) =>
      mediaView(media, 'response', scope, {
        examples: examples
          .filter((example) => example.media === media)
          .map(({ name, summary, id, value }) => ({ title: summary || name, href: `#${id}`, value })),
      }),
    ),
    links: responseLinks(response, operation, scope),
    examples: examples.map(({ name, summary, id }) => ({ name, summary, id })),
  };
}

function statusView(status: string): { status: string; phrase: string; kind: string } {
  const phrase = status === 'default' ? 'any other status' : (STATUS_CODES[status] ?? '');
  return { status, phrase, kind: /^[1-5]/.test(status) ? `${status[0]}xx` : 'other' };
}

interface AnswerExample {
  readonly name: string;
  readonly summary: string;
  readonly id: string;
  readonly proofId: string;
  readonly media: MediaType;
  readonly value: Json;
}

function exampleList(response: Response, operation: Operation): AnswerExample[] {
  return response.content.flatMap((media, index) =>
    media.examples.map((example) => ({
      name: example.name,
      summary: example.summary,
      id: `example-${response.status}-${example.name}${index > 0 ? `-${index + 1}` : ''}`.replace(
        /[^\p{L}\p{N}_-]+/gu,
        '-',
      ),
      proofId: `${operationKey(operation)}/${response.status}-${example.name}/http`,
      media,
      value: example.value,
    })),
  );
}

/** A response beside it: its named examples with their proofs. */
export function answerView(
  response: Response,
  operation: Operation,
  scope: PageScope,
): { examples: readonly object[] } {
  return {
    ...statusView(response.status),
    examples:
      response.content.length === 0
        ? [emptyAnswer(response, operation, scope)]
        : exampleList(response, operation).map((example) => ({
            name: example.name,
            summary: example.summary || example.name,
            id: example.id,
            code: answerCode(example, operation, scope),
          })),
  };
}

/** An answer without a body still has its proof. */
function emptyAnswer({ status }: Response, operation: Operation, { catalogue }: PageScope): object {
  const { phrase } = statusView(status);
  const proofId = `${operationKey(operation)}/${status}/http`;
  const text = `HTTP/1.1 ${status} ${phrase}\n`;
  return {
    name: status,
    summary: 'No body',
    id: `example-${status}`,
    code: codeView(catalogue, { title: phrase, text, grammar: 'http', proofId }),
  };
}

/** An answer that is too long is cut; the whole lies beside the page. */
function answerCode(example: AnswerExample, operation: Operation, scope: PageScope): CodeView {
  const { media, proofId } = example;
  const { text, grammar } = valueText(example.value, media.type);
  const start = startOf(text);
  const view = codeView(scope.catalogue, { title: media.type, text: start ?? text, grammar, proofId });
  if (start === undefined) return view;
  const href = scope.href(attachmentPath(operation, example));
  return { ...view, whole: { href, kilobytes: Math.ceil(text.length / 1000) } };
}

function attachmentPath(operation: Operation, { id, media }: AnswerExample): string {
  const extension = /[/+]json\b/.test(media.type) ? 'json' : 'txt';
  return routes.operation(operation).replace(/index\.html$/, `${id}.${extension}`);
}

/** Files that hold the examples which are too long for the page. */
export function attachmentsOf(operation: Operation): { path: string; content: string }[] {
  return operation.responses
    .flatMap((response) => exampleList(response, operation))
    .map((example) => ({ example, ...valueText(example.value, example.media.type) }))
    .filter(({ text }) => startOf(text) !== undefined)
    .map(({ example, text }) => ({ path: attachmentPath(operation, example), content: `${text}\n` }));
}

/** True when there is something to show beside. */
export function hasExamples(answer: { examples: readonly object[] }): boolean {
  return answer.examples.length > 0;
}

function headerField(header: Header, scope: PageScope): FieldView {
  const shape = schemaView(header.schema, schemaOptions(header, 'response', scope));
  return {
    ...shape,
    name: header.name,
    required: false,
    description: scope.prose(header.description, header.location) || shape.description,
    ...(header.example === undefined ? {} : { example: plainValue(header.example) }),
  };
}

function plainValue(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
