import { grammarName } from '../../../lib/grammar-name.ts';
import type { Json, JsonObject, Schema } from '../../../model/json.ts';
import type { MediaType, Operation, Parameter, Response } from '../../../model/operation.ts';
import { type Catalogue, operationKey } from '../catalogue.ts';
import { valueText } from '../code-view.ts';
import { proofView } from '../proof-view.ts';
import { constraintsOf } from '../schema/constraints.ts';
import { flattenSchema, isObject } from '../schema/flatten-schema.ts';
import { typeName } from '../schema/type-name.ts';
import { durationWords } from '../text/plain.ts';
import { fence } from './fence.ts';

/** An operation as Markdown, for readers that are programs. */
export function operationTwin(catalogue: Catalogue, operation: Operation): string {
  const version = catalogue.versionOf(operation);
  const document = version?.document ?? {};
  const server = (operation.servers[0] ?? version?.servers[0])?.url ?? '';
  return `${[
    `# ${operation.summary || operation.id}`,
    `\`${operation.method} ${server}${operation.path}\``,
    operation.deprecated ? '**Deprecated.**' : '',
    operation.description.trim(),
    authentication(operation),
    rateLimits(operation),
    parameters(operation, document),
    body(operation, document),
    requests(catalogue, operation),
    codeSamples(catalogue, operation),
    operation.responses.length > 0 ? '## Responses' : '',
    ...operation.responses.map((response) => answer(catalogue, operation, response, document)),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

function authentication({ security }: Operation): string {
  if (security.length === 0) return '## Authentication\n\nNone.';
  const ways = security.map((requirement) => Object.keys(requirement).join(' and ') || 'none');
  return `## Authentication\n\n${ways.map((way) => `- ${way}`).join('\n')}`;
}

function rateLimits(operation: Operation): string {
  if (operation.rateLimits.length === 0) return '';
  const lines = operation.rateLimits.map(
    ({ limit, window, per, policy }) => `- ${limit} per ${durationWords(window)} per ${per} (${policy})`,
  );
  return `## Rate limits\n\n${lines.join('\n')}`;
}

function parameters(operation: Operation, document: JsonObject): string {
  if (operation.parameters.length === 0) return '';
  return `## Parameters\n\n${operation.parameters.map((parameter) => parameterLine(parameter, document)).join('\n')}`;
}

function parameterLine(parameter: Parameter, document: JsonObject): string {
  const needed = parameter.required ? ', required' : '';
  const place = `${parameter.in}${needed}`;
  return schemaLine(parameter.name, place, parameter.schema, document, parameter.description);
}

function schemaLine(
  name: string,
  note: string,
  schema: Schema,
  document: JsonObject,
  words = '',
  indent = '',
): string {
  const flat = flattenSchema(document, schema).schema;
  const description = words || (typeof flat.description === 'string' ? flat.description : '');
  const facts = [typeName(flat), note, ...constraintsOf(flat).map(constraintText), ...enumText(flat)].filter(
    Boolean,
  );
  return `${indent}- \`${name}\` (${facts.join('; ')})${description ? `: ${description.trim().replace(/\s*\n\s*/g, ' ')}` : ''}`;
}

function constraintText({ words, code }: { words: string; code?: string }): string {
  return code === undefined ? words : `${words} \`${code}\``;
}

function enumText(schema: JsonObject): string[] {
  return Array.isArray(schema.enum)
    ? [`one of ${schema.enum.map((value) => JSON.stringify(value)).join(', ')}`]
    : [];
}

function body(operation: Operation, document: JsonObject): string {
  const content = operation.requestBody?.content ?? [];
  if (content.length === 0) return '';
  return `## Request body\n\n${content.map((media) => mediaText(media, document)).join('\n\n')}`;
}

function mediaText(media: MediaType, document: JsonObject): string {
  const lines = fieldLines(media.schema, document, '', []);
  return [`\`${media.type}\``, lines.join('\n')].filter(Boolean).join('\n\n');
}

/** Fields, and fields of fields while it stays readable; a schema inside itself is named only. */
function fieldLines(
  schema: Schema,
  document: JsonObject,
  indent: string,
  trail: readonly string[],
): string[] {
  const flat = flattenSchema(document, schema);
  if (indent.length > 8 || flat.references.some((reference) => trail.includes(reference))) return [];
  const next = [...trail, ...flat.references];
  const { properties, required, items, oneOf, anyOf } = flat.schema;
  const needed = Array.isArray(required) ? required : [];
  const variants = [...list(oneOf), ...list(anyOf)];
  return [
    ...Object.entries(isObject(properties) ? properties : {}).flatMap(([name, property]) => [
      schemaLine(name, needed.includes(name) ? 'required' : '', property as Schema, document, '', indent),
      ...fieldLines(property as Schema, document, `${indent}  `, next),
    ]),
    ...(isObject(items) ? fieldLines(items, document, indent, next) : []),
    ...variants.flatMap((variant, index) => [
      `${indent}- variant ${index + 1}: ${flattenSchema(document, variant as Schema).name ?? ''}`.trimEnd(),
      ...fieldLines(variant as Schema, document, `${indent}  `, next),
    ]),
  ];
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function codeSamples(catalogue: Catalogue, operation: Operation): string {
  if (operation.codeSamples.length === 0) return '';
  const parts = operation.codeSamples.map(({ lang, label, source }, index) => {
    const badge = badgeOf(catalogue, `${operationKey(operation)}/x-codeSamples/${index + 1}`);
    return `${label || `Sample ${index + 1}`} (${badge}):\n\n${fence(source, grammarName(lang))}`;
  });
  return ['## Code samples of the specification', ...parts].join('\n\n');
}

function badgeOf(catalogue: Catalogue, proofId: string): string {
  const { label, detail, date } = proofView(catalogue, proofId);
  return [label, detail, date].filter(Boolean).join(', ');
}

function requests(catalogue: Catalogue, operation: Operation): string {
  const examples = catalogue.examplesOf(operation);
  if (examples.length === 0) return '';
  const languages = new Map(catalogue.publication.languages.map((language) => [language.id, language]));
  const parts = examples.flatMap((example) => [
    `### ${example.summary || example.name}`,
    ...catalogue.snippetsOf(example).map((snippet) => {
      const language = languages.get(snippet.language);
      const badge = badgeOf(catalogue, `${operationKey(operation)}/${example.name}/${snippet.language}`);
      return `${language?.title ?? snippet.language} (${badge}):\n\n${fence(snippet.text, language?.grammar ?? '')}`;
    }),
  ]);
  return ['## Requests', ...parts].join('\n\n');
}

function answer(
  catalogue: Catalogue,
  operation: Operation,
  response: Response,
  document: JsonObject,
): string {
  const headers = response.headers.map((header) =>
    schemaLine(header.name, 'header', header.schema, document, header.description),
  );
  const contents = response.content.flatMap((media) => [
    mediaText(media, document),
    ...media.examples.map((example) => {
      const proof = proofView(
        catalogue,
        `${operationKey(operation)}/${response.status}-${example.name}/http`,
      );
      const { text, grammar } = valueText(example.value, media.type);
      return `${example.summary || example.name} (${proof.label}):\n\n${fence(`${text}\n`, grammar)}`;
    }),
  ]);
  return [`### ${response.status}`, response.description.trim(), headers.join('\n'), ...contents]
    .filter((part) => part !== '')
    .join('\n\n');
}
