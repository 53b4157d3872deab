import type { OutputFile, Publication } from '../model/publication.ts';

/** Something that a build publishes: a function from what is known to files. */
export interface Artefact {
  readonly id: string;
  /** Yields files below `out/` as they are made; pure. */
  readonly files: (publication: Publication) => Iterable<OutputFile>;
}

/** Returns its argument, typed. */
export function defineArtefact(artefact: Artefact): Artefact {
  return artefact;
}
