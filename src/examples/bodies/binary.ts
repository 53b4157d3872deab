import { exactText } from '../exact-value.ts';
import { schemaOf } from '../schema-parts.ts';
import { essenceOf } from './essence.ts';
import { bytesOf, extensionOf, filenameOf } from './file-bytes.ts';
import { isEncoded } from './file-schema.ts';
import { defineMediaBody } from './media-body.ts';

/** Everything else: the [bytes of a file](https://spec.openapis.org/oas/v3.1.1.html#considerations-for-file-uploads); what a schema has in Base64 is sent so. */
export const binary = defineMediaBody({
  matches: () => true,
  write(value, { mediaType, media, document, file }) {
    const isText =
      isEncoded(schemaOf(media.schema, document)) || !(typeof value === 'string' || value === null);
    if (isText) return { kind: 'text', mediaType, text: exactText(value) };
    const name = filenameOf(value) ?? `body.${extensionOf(essenceOf(mediaType))}`;
    return { kind: 'file', mediaType, file: file(name, bytesOf(value, mediaType)) };
  },
});
