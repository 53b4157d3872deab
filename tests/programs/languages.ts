import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../../src/run/cache-folder.ts';

/** A complete program of guides/examples. */
export interface Program {
  readonly language: string;
  readonly file: string;
  /** Makes it ready in a folder that is there for this, and says how it is started. */
  readonly prepare: (folder: string) => readonly [command: string, ...args: string[]];
  readonly env?: Readonly<Record<string, string>>;
}

const examples = fileURLToPath(new URL('../../guides/examples', import.meta.url));

/** The complete programs, as they are published. */
export const programs: readonly Program[] = [
  interpreted('curl', 'bash', 'curl/auth_client.sh'),
  interpreted('JavaScript', process.execPath, 'javascript/auth_client.mjs'),
  {
    ...interpreted('Python', 'python3', 'python/auth_client.py'),
    env: { PYTHONPATH: join(cacheFolder(), 'packages', 'python'), PYTHONDONTWRITEBYTECODE: '1' },
  },
  {
    language: 'Go',
    file: join(examples, 'go/auth_client.go'),
    prepare: (folder) => {
      const built = join(folder, 'auth_client');
      const env = { ...process.env, GOFLAGS: '', GOPROXY: 'off', GOTOOLCHAIN: 'local', CGO_ENABLED: '0' };
      execFileSync('go', ['build', '-o', built, join(examples, 'go/auth_client.go')], { env, cwd: folder });
      return [built];
    },
  },
  interpreted('Ruby', 'ruby', 'ruby/auth_client.rb'),
];

function interpreted(language: string, command: string, path: string): Program {
  const file = join(examples, path);
  return { language, file, prepare: () => [command, file] };
}
