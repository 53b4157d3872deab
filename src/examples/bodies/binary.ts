import { exactText } from '../exact-value.ts';
import { schemaOf, typeOf } from '../schema-parts.ts';
import { essenceOf } from './essence.ts';
import { bytesOf, extensionOf, filenameOf } from './file-bytes.ts';
import { isBinary, isEncoded } from './file-schema.ts';
import { defineMediaBody } from './media-body.ts';

/** Types that are no text in any case. */
const alwaysBytes =
  /^(image|audio|video|font|model)\/|^application\/(octet-stream|pdf|zip|gzip|x-tar|x-gzip|x-zip.*|x-7z.*|msword|vnd\.(ms-|openxmlformats|oasis).*|wasm|protobuf|x-protobuf|cbor|msgpack|avro|grpc.*)$/;

/** Everything else: the [bytes of a file](https://spec.openapis.org/oas/v3.1.1.html#considerations-for-file-uploads); what a schema has in Base64 is sent so. */
export const binary = defineMediaBody({
  matches: () => true,
  write(value, { mediaType, media, document, openapi, file }) {
    const schema = schemaOf(media.schema, document);
    const isBytes = alwaysBytes.test(essenceOf(mediaType)) || isBinary(schema, openapi);
    const isPlain = !isBytes && typeOf(schema, document) === 'string';
    if (isEncoded(schema) || isPlain || !(typeof value === 'string' || value === null))
      return { kind: 'text', mediaType, text: exactText(value) };
    const name = filenameOf(value) ?? `body.${extensionOf(essenceOf(mediaType))}`;
    return { kind: 'file', mediaType, file: file(name, bytesOf(value, mediaType)) };
  },
});
