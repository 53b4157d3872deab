import type { Compilable } from 'kysely';
import type { Store } from './open-store.ts';

/**
 * Compiles a query that every request asks and returns how to ask it: with its one value, for its first row. Writing SQL
 * anew takes as long as SQLite takes to answer it.
 */
export function prepareQuery<Row>(
  store: Store,
  query: Compilable<Row>,
): (value: string) => Promise<Row | undefined> {
  const compiled = query.compile();
  const executor = store.getExecutor();
  return async (value) => {
    // Plugins see this statement each time, like any other.
    executor.transformQuery(compiled.query, compiled.queryId);
    const { rows } = await store.executeQuery<Row>({ ...compiled, parameters: [value] });
    return rows[0];
  };
}
