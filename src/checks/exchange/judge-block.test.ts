import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../model/exchange.ts';
import type { Execution } from '../../model/execution.ts';
import type { Block, Guide } from '../../model/guide.ts';
import type { Operation } from '../../model/operation.ts';
import type { BlockRun } from '../../model/run.ts';
import { answer, exchange, operation, response, scene } from './exchange.test-data.ts';
import { judgeBlock } from './judge-block.ts';

const described = operation({ responses: [response('200'), response('4XX')] });

function block(number: number, kind: Block['kind'], text: string, more: Partial<Block> = {}): Block {
  const location = { file: 'guides/a.md', line: number * 10 };
  return { number, kind, language: 'bash', text, exit: 0, location, ...more };
}

function judge(
  blocks: readonly Block[],
  at: number,
  execution: Partial<Execution>,
  operations?: readonly (Operation | undefined)[],
) {
  const guide = { path: 'a', blocks, location: { file: 'guides/a.md' } } as unknown as Guide;
  const exchanges: readonly Exchange[] = execution.exchanges ?? [];
  const run: BlockRun = {
    guide,
    block: blocks[at] as Block,
    scene: scene({ bindings: [{ literal: 'john@example.com', live: 'john.1f@example.com' }] }),
    execution: {
      outcome: { kind: 'exited', code: 0 },
      stdout: '',
      stderr: '',
      duration: 1,
      ...execution,
      exchanges,
    },
    operations: operations ?? exchanges.map(() => described),
    findings: [],
  };
  const { findings, strength } = judgeBlock(run, {});
  return { findings, strength, messages: findings.map((finding) => finding.message).join('\n') };
}

const command = block(1, 'command', 'curl …');

describe('commands', () => {
  const at = (exchanges: readonly Exchange[], ...later: Block[]) =>
    judge([command, ...later], 0, { exchanges });

  test('run, or are answered as documented', () => {
    expect(at([])).toMatchObject({ findings: [], strength: 'ran' });
    expect(at([exchange(answer(200, '{}'))])).toMatchObject({ findings: [], strength: 'documented status' });
    const unknown = judge([command], 0, { exchanges: [exchange(answer(500, ''))] }, [undefined]);
    expect(unknown).toMatchObject({ findings: [], strength: 'ran' });
  });

  test('are not answered with a status that is not documented', () => {
    const { findings, messages, strength } = at([exchange(answer(500, 'oops'))]);
    expect(messages).toContain('`GET /orders` answered 500, which is not documented');
    expect(findings[0]?.rule).toBe('status-documented');
    expect(strength).toBeUndefined();
  });

  test('do not fail in silence: an error is shown by the page', () => {
    const failed = [exchange(answer(404, '{}'))];
    expect(at(failed).messages).toContain('answered 404, which the page does not show');
    expect(at(failed, block(2, 'response', '{}', { status: '404' })).findings).toEqual([]);
    expect(at(failed, block(2, 'response', '{}', { status: '200' })).findings).toHaveLength(1);
    expect(at(failed, block(2, 'output', '…')).findings).toEqual([]);
    expect(at(failed, command, block(2, 'response', '{}', { status: '404' })).findings).toHaveLength(1);
    const two = [exchange(answer(404, '{}')), exchange(answer(200, '{}'))];
    expect(at(two, block(2, 'response', '{}', { status: '404' })).findings).toHaveLength(1);
    expect(at(two, block(2, 'response', '{}', { status: '404', request: 1 })).findings).toEqual([]);
  });

  test('end with the status that the fence says', () => {
    const ended = (exit: number, code: number) =>
      judge([block(1, 'command', '', { exit })], 0, { outcome: { kind: 'exited', code } }).findings;
    expect(ended(3, 3)).toEqual([]);
    expect(ended(3, 0)).toHaveLength(1);
    expect(ended(0, 3)).toHaveLength(1);
  });
});

