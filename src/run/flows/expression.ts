import { pointerToTokens, stepInto } from '../../lib/json-pointer.ts';
import type { Json, JsonObject } from '../../model/json.ts';

/** What a [runtime expression](https://spec.openapis.org/arazzo/v1.0.1.html#runtime-expressions) can see. */
export interface ExpressionScope {
  readonly inputs: JsonObject;
  /** Outputs of the steps so far, by stepId. */
  readonly steps: Readonly<Record<string, JsonObject>>;
  readonly answer?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Json | undefined;
  };
}

/** Evaluates one runtime expression, such as `$steps.login.outputs.access_token`; undefined when it leads nowhere. */
export function evaluate(expression: string, scope: ExpressionScope): Json | undefined {
  const [head = '', pointer] = splitPointer(expression);
  const value = evaluateHead(head, scope);
  return pointer === undefined || value === undefined ? value : atPointer(value, pointer);
}

/** Replaces runtime expressions in a value: a string that is one as a whole, and `{$…}` inside of strings. */
export function evaluateTemplate(template: Json, scope: ExpressionScope): Json {
  if (typeof template === 'string') return evaluateText(template, scope);
  if (Array.isArray(template)) return template.map((item: Json) => evaluateTemplate(item, scope));
  if (template === null || typeof template !== 'object') return template;
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) => [key, evaluateTemplate(value, scope)]),
  );
}

/** The value at a JSON Pointer (RFC 6901); undefined when there is none. */
export function atPointer(value: Json, pointer: string): Json | undefined {
  if (pointer !== '' && !pointer.startsWith('/')) return undefined;
  let current: Json | undefined = value;
  for (const token of pointerToTokens(pointer)) {
    // `length` is a property of an array, but no item of it.
    if (Array.isArray(current) && !/^(0|[1-9]\d*)$/.test(token)) return undefined;
    current = stepInto(current, token) as Json | undefined;
  }
  return current;
}

function evaluateText(text: string, scope: ExpressionScope): Json {
  if (/^\$(inputs|steps|response|statusCode)\b[^\s{}]*$/.test(text)) return evaluate(text, scope) ?? null;
  return text.replace(/\{(\$[^{}]+)\}/g, (_, expression: string) => {
    const value = evaluate(expression, scope) ?? '';
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}

function splitPointer(expression: string): [string, string | undefined] {
  const hash = expression.indexOf('#');
  return hash < 0 ? [expression, undefined] : [expression.slice(0, hash), expression.slice(hash + 1)];
}

function evaluateHead(head: string, scope: ExpressionScope): Json | undefined {
  const [root, ...rest] = head.split('.');
  if (root === '$inputs') return memberOf(scope.inputs, rest.join('.'));
  if (root === '$steps') {
    const [step = '', field, ...name] = rest;
    return field === 'outputs' ? memberOf(memberOf(scope.steps, step) ?? {}, name.join('.')) : undefined;
  }
  if (root === '$statusCode') return scope.answer?.status;
  if (head === '$response.body') return scope.answer?.body;
  if (head.startsWith('$response.header.'))
    return scope.answer?.headers[rest.slice(1).join('.').toLowerCase()];
  return undefined;
}

function memberOf<Value>(object: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
