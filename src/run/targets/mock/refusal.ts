import { STATUS_CODES } from 'node:http';
import type { HeaderList } from '../../../model/exchange.ts';
import { mockRefusalType } from '../../../model/mock-refusal.ts';

/** Why a request is none that the document describes. */
export interface Refusal {
  readonly status: 400 | 401 | 404 | 405 | 406 | 413 | 415 | 422;
  /** Kebab-case name of what was wrong, such as `parameter-missing`. */
  readonly rule: string;
  /** One sentence; names the thing in backticks. */
  readonly detail: string;
  /** The parameter that is meant, where it is one. */
  readonly parameter?: { readonly in: string; readonly name: string };
  /** JSON Pointer into the value of the body or of the parameter. */
  readonly pointer?: string;
  readonly expected?: string;
  /** All that the schema says of the value, where that is more than one thing. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  /** Fields that go with the status, such as `Allow`. */
  readonly headers?: HeaderList;
}

/** A refusal as [problem details](https://www.rfc-editor.org/rfc/rfc9457). */
export function toProblem(refusal: Refusal): { readonly [member: string]: unknown } {
  const { status, rule, detail, parameter, pointer, expected, errors } = refusal;
  return {
    type: `${mockRefusalType}${rule}`,
    title: STATUS_CODES[status],
    status,
    detail,
    ...(parameter && { parameter }),
    ...(pointer !== undefined && { pointer }),
    ...(expected !== undefined && { expected }),
    ...(errors && { errors }),
  };
}

export function isRefusal(value: object): value is Refusal {
  return 'rule' in value && 'detail' in value;
}
