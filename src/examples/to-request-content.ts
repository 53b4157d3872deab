import type { RequestContent, RequestFile } from '../model/example.ts';
import type { JsonObject } from '../model/json.ts';
import type { MediaType } from '../model/operation.ts';
import { binary } from './bodies/binary.ts';
import { concreteType } from './bodies/concrete-type.ts';
import { essenceOf } from './bodies/essence.ts';
import { isBinary } from './bodies/file-schema.ts';
import { mediaBodies } from './bodies/index.ts';
import { isJson, jsonContent } from './bodies/json.ts';
import { written } from './bodies/multipart.ts';
import { type ExactValue, isList, isMembers } from './exact-value.ts';
import { schemaOf } from './schema-parts.ts';

/** What a body's serialisation depends on beside its value. */
export interface MediaDescription {
  readonly media: Pick<MediaType, 'type' | 'schema' | 'encoding'>;
  readonly document: JsonObject;
  readonly openapi: string;
}

/** Serialises a body by its media type. */
export function toRequestContent(value: ExactValue, description: MediaDescription): RequestContent {
  const mediaType = concreteMedia(value, description);
  const essence = essenceOf(mediaType);
  const body = mediaBodies.find((each) => each.matches(essence)) ?? binary;
  return body.write(value, { ...description, mediaType, file: createFiles() });
}

/** A body whose text the document has; `mediaType` may be a range. */
export function toSerialisedContent(text: string, mediaType: string): RequestContent {
  const concrete = concreteType(mediaType);
  return isJson(concrete) && isJsonText(text)
    ? jsonContent(concrete, text)
    : written(text, { mediaType: concrete });
}

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The files that a body is made of. */
export function filesOf(content: RequestContent | undefined): RequestFile[] {
  if (content?.kind === 'file') return [content.file];
  if (content?.kind !== 'multipart') return [];
  return content.parts.flatMap((part) => ('file' in part.content ? [part.content.file] : []));
}

/** The media type to send where the document has a [range](https://spec.openapis.org/oas/v3.1.1.html#request-body-object). */
function concreteMedia(value: ExactValue, { media, document, openapi }: MediaDescription): string {
  if (!/^(\*|application)\/\*/.test(media.type)) return concreteType(media.type);
  if (isMembers(value) || isList(value)) return 'application/json';
  const schema = schemaOf(media.schema, document);
  const isText = typeof value === 'string' && Object.keys(schema).length > 0 && !isBinary(schema, openapi);
  return isText && media.type.startsWith('*') ? 'text/plain' : 'application/octet-stream';
}

/** Makes files with names that are plain, and of their own in their request. */
function createFiles(): (name: string, bytes: Uint8Array) => RequestFile {
  const taken = new Set<string>();
  return (wanted, bytes) => {
    const plain =
      wanted
        .normalize('NFKD')
        .replace(/[^\w.-]+/g, '-')
        .replace(/^[-.]+/, '') || 'file';
    const [, stem = plain, extension = ''] = /^(.+?)(\.[\w.]+)?$/.exec(plain) ?? [];
    let name = plain;
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${stem}-${count}${extension}`;
    taken.add(name.toLowerCase());
    return { name, base64: Buffer.from(bytes).toString('base64') };
  };
}
