import type { CaseKind } from '../case-kind.ts';
import { bodyNegative } from './body-negative.ts';
import { bodyPositive } from './body-positive.ts';
import { concurrency } from './concurrency.ts';
import { credential } from './credential.ts';
import { enumeration } from './enumeration.ts';
import { explore } from './explore.ts';
import { flow } from './flow.ts';
import { foreignObject } from './foreign-object.ts';
import { letterCase } from './letter-case.ts';
import { mechanical } from './mechanical.ts';
import { mediaType } from './media-type.ts';
import { method } from './method.ts';
import { parameterValues } from './parameter-values.ts';
import { secondUse } from './second-use.ts';
import { syntax } from './syntax.ts';

/** Every kind of case, in the order in which cases are planned. */
export const caseKinds: readonly CaseKind[] = [
  flow,
  mechanical,
  bodyNegative,
  bodyPositive,
  parameterValues,
  syntax,
  mediaType,
  method,
  credential,
  letterCase,
  secondUse,
  concurrency,
  enumeration,
  foreignObject,
  explore,
];
