/**
 * A place in a source file of the project.
 *
 * `file` is relative to the project root, with `/`. A part of a YAML or JSON document carries its JSON Pointer
 * (RFC 6901) until somebody needs the line; a part of a text carries line and column, both counted from 1.
 */
export interface Location {
  readonly file: string;
  readonly pointer?: string;
  readonly line?: number;
  readonly column?: number;
}
