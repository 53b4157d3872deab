import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where packages of `docproof setup` and compiler caches stay between runs. */
export function cacheFolder(): string {
  return (
    process.env.DOCPROOF_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'docproof')
  );
}