describe('responses', () => {
  const at = (shown: string, body: string, more: Partial<Block> = {}, status = 200) =>
    judge([command, block(2, 'response', shown, more)], 1, { exchanges: [exchange(answer(status, body))] });

  test('are compared as JSON with marks', () => {
    expect(at('{ "a": [1, …], "b": "x…" }', '{"b":"xy","a":[1,2,3]}')).toMatchObject({
      findings: [],
      strength: 'body as documented',
    });
    expect(at('{ "a": "john@example.com" }', '{"a":"john.1f@example.com"}').findings).toEqual([]);
    expect(at('{ "a": 1 }', '{"a":1,"b":2}').findings).toHaveLength(1);
    expect(at('{\n  "a": 1,\n  "b": 2\n}', '{"a":1,"b":3}').findings[0]?.location.line).toBe(23);
  });

  test('may say of what kind a value is', () => {
    const body =
      '{"id":7,"at":"2025-10-29T12:34:56Z","key":"0f3b9a52-7c1e-4d7a-9a55-0b1c2d3e4f50","on":true}';
    const kinds = '{ "id": "<integer>", "at": "<date-time>", "key": "<uuid>", "on": "<boolean>" }';
    expect(at(kinds, body).findings).toEqual([]);
    expect(at(kinds.replace('<integer>', '<string>'), body).messages).toContain('another kind of value');
    expect(at('{ "a": "<uuid>" }', '{"a":"b"}').findings).toHaveLength(1);
    expect(at('{ "a": "<b>" }', '{"a":"<b>"}').findings).toEqual([]);
    expect(at('{ "a": "<b>" }', '{"a":"c"}').findings).toHaveLength(1);
  });

  test('may come in any order', () => {
    const shown = '{ "l": [{ "a": 1 }, { "a": 2 }] }';
    const came = '{"l":[{"a":2},{"a":1}]}';
    expect(at(shown, came).findings).toHaveLength(2);
    expect(at(shown, came, { unordered: true }).findings).toEqual([]);
    expect(at(shown, '{"l":[{"a":2},{"a":3}]}', { unordered: true }).findings).toHaveLength(1);
  });

  test('may be described by a schema', () => {
    const schema = '{ "type": "object", "required": ["a"], "properties": { "a": { "type": "integer" } } }';
    expect(at(schema, '{"a":1}', { schema: true })).toMatchObject({
      findings: [],
      strength: 'body as documented',
    });
    expect(at(schema, '{"a":"1"}', { schema: true }).messages).toContain('`/a` of the answer');
    expect(at(schema, 'no', { schema: true }).messages).toContain('the answer is no JSON');
    expect(at('[1]', '1', { schema: true }).messages).toContain('the block is no JSON Schema');
  });

  test('are compared as text where one side is no JSON', () => {
    expect(at('Hello …', 'Hello John').findings).toEqual([]);
    expect(at('{ "a": 1 }', 'Hello').findings).toHaveLength(1);
    expect(at('{ "a": 1,, }', '{"a":1}').findings).toHaveLength(1);
  });

  test('have the status that the fence says, or are a success', () => {
    expect(at('{}', '{}', { status: '201' }).messages).toContain('another status');
    expect(at('{}', '{}', { status: '404' }, 404).findings).toEqual([]);
    expect(at('{}', '{}', {}, 404).messages).toContain('another status');
  });

  test('belong to a request that was made', () => {
    expect(at('{}', '{}', { request: 2 }).messages).toContain('made no such request');
    expect(judge([command, block(2, 'response', '{}')], 1, {}).messages).toContain('made no such request');
  });

  test('need a command before them', () => {
    const lone = block(1, 'response', '{}');
    const guide = { path: 'a', blocks: [lone], location: { file: 'a.md' } } as unknown as Guide;
    const judged = judgeBlock({ guide, block: lone, findings: [] }, {});
    expect(judged.findings[0]?.message).toContain('no command block stands before it');
    expect(judged.strength).toBeUndefined();
  });
});

test('outputs are compared line by line, live values as literals', () => {
  const at = (shown: string, stdout: string) => judge([command, block(2, 'output', shown)], 1, { stdout });
  expect(at('to john@example.com\n', 'to john.1f@example.com\n')).toMatchObject({
    findings: [],
    strength: 'body as documented',
  });
  expect(at('a\n…\nc', 'a\nb\nc').findings).toEqual([]);
  expect(at('a', 'a\nb').findings[0]?.rule).toBe('output-block');
  expect(at('a', '').findings).toHaveLength(1);
});
