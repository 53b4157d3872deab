import { decodeJwt } from '../../lib/jwt.ts';
import { parseMarkedJson } from '../../lib/marked-json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { BlockRun, SceneRecord } from '../../model/run.ts';
import { unbind } from './answer-as-documented.ts';
import { answerOf, blockOptions, parseJson, schemaOf } from './block-answer.ts';
import { compareJson } from './compare-json.ts';
import { compareTexts } from './compare-texts.ts';
import { statusMatches } from './judge-response.ts';
import { rewriteJson } from './rewrite-json.ts';
import { rewriteText } from './rewrite-text.ts';
import { isUuid, looksGenerated } from './varying.ts';

/**
 * What a `response` or an `output` that is stale should say; undefined when it holds, or when an update could not make
 * it true: an answer of another status, no answer, or a command that did not run.
 */
export function updatedBlock(run: BlockRun, document: JsonObject): string | undefined {
  const { block, execution, scene, operations } = run;
  if (!execution || !scene || block.schema) return undefined;
  if (block.kind === 'output') {
    const printed = unbind(execution.stdout, scene);
    return compareTexts(block.text, printed).length === 0 ? undefined : rewriteText(block.text, printed);
  }
  const answer = block.kind === 'response' ? answerOf(block, execution) : undefined;
  if (!answer || !statusMatches(block.status ?? '2XX', answer.exchange.received.status)) return undefined;
  const text = Buffer.from(answer.exchange.received.body).toString('utf8');
  const expected = parseMarkedJson(block.text) as Json | undefined;
  const actual = parseJson(text);
  if (expected === undefined || actual === undefined) {
    const printed = unbind(text, scene);
    return compareTexts(block.text, printed).length === 0 ? undefined : rewriteText(block.text, printed);
  }
  const schema = schemaOf(operations?.[answer.index], answer.exchange.received.status);
  const differences = compareJson(expected, actual, { ...blockOptions(block), schema, document, scene });
  // Which item of a list stands for which is not for us to say.
  if (differences.length === 0 || block.unordered) return undefined;
  return rewriteJson(block.text, actual, differences, (value) => toPrinted(value, scene));
}

/** A live value as a page may print it: its literal where it has one, a mark where it is another each time. */
export function toPrinted(value: Json, scene: SceneRecord): Json {
  if (typeof value === 'string') return markVarying(unbind(value, scene), value, scene);
  if (Array.isArray(value)) return value.map((item) => toPrinted(item, scene));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toPrinted(each, scene)]));
}

function markVarying(text: string, live: string, { controlled }: SceneRecord): string {
  if (text !== live) return text;
  if (decodeJwt(text)) return 'eyJ…';
  if (isUuid(text)) return '…';
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return controlled ? text : '…';
  const prefix = /^[A-Za-z]+[_-]/.exec(text)?.[0] ?? '';
  const isId = text.length - prefix.length >= 12 && !/[\s:/.]/.test(text) && looksGenerated(text);
  return isId ? `${prefix}…` : text;
}
