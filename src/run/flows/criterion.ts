import type { FlowStep } from '../../model/flow.ts';
import type { Json } from '../../model/json.ts';
import { type ExpressionScope, evaluate } from './expression.ts';

type Criterion = FlowStep['successCriteria'][number];

/**
 * Whether a [Criterion](https://spec.openapis.org/arazzo/v1.0.1.html#criterion-object) holds: simple comparisons
 * joined by `&&`, and regular expressions. Throws on what it cannot read.
 */
export function holds(criterion: Criterion, scope: ExpressionScope): boolean {
  if (criterion.type === 'regex') {
    const context = criterion.context ? evaluate(criterion.context, scope) : undefined;
    return new RegExp(criterion.condition).test(
      typeof context === 'string' ? context : JSON.stringify(context),
    );
  }
  if (criterion.type === 'jsonpath') throw new Error('criteria of type `jsonpath` are not supported');
  return criterion.condition.split('&&').every((part) => comparisonHolds(part.trim(), scope));
}

function comparisonHolds(text: string, scope: ExpressionScope): boolean {
  const match = /^(\S+)\s*(==|!=|<=|>=|<|>)\s*(.+)$/.exec(text);
  if (!match) return truthy(operand(text, scope));
  const [, left = '', operator = '', right = ''] = match;
  return compare(operand(left, scope), operator, operand(right, scope));
}

function operand(text: string, scope: ExpressionScope): Json | undefined {
  if (text.startsWith('$')) return evaluate(text, scope);
  if (/^'.*'$/s.test(text)) return text.slice(1, -1).replaceAll("''", "'");
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  const number = Number(text);
  if (text === '' || Number.isNaN(number)) throw new Error(`\`${text}\` is no operand of a condition`);
  return number;
}

function compare(left: Json | undefined, operator: string, right: Json | undefined): boolean {
  if (operator === '==') return same(left, right);
  if (operator === '!=') return !same(left, right);
  if (left === undefined || right === undefined || left === null || right === null) return false;
  if (operator === '<') return left < right;
  if (operator === '>') return left > right;
  return operator === '<=' ? left <= right : left >= right;
}

/** String comparison ignores case, as the specification says. */
function same(left: Json | undefined, right: Json | undefined): boolean {
  if (typeof left === 'string' && typeof right === 'string') {
    return left.toLowerCase() === right.toLowerCase();
  }
  return left === right;
}

function truthy(value: Json | undefined): boolean {
  return value !== undefined && value !== null && value !== false;
}
