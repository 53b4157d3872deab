import type { Exchange, HeaderList } from '../../model/exchange.ts';
import type { ShownExchange } from '../../model/proof.ts';
import type { SceneRecord } from '../../model/run.ts';
import { unbind } from './answer-as-documented.ts';

/** Fields that say something of the machine or the moment, not of the API. */
const passing = new Set([
  'host',
  'user-agent',
  'accept',
  'accept-encoding',
  'accept-language',
  'connection',
  'content-length',
  'transfer-encoding',
  'date',
  'keep-alive',
  'sec-fetch-mode',
  'vary',
]);

/** The literal side of an Exchange as a page may show it: live values replaced, passing header fields left out. */
export function showExchange(exchange: Exchange, scene: SceneRecord): ShownExchange {
  const { sent, received } = exchange;
  return {
    request: unbind(`${sent.method} ${target(sent.url)}\n${fields(sent.headers)}${body(sent.body)}`, scene),
    response: unbind(`${received.status}\n${fields(received.headers)}${body(received.body)}`, scene),
  };
}

/** A program may send what is no URL; it is shown as it came. */
function target(url: string): string {
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}

function fields(headers: HeaderList): string {
  return headers
    .filter(([name]) => !passing.has(name.toLowerCase()) && !name.toLowerCase().startsWith('x-docs-'))
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

function body(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('utf8');
  if (text === '') return '';
  try {
    return `\n${JSON.stringify(JSON.parse(text), null, 2)}`;
  } catch {
    return `\n${text}`;
  }
}
