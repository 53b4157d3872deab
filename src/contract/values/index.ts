import { contentEncoding } from './content-encoding.ts';
import { enumeration } from './enumeration.ts';
import { format } from './format.ts';
import { items } from './items.ts';
import { members } from './members.ts';
import { numberRange } from './number-range.ts';
import { pattern } from './pattern.ts';
import { textLength } from './text-length.ts';
import { type } from './type.ts';
import type { ValueRule } from './value-rule.ts';

/** Every rule, in the order in which cases are made. */
export const valueRules: readonly ValueRule[] = [
  type,
  enumeration,
  textLength,
  pattern,
  format,
  contentEncoding,
  numberRange,
  items,
  members,
];
