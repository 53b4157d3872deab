import { expect, test } from 'vitest';
import { atPointer, type ExpressionScope, evaluate, evaluateTemplate } from './expression.ts';

const scope: ExpressionScope = {
  inputs: { email: 'a@b.c', 'two.words': 1, deep: { x: [5] } },
  steps: { 'find-mail': { id: 'm1', 'a.b': { c: 2 } } },
  answer: { status: 201, headers: { 'x-session-id': 's1' }, body: { data: [{ 'a/b': 'c' }] } },
};

test.each([
  ['$inputs.email', 'a@b.c'],
  ['$inputs.two.words', 1],
  ['$inputs.deep#/x/0', 5],
  ['$steps.find-mail.outputs.id', 'm1'],
  ['$steps.find-mail.outputs.a.b#/c', 2],
  ['$statusCode', 201],
  ['$response.header.X-Session-ID', 's1'],
  ['$response.body', { data: [{ 'a/b': 'c' }] }],
  ['$response.body#', { data: [{ 'a/b': 'c' }] }],
  ['$response.body#/data/0/a~1b', 'c'],
])('%s is %j', (expression, value) => expect(evaluate(expression, scope)).toEqual(value));

test.each([
  '$inputs.nobody',
  '$inputs.constructor',
  '$steps.nobody.outputs.id',
  '$steps.find-mail.inputs.id',
  '$steps.find-mail.outputs.toString',
  '$steps.constructor.outputs.name',
  '$response.header.nobody',
  '$response.body#data',
  '$response.body#/data/length',
  '$response.body#/data/1',
  '$response.body#/data/00',
  '$response.body#/data/0/a/b',
  '$response.body#/data/0/a~1b/length',
  '$somewhere.else',
])('%s leads nowhere', (expression) => expect(evaluate(expression, scope)).toBeUndefined());

test('without an answer there is none', () => {
  expect(evaluate('$response.body#/data', { inputs: {}, steps: {} })).toBeUndefined();
  expect(evaluate('$statusCode', { inputs: {}, steps: {} })).toBeUndefined();
});

test('a template keeps the type of an expression that is all, and embeds others in texts', () => {
  expect(
    evaluateTemplate(
      {
        a: '$inputs.deep',
        b: ['to:"{$inputs.email}"', '{$statusCode}-{$inputs.deep}'],
        c: 5,
        d: null,
        $inputs: true,
      },
      scope,
    ),
  ).toEqual({ a: { x: [5] }, b: ['to:"a@b.c"', '201-{"x":[5]}'], c: 5, d: null, $inputs: true });
  expect(evaluateTemplate('$inputs.nobody', scope)).toBeNull();
  expect(evaluateTemplate('costs $5 and {braces}', scope)).toBe('costs $5 and {braces}');
  expect(evaluateTemplate('$inputsOfMine', scope)).toBe('$inputsOfMine');
});

test('a pointer may lead to the whole', () => {
  expect(atPointer('x', '')).toBe('x');
  expect(atPointer({ '': 1 }, '/')).toBe(1);
});
