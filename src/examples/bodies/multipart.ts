import { createHash } from 'node:crypto';
import type { Part, RequestContent } from '../../model/example.ts';
import { type ExactValue, isList, isMembers } from '../exact-value.ts';
import { propertyOf, schemaOf } from '../schema-parts.ts';
import { type BodyContext, defineMediaBody } from './media-body.ts';
import { toPart } from './part.ts';

/**
 * [Other multipart types](https://spec.openapis.org/oas/v3.2.0.html#encoding-multipart-media-types), such as
 * multipart/mixed and multipart/related: one part for each property or item, written out with a boundary of our own. Parts have no
 * names there; their order says which is which.
 */
export const multipart = defineMediaBody({
  matches: (essence) => essence.startsWith('multipart/'),
  write(value, context) {
    if (typeof value === 'string') return written(value, context);
    const parts = sourcesOf(value, context).map((source) => toPart(source, context));
    const chunks = parts.map(printPart);
    const digest = createHash('sha256').update(Buffer.concat(chunks)).digest('hex');
    const boundary = `boundary-${digest.slice(0, 16)}`;
    const body = Buffer.concat([
      ...chunks.flatMap((chunk) => [Buffer.from(`--${boundary}\r\n`), chunk, Buffer.from('\r\n')]),
      Buffer.from(`--${boundary}--\r\n`),
    ]);
    return toContent(body, { ...context, mediaType: `${context.mediaType}; boundary=${boundary}` });
  },
});

/** A body that is written already says its boundary in its first line. */
export function written(text: string, { mediaType }: Pick<BodyContext, 'mediaType'>): RequestContent {
  const boundary = /^--([^\r\n]+)\r?\n/.exec(text)?.[1]?.trim();
  const isSaid = boundary === undefined || /;\s*boundary=/i.test(mediaType);
  return { kind: 'text', mediaType: isSaid ? mediaType : `${mediaType}; boundary=${boundary}`, text };
}

function sourcesOf(value: ExactValue, { media, document }: BodyContext) {
  if (isMembers(value)) {
    return Object.entries(value).map(([name, item]) => ({
      name,
      value: item,
      schema: propertyOf(media.schema, name, document) ?? {},
      encoding: media.encoding[name],
    }));
  }
  const items = isList(value) ? value : [value];
  const { prefixItems, items: rest } = schemaOf(media.schema, document);
  return items.map((item, index) => ({
    name: `part-${index + 1}`,
    value: item,
    schema: schemaOf((Array.isArray(prefixItems) ? prefixItems[index] : undefined) ?? rest, document),
    encoding: undefined,
  }));
}

function printPart({ contentType = 'text/plain', headers, content }: Part): Buffer {
  const lines = [['Content-Type', contentType] as const, ...headers].map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const bytes = 'file' in content ? Buffer.from(content.file.base64, 'base64') : Buffer.from(content.text);
  return Buffer.concat([Buffer.from(`${lines.join('')}\r\n`), bytes]);
}

function toContent(body: Buffer, { mediaType, file }: BodyContext): RequestContent {
  const text = body.toString('utf8');
  if (Buffer.from(text).equals(body)) return { kind: 'text', mediaType, text };
  return { kind: 'file', mediaType, file: file('body.bin', body) };
}
