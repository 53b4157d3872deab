import { deepObject } from './deep-object.ts';
import { delimited } from './delimited.ts';
import { form } from './form.ts';
import { label } from './label.ts';
import { matrix } from './matrix.ts';
import type { ParameterStyle } from './parameter-style.ts';
import type { QueryStyle } from './query-style.ts';
import { simple } from './simple.ts';

/** The styles of path and header by name. */
export const parameterStyles: Readonly<Record<string, ParameterStyle>> = { matrix, label, simple };

/** The styles of query, cookie and form by name; `cookie` of OpenAPI 3.2 is `form` without percent-encoding. */
export const queryStyles: Readonly<Record<string, QueryStyle>> = {
  form,
  spaceDelimited: delimited(' '),
  pipeDelimited: delimited('|'),
  deepObject,
  cookie: form,
};
