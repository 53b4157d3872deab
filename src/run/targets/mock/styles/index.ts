import { deepObject } from './deep-object.ts';
import { delimited } from './delimited.ts';
import { form } from './form.ts';
import { label } from './label.ts';
import { matrix } from './matrix.ts';
import { simple } from './simple.ts';
import type { StyleReader } from './style-reader.ts';

/** Every style of the specification by its name. */
export const styleReaders: Readonly<Record<string, StyleReader>> = {
  matrix,
  label,
  simple,
  form,
  cookie: form,
  spaceDelimited: delimited(/%20|\+| /),
  pipeDelimited: delimited(/%7C|\|/i),
  deepObject,
};
