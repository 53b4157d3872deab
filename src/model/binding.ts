/** A literal that documents print and the live value that it stands for in one Scene. */
export interface Binding {
  readonly literal: string;
  readonly live: string;
  /** Where in a request it holds; everywhere when absent (then literals of 8 characters or more only). */
  readonly place?: Place;
}

export type Place =
  | { readonly in: 'body'; readonly pointer: string }
  | { readonly in: 'form' | 'query' | 'header' | 'cookie'; readonly name: string }
  | { readonly in: 'path' };
