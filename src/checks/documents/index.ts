import type { Docs } from '../../model/docs.ts';
import type { Example } from '../../model/example.ts';
import type { Finding } from '../../model/finding.ts';
import { deprecationDated, sunsetAhead } from './deprecation-dated.ts';
import type { DocumentCheck } from './document-check.ts';
import { errorCodeKnown } from './error-code-known.ts';
import { exampleMatchesSchema } from './example-matches-schema.ts';
import { factContradicted } from './fact-contradicted.ts';
import { addressKnown } from './guides/address-known.ts';
import { boundContradicted } from './guides/bound-contradicted.ts';
import { countAgrees } from './guides/count-agrees.ts';
import { factFits } from './guides/fact-fits.ts';
import { linkSays } from './guides/link-says.ts';
import { migrationComplete } from './guides/migration-complete.ts';
import { nameKnown } from './guides/name-known.ts';
import { numberFromFact } from './guides/number-from-fact.ts';
import { standardNamed } from './guides/standard-named.ts';
import { statusShown } from './guides/status-shown.ts';
import { limitContradicted } from './limit-contradicted.ts';
import { propertyDeclared } from './property-declared.ts';
import { statusContradicted } from './status-contradicted.ts';
import { sunsetAgrees } from './sunset-agrees.ts';
import { tokenLifetime } from './token-lifetime.ts';

/** Every check of documents, in the order in which they speak. */
export const documentChecks: readonly DocumentCheck[] = [
  exampleMatchesSchema,
  propertyDeclared,
  errorCodeKnown,
  statusContradicted,
  factContradicted,
  limitContradicted,
  tokenLifetime,
  sunsetAgrees,
  deprecationDated,
  sunsetAhead,
  factFits,
  numberFromFact,
  boundContradicted,
  countAgrees,
  statusShown,
  nameKnown,
  linkSays,
  addressKnown,
  standardNamed,
  migrationComplete,
];

/** Asks all checks. */
export function checkDocuments(docs: Docs, examples: readonly Example[]): Finding[] {
  return documentChecks.flatMap((check) => [...check.check(docs, examples)]);
}
