import type { KyselyPlugin } from 'kysely';
import { requestContexts } from '../http/request-context.ts';

/** Makes every statement of a request fail whose context says so, with an error as a database driver would throw it. */
export const plantedFailures: KyselyPlugin = {
  transformQuery({ node }) {
    const failure = requestContexts.getStore()?.storeFailure;
    if (failure && failure.after > 0) {
      failure.after -= 1;
      return node;
    }
    if (failure?.kind === 'unavailable') {
      throw Object.assign(new Error('connect ECONNREFUSED 192.0.2.1:5432'), { code: 'ECONNREFUSED' });
    }
    if (failure) {
      throw Object.assign(new Error('could not read block 0 of the relation'), { code: 'XX001' });
    }
    return node;
  },
  transformResult: async ({ result }) => result,
};
