import type { Docs } from '../../model/docs.ts';
import type { Example } from '../../model/example.ts';
import type { Finding } from '../../model/finding.ts';
import type { DocumentCheck } from './document-check.ts';
import { errorCodeKnown } from './error-code-known.ts';
import { exampleMatchesSchema } from './example-matches-schema.ts';
import { factContradicted } from './fact-contradicted.ts';
import { limitContradicted } from './limit-contradicted.ts';
import { propertyDeclared } from './property-declared.ts';
import { statusContradicted } from './status-contradicted.ts';
import { sunsetAgrees } from './sunset-agrees.ts';
import { tokenLifetime } from './token-lifetime.ts';

/** Every check of documents, in the order in which they speak. */
const documentChecks: readonly DocumentCheck[] = [
  exampleMatchesSchema,
  propertyDeclared,
  errorCodeKnown,
  statusContradicted,
  factContradicted,
  limitContradicted,
  tokenLifetime,
  sunsetAgrees,
];

/** Asks all checks. */
export function checkDocuments(docs: Docs, examples: readonly Example[]): Finding[] {
  return documentChecks.flatMap((check) => [...check.check(docs, examples)]);
}
