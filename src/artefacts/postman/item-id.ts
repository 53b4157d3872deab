import type { Example } from '../../model/example.ts';
import { stableUuid } from './stable-uuid.ts';

/** The id of the request that shows an example. */
export function itemId({ operation, name }: Pick<Example, 'operation' | 'name'>): string {
  return stableUuid(operation.api, operation.version, operation.id, name);
}
