import { valueAtPointer } from '../../../lib/json-pointer.ts';
import type { Credential, Example, HttpRequest } from '../../../model/example.ts';
import type { Json } from '../../../model/json.ts';
import type { PlannedStep } from './planned-step.ts';

/** A place of a request whose value earlier requests give: it is written as `{{variable}}`. */
export interface Slot {
  readonly variable: string;
  /** What the documentation prints there. */
  readonly literal: string;
  /** A runtime expression with numbers for steps, or a text with some in braces. */
  readonly template: string;
  readonly in: 'body' | 'path' | 'query' | 'header';
  /** JSON Pointer in the body; else the parameter's name. */
  readonly at: string;
}

/** What the request of a step takes from other steps and from fresh inputs. */
export function slotsOf(
  { parameters, body }: Pick<PlannedStep, 'parameters' | 'body'>,
  example: Example,
): Slot[] {
  const inBody = leaves(body ?? null, '').flatMap(({ template, pointer }): Slot[] => {
    const sent = example.request.body;
    const literal = sent?.kind === 'json' ? valueAtPointer(sent.value, pointer) : undefined;
    if (typeof literal !== 'string') return [];
    return [{ variable: toVariable(pointer), literal, template, in: 'body', at: pointer }];
  });
  const inParameters = parameters.flatMap(({ name, in: place, value }): Slot[] => {
    if (typeof value !== 'string' || !hasExpression(value)) return [];
    if (place === 'header') return headerSlot(name, value, example.request);
    if (place !== 'path' && place !== 'query') return [];
    const literal = place === 'path' ? segmentOf(name, example) : pairOf(name, example);
    if (literal === undefined) return [];
    return [{ variable: toVariable(name), literal, template: value, in: place, at: name }];
  });
  return [...inBody, ...inParameters];
}

/** `/user/refreshToken` is `refresh_token`, `Idempotency-Key` is `idempotency_key`. */
function toVariable(place: string): string {
  const name = place.slice(place.lastIndexOf('/') + 1);
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/\W+/g, '_')
    .toLowerCase();
}

function headerSlot(name: string, template: string, { headers }: HttpRequest): Slot[] {
  const header = headers.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (!header) return [];
  const pieces = header.credential?.kind === 'pieces' ? header.credential.pieces : [];
  const credential = pieces.find((piece): piece is Credential => typeof piece !== 'string');
  if (!credential) {
    return [{ variable: toVariable(name), literal: header.value, template, in: 'header', at: name }];
  }
  // The scheme stays, the token is the variable.
  const [, token = template] = /^[A-Za-z]+ \{?(\$[^{}]+)\}?$/.exec(template) ?? [];
  const variable = credential.variable.toLowerCase();
  return [{ variable, literal: credential.literal, template: token, in: 'header', at: name }];
}

function segmentOf(name: string, { operation, request }: Example): string | undefined {
  const fromEnd = operation.path.split('/').reverse().indexOf(`{${name}}`);
  const [path = ''] = request.target.split('?', 1);
  const segment = path.split('/').reverse()[fromEnd];
  return segment === undefined ? undefined : decode(segment);
}

function pairOf(name: string, { request }: Example): string | undefined {
  const query = request.target.split('?')[1] ?? '';
  return new URLSearchParams(query).get(name) ?? undefined;
}

function leaves(value: Json, pointer: string): { readonly template: string; readonly pointer: string }[] {
  if (typeof value === 'string') return hasExpression(value) ? [{ template: value, pointer }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    leaves(member, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}

function hasExpression(text: string): boolean {
  return /^\$(?:inputs|steps)\./.test(text) || /\{\$(?:inputs|steps)\./.test(text);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
