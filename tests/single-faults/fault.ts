import type { Validator } from '../../src/lib/json-schema.ts';
import type { Version } from '../../src/model/docs.ts';
import type { RequestMessage } from '../../src/model/exchange.ts';

/** A documented request with one thing changed, so that it is no longer the document's. */
export interface RequestFault {
  readonly name: string;
  readonly message: RequestMessage;
}

/** What faults are made with: the same for all of a Version. */
export interface FaultContext {
  readonly version: Version;
  readonly validator: Validator;
  /** Methods that some path of the document has where it matches this one. */
  readonly methodsAt: (path: string) => ReadonlySet<string>;
}
