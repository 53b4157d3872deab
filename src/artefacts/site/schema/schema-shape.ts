import type { Constraint } from './constraints.ts';

/** A schema as a page unfolds it. */
export interface SchemaView {
  /** In words: `string (email)`, `array of Session`. */
  readonly type: string;
  /** The page of the named schema. */
  readonly href?: string;
  /** HTML. */
  readonly description: string;
  readonly constraints: readonly Constraint[];
  readonly values: readonly { readonly value: string; readonly description?: string }[];
  readonly default?: string;
  readonly example?: string;
  readonly fields: readonly FieldView[];
  /** `oneOf`, `anyOf`. */
  readonly choices: readonly ChoiceView[];
  /** Schemas that hold under a condition: `if`, `not`, `contains`, … */
  readonly parts: readonly { readonly title: string; readonly schema: SchemaView }[];
  readonly deprecated: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  /** What its details hold, such as `5 fields`; empty when there is nothing to unfold. */
  readonly inside: string;
  /** Has the anchor of what unfolds here, when another place of the page leads to it. */
  readonly place?: { readonly id?: string };
  /** Set instead of an inside that another place of the page has. */
  readonly same?: { readonly href: string; readonly title: string; readonly count: number };
  /** The page on which it unfolds, when it does not here. */
  readonly more?: string;
  /** Why it does not unfold here. */
  readonly note?: string;
}

export interface FieldView extends SchemaView {
  readonly name: string;
  readonly required: boolean;
}

export interface ChoiceView {
  readonly title: string;
  readonly variants: readonly {
    readonly name: string;
    readonly schema: SchemaView;
    /** Examples that are of this variant. */
    readonly examples: readonly { readonly title: string; readonly href: string }[];
  }[];
}
