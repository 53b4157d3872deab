import type { Request } from '@hapi/hapi';
import { ApiError } from '../errors/api-error.ts';
import { violationDetails } from '../errors/catalogue.ts';
import { readBodyBytes } from './body-bytes.ts';
import { type JsonText, readJsonText } from './json-text.ts';

/** Reads the body of a request, which must be JSON and say so. */
export async function readJsonBody(request: Request, isOptional: boolean): Promise<JsonText> {
  const bytes = await readBodyBytes(request.payload);
  const mediaType = request.headers['content-type'] as string | undefined;
  const coding = (request.headers['content-encoding'] as string | undefined)?.trim().toLowerCase();
  const isDeclared = mediaType !== undefined;
  if (isDeclared ? !isJson(mediaType) : bytes.length > 0) throw new ApiError('UNSUPPORTED_MEDIA_TYPE');
  if (coding !== undefined && coding !== 'identity') throw new ApiError('UNSUPPORTED_MEDIA_TYPE');
  if (bytes.length > 0) return readJsonText(bytes);
  if (isOptional) return { value: {}, faults: [] };
  throw new ApiError([{ code: 'MALFORMED_REQUEST', detail: violationDetails.bodyMissing() }]);
}

/** JSON is UTF-8 (RFC 8259), so a charset may be named as long as it is that one. */
function isJson(mediaType: string): boolean {
  const [essence = '', ...parameters] = mediaType.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  return essence === 'application/json' && (charset === undefined || /^charset="?utf-?8"?$/.test(charset));
}
