import { isUtf8 } from 'node:buffer';
import type { Refusal } from '../refusal.ts';
import { type BodyReader, malformed, type SentBody } from './body-reader.ts';

/** Text of any kind: one string. */
export const textBody: BodyReader = (body) => {
  const charset = body.type.parameters.get('charset')?.toLowerCase() ?? 'utf-8';
  if (!/^(?:utf-8|us-ascii)$/.test(charset)) return [Buffer.from(body.bytes).toString('latin1')];
  const text = utf8Text(body);
  return typeof text === 'string' ? [text] : text;
};

/** Bytes: there is nothing to be judged of them. */
export const binaryBody: BodyReader = () => [];

/** The body as UTF-8, which its type asks for. */
export function utf8Text({ bytes, type }: SentBody): string | Refusal {
  const charset = type.parameters.get('charset')?.toLowerCase();
  if (charset !== undefined && !/^(?:utf-?8|us-ascii)$/.test(charset)) {
    const detail = `\`${type.essence}\` is read as UTF-8, not as \`${charset}\`.`;
    return { status: 415, rule: 'charset-unsupported', detail, expected: 'utf-8' };
  }
  return isUtf8(bytes)
    ? Buffer.from(bytes).toString('utf8')
    : malformed('body-malformed', 'The body is no UTF-8.');
}
