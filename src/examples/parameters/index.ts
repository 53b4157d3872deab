import { deepObject } from './deep-object.ts';
import { delimited } from './delimited.ts';
import { form } from './form.ts';
import { label } from './label.ts';
import { matrix } from './matrix.ts';
import type { ParameterStyle } from './parameter-style.ts';
import { simple } from './simple.ts';

/** Every style of the specification by its name. */
export const parameterStyles: Readonly<Record<string, ParameterStyle>> = {
  matrix,
  label,
  simple,
  form,
  spaceDelimited: delimited('%20'),
  pipeDelimited: delimited('%7C'),
  deepObject,
};
