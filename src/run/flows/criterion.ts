import type { FlowStep } from '../../model/flow.ts';
import type { Json } from '../../model/json.ts';
import { type ExpressionScope, evaluate } from './expression.ts';

type Criterion = FlowStep['successCriteria'][number];

/**
 * Whether a [Criterion](https://spec.openapis.org/arazzo/v1.0.1.html#criterion-object) holds: a regular expression, or
 * a condition of comparisons with `!`, `&&`, `||` and parentheses. Throws on what it cannot read.
 */
export function holds(criterion: Criterion, scope: ExpressionScope): boolean {
  if (criterion.type === 'jsonpath') throw new Error('criteria of type `jsonpath` are not supported');
  if (criterion.type === 'simple') return conditionHolds(criterion.condition, scope);
  const context = criterion.context === undefined ? undefined : evaluate(criterion.context, scope);
  if (context === undefined) return false;
  return new RegExp(criterion.condition).test(
    typeof context === 'string' ? context : JSON.stringify(context),
  );
}

interface Reader {
  readonly condition: string;
  readonly tokens: readonly string[];
  at: number;
  readonly scope: ExpressionScope;
}

function conditionHolds(condition: string, scope: ExpressionScope): boolean {
  const tokens =
    condition.match(/'(?:[^']|'')*'|&&|\|\||[=!<>]=|[<>!()]|(?:(?!&&|\|\||[=!<>]=)[^\s<>!()'])+|'/g) ?? [];
  const reader: Reader = { condition, tokens, at: 0, scope };
  const result = readAlternatives(reader);
  if (reader.at < tokens.length) throw unreadable(reader);
  return result;
}

// Both sides are always read, since the reader has to get behind them.
function readAlternatives(reader: Reader): boolean {
  let result = readConjunction(reader);
  while (take(reader, '||')) result = readConjunction(reader) || result;
  return result;
}

function readConjunction(reader: Reader): boolean {
  let result = readTerm(reader);
  while (take(reader, '&&')) result = readTerm(reader) && result;
  return result;
}

function readTerm(reader: Reader): boolean {
  if (take(reader, '!')) return !readTerm(reader);
  if (take(reader, '(')) {
    const result = readAlternatives(reader);
    if (!take(reader, ')')) throw unreadable(reader);
    return result;
  }
  const left = readOperand(reader);
  const operator = reader.tokens[reader.at] ?? '';
  if (!/^([=!<>]=|[<>])$/.test(operator)) return left !== undefined && left !== null && left !== false;
  reader.at++;
  return compare(left, operator, readOperand(reader));
}

function take(reader: Reader, token: string): boolean {
  if (reader.tokens[reader.at] !== token) return false;
  reader.at++;
  return true;
}

function readOperand(reader: Reader): Json | undefined {
  const token = reader.tokens[reader.at++] ?? '';
  if (token.startsWith('$')) return evaluate(token, reader.scope);
  if (/^'.*'$/s.test(token)) return token.slice(1, -1).replaceAll("''", "'");
  if (token === 'true' || token === 'false') return token === 'true';
  if (token === 'null') return null;
  if (/^-?\d+(\.\d+)?$/.test(token)) return Number(token);
  throw unreadable(reader);
}

function unreadable({ condition }: Reader): Error {
  return new Error(`the condition \`${condition}\` cannot be read`);
}

function compare(left: Json | undefined, operator: string, right: Json | undefined): boolean {
  if (operator === '==') return same(left, right);
  if (operator === '!=') return !same(left, right);
  if (typeof left !== typeof right || (typeof left !== 'number' && typeof left !== 'string')) return false;
  const order = typeof left === 'number' ? left - Number(right) : compareTexts(left, String(right));
  if (operator === '<') return order < 0;
  if (operator === '>') return order > 0;
  return operator === '<=' ? order <= 0 : order >= 0;
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

/** String comparison ignores case, as the specification says. */
function same(left: Json | undefined, right: Json | undefined): boolean {
  if (typeof left === 'string' && typeof right === 'string') {
    return left.toLowerCase() === right.toLowerCase();
  }
  return left === right;
}
