import type { Language } from '../../languages/language.ts';
import type { Version } from '../../model/docs.ts';
import type { Credential } from '../../model/example.ts';
import type { CodeSample, Operation } from '../../model/operation.ts';
import type { Workshop } from '../programs/workshop.ts';
import type { Target } from '../targets/target.ts';

/** A code sample of a document, with its place in its operation. */
export interface WantedSample {
  readonly operation: Operation;
  readonly sample: CodeSample;
  /** From 1. */
  readonly number: number;
}

/** A sample that can be run, and what it needs for that. */
export interface ReadySample extends WantedSample {
  readonly language: Language;
  /** Where it is written: below the folder of all samples, then in full. */
  readonly file: string;
  readonly credentials: readonly Credential[];
}

export interface SampleStage {
  readonly version: Version;
  /** The mock of the Version: what a sample needs from a real server nobody knows. */
  readonly mock: Target;
  readonly workshop: Workshop;
}
