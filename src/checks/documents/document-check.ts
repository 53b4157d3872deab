import type { Docs } from '../../model/docs.ts';
import type { Example } from '../../model/example.ts';
import type { Finding } from '../../model/finding.ts';

/** A pure question about documents. */
export interface DocumentCheck {
  /** The rule of its findings. */
  readonly rule: string;
  /** What it finds and why that matters, in a sentence. */
  readonly description: string;
  readonly check: (docs: Docs, examples: readonly Example[]) => Iterable<Finding>;
}

/** Returns its argument, typed. */
export function defineDocumentCheck(check: DocumentCheck): DocumentCheck {
  return check;
}
