import { type ExactValue, exactText, isMembers } from '../exact-value.ts';
import { essenceOf } from './essence.ts';

/** The smallest files that programs open, by essence, in Base64. */
const smallest: Readonly<Record<string, string>> = {
  'image/png':
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'image/gif': 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
  'application/zip': 'UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==',
};

/** File name extensions by essence, where they are not the subtype. */
const extensions: Readonly<Record<string, string>> = {
  'application/octet-stream': 'bin',
  'application/gzip': 'gz',
  'application/x-tar': 'tar',
  'application/json': 'json',
  'application/xml': 'xml',
  'application/x-ndjson': 'ndjson',
  'audio/mpeg': 'mp3',
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
  'image/tiff': 'tif',
  'image/x-icon': 'ico',
  'text/javascript': 'js',
  'text/markdown': 'md',
  'text/plain': 'txt',
  'video/quicktime': 'mov',
};

/** The file name extension of a media type; `bin` where it has none that is well known. */
export function extensionOf(mediaType: string): string {
  const essence = essenceOf(mediaType);
  const subtype = essence.split('/')[1] ?? '';
  return extensions[essence] ?? (/^[a-z0-9]{2,5}$/.test(subtype) ? subtype : 'bin');
}

/** A string that is nothing but the name of a file names the file that is sent. */
export function filenameOf(value: ExactValue): string | undefined {
  if (typeof value !== 'string') return undefined;
  return /^@?(?:[\w.-]*\/)*([\w-][\w.-]*\.(?:[a-z]{2,4}|mp3|mp4|7z|docx|xlsx|pptx|jsonl?))$/i.exec(
    value,
  )?.[1];
}

/** What openapi-sampler, and many an author, writes where bytes should be. */
const placeholder = 'string';

/** The bytes of a file part: a data URL decoded, a text as UTF-8; of a file that is only named or a placeholder, the smallest of its kind. */
export function bytesOf(value: ExactValue, mediaType: string): Uint8Array {
  const data = typeof value === 'string' ? /^data:[^,]*?(;base64)?,(.*)$/s.exec(value) : null;
  if (data) return Buffer.from(data[2] ?? '', data[1] ? 'base64' : 'utf8');
  const isMade = value === null || value === '' || value === placeholder || isMembers(value);
  if (!isMade && filenameOf(value) === undefined) return Buffer.from(exactText(value));
  return sampleBytes(mediaType);
}

function sampleBytes(mediaType: string): Uint8Array {
  const base64 = smallest[essenceOf(mediaType)];
  return base64 === undefined ? Buffer.from('example\n') : Buffer.from(base64, 'base64');
}
