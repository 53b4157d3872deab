import { allowHeader } from './allow-header.ts';
import { authenticationEnforced } from './authentication-enforced.ts';
import { bodySchema } from './body-schema.ts';
import { contentType } from './content-type.ts';
import type { ContractCheck } from './contract-check.ts';
import { errorCode } from './error-code.ts';
import { errorLeak } from './error-leak.ts';
import { errorNamesField } from './error-names-field.ts';
import { headersDocumented } from './headers-documented.ts';
import { limitTold } from './limit-told.ts';
import { membersDocumented } from './members-documented.ts';
import { negativeRejected } from './negative-rejected.ts';
import { noServerError } from './no-server-error.ts';
import { positiveAccepted } from './positive-accepted.ts';
import { refusalAsDocumented } from './refusal-as-documented.ts';
import { requiredByExample } from './required-by-example.ts';
import { secretReturned } from './secret-returned.ts';
import { statusDocumented } from './status-documented.ts';
import { targetAnswers } from './target-answers.ts';
import { tokenLifetime } from './token-lifetime.ts';

/** Every check that each answer of a contract test is held to, in the order of reports. */
export const contractChecks: readonly ContractCheck[] = [
  targetAnswers,
  noServerError,
  statusDocumented,
  contentType,
  headersDocumented,
  bodySchema,
  requiredByExample,
  membersDocumented,
  negativeRejected,
  authenticationEnforced,
  refusalAsDocumented,
  positiveAccepted,
  errorCode,
  errorNamesField,
  errorLeak,
  secretReturned,
  tokenLifetime,
  limitTold,
  allowHeader,
];
