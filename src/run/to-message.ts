import { writeMultipart } from '../lib/multipart.ts';
import type { HttpRequest, Part, RequestContent } from '../model/example.ts';
import type { HeaderList, RequestMessage } from '../model/exchange.ts';

/** Chosen by us where a client would choose one. */
const boundary = 'docproof-7MA4YWxkTrZu0gW';

/** An HttpRequest as the message that goes to an origin; fields that are added do not replace the request's own. */
export function toMessage(request: HttpRequest, origin: string, added: HeaderList): RequestMessage {
  const own = request.headers.map(
    ({ name, value }) => [name, withBoundary(name, value, request.body)] as const,
  );
  const names = new Set(own.map(([name]) => name.toLowerCase()));
  return {
    method: request.method,
    url: origin + request.target,
    headers: [...own, ...added.filter(([name]) => !names.has(name.toLowerCase()))],
    body: toBytes(request.body),
  };
}

function withBoundary(name: string, value: string, body: RequestContent | undefined): string {
  const isMultipart = body?.kind === 'multipart' && name.toLowerCase() === 'content-type';
  return isMultipart ? `${value}; boundary=${boundary}` : value;
}

function toBytes(content: RequestContent | undefined): Uint8Array {
  if (!content) return new Uint8Array();
  if (content.kind === 'json') return Buffer.from(content.text ?? JSON.stringify(content.value));
  if (content.kind === 'text') return Buffer.from(content.text);
  if (content.kind === 'file') return Buffer.from(content.file.base64, 'base64');
  if (content.kind === 'multipart') return writeMultipart(content.parts.map(toPart), boundary);
  const pairs = content.pairs.map(([name, value]): [string, string] => [name, value]);
  return Buffer.from(new URLSearchParams(pairs).toString());
}

function toPart(part: Part) {
  const { content } = part;
  const bytes = 'file' in content ? Buffer.from(content.file.base64, 'base64') : Buffer.from(content.text);
  return { ...part, content: bytes };
}
