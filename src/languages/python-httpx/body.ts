import type { RequestContent, RequestHeader } from '../../model/example.ts';
import { hasUniqueNames } from '../form-text.ts';
import { headerValue } from '../header-value.ts';
import { everyScalar, toJsonText } from '../json-text.ts';
import { type JsonValue, toJsonValue } from '../json-value.ts';
import { layOutObject } from '../layout.ts';
import { pythonJson, pythonLayout, pythonString } from '../python-literals.ts';
import { pythonAssignment, pythonLines, pythonSequence } from './expressions.ts';
import type { HttpxBody } from './httpx-body.ts';
import { printMultipart } from './multipart.ts';

/** Prints the argument that holds the body: `json`, `data`, `files`, or `content` for what httpx sends as it is. */
export function printBody(body: RequestContent, contentType: RequestHeader | undefined): HttpxBody {
  if (body.kind === 'multipart') return printMultipart(body, contentType);
  if (body.kind === 'form') return printForm(body.pairs, contentType);
  if (body.kind === 'json') return printJson(toJsonValue(body), contentType);
  if (body.kind === 'text') return printPayload(body.text.toWellFormed());
  return { declarations: [], argument: `content=Path(${pythonString(body.file.name)}).read_bytes()` };
}

/** httpx takes json=None for no body, and adds a Content-Type to what has none. */
function printJson(value: JsonValue, contentType: RequestHeader | undefined): HttpxBody {
  const isSayable = value !== null && contentType && everyScalar(value, isWellFormed);
  const literal = isSayable ? pythonJson(value) : undefined;
  if (literal === undefined) return printPayload(toJsonText(value, { indent: 0 }));
  const printed = { declarations: [`payload = ${literal}`], argument: 'json=payload' };
  return saysItself(contentType, 'application/json') ? { ...printed, contentType: '' } : printed;
}

// httpx writes JSON in UTF-8, which has no half of a surrogate pair.
function isWellFormed(scalar: JsonValue): boolean {
  return typeof scalar !== 'string' || scalar.isWellFormed();
}

function saysItself(contentType: RequestHeader | undefined, value: string): boolean {
  return contentType !== undefined && headerValue(contentType) === value;
}

function printPayload(text: string): HttpxBody {
  return { declarations: [pythonAssignment('payload', pythonString(text))], argument: 'content=payload' };
}

function printForm(
  given: readonly (readonly [string, string])[],
  contentType: RequestHeader | undefined,
): HttpxBody {
  const pairs = given.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()] as const);
  if (pairs.length === 0) return { declarations: [], argument: undefined };
  if (hasUniqueNames(pairs) && contentType) {
    const declarations = [`form = ${layOutObject(pairs, pythonLayout, { indent: 0 })}`];
    const printed = { declarations, argument: 'data=form' };
    const isImplied = saysItself(contentType, 'application/x-www-form-urlencoded');
    return isImplied ? { ...printed, contentType: '' } : printed;
  }
  const items = pairs.map((pair) =>
    pythonSequence('(', pair.map(pythonString), ')', { indent: 4, before: 4, after: 1 }),
  );
  return {
    declarations: [`form = ${pythonLines('[', items, ']', 0)}`],
    argument: 'content=urlencode(form)',
    encodesForm: true,
  };
}
