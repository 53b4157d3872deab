import type { Location } from '../model/location.ts';
import type { Change } from './change.ts';

/** A Change with its line: in the new document, or in the old one where nothing is left of it. */
export interface LocatedChange extends Change {
  readonly location: Required<Pick<Location, 'file' | 'line' | 'column'>>;
}

/** What `docproof diff` found. */
export interface DiffReport {
  readonly old: DiffedDocument;
  readonly new: DiffedDocument;
  readonly changes: readonly LocatedChange[];
}

/** A document as a report names it. */
export interface DiffedDocument {
  /** As the user wrote it. */
  readonly file: string;
  readonly title: string;
  /** `info.version`. */
  readonly version: string;
}
