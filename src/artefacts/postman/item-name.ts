import type { Example } from '../../model/example.ts';

/** What a request is called: its operation, and its example where the operation has several. */
export function itemName(example: Example, examples: readonly Example[]): string {
  const { operation, name, summary } = example;
  const title = operation.summary || `${operation.method} ${operation.path}`;
  const isAlone = examples.every((each) => each === example || each.operation !== operation);
  return isAlone ? title : `${title} (${summary || name})`;
}
