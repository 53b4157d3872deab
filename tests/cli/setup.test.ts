import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { copyProject, docs, type Ending } from './project.ts';

afterEach(() => vi.unstubAllEnvs());

/** Runs `docs setup` where `python3` is a shell script. */
async function setUp(python: string): Promise<Ending & { readonly cache: string }> {
  const folder = dirname(copyProject('bare'));
  const [bin, cache] = [join(folder, 'bin'), join(folder, 'cache')];
  mkdirSync(bin);
  writeFileSync(join(bin, 'python3'), `#!/bin/sh\n${python}\n`);
  chmodSync(join(bin, 'python3'), 0o755);
  const PATH = `${bin}:${process.env.PATH}`;
  vi.stubEnv('PATH', PATH);
  vi.stubEnv('DOCPROOF_CACHE', cache);
  return { ...(await docs(folder, ['setup'], { env: { PATH } })), cache };
}

const noRequests = 'case "$1$2" in --version) echo Python 3.12;; -c*) exit 1;; ';

test('installs nothing that is there', async () => {
  const { status, stdout } = await setUp('echo 2.32.5');
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'python: requests is there\n' });
});

test('installs what is missing into the cache, at a pinned version, and says so before', async () => {
  const { status, stdout, cache } = await setUp(
    `${noRequests} *) mkdir -p "$6"; echo "$@" > "$6/called";; esac`,
  );
  const packages = join(cache, 'packages/python');
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: `python: installing requests==2.32.5 into ${packages}\n`,
  });
});

test('hands on what pip says when it fails', async () => {
  const { status, stderr } = await setUp(`${noRequests} *) echo 'no network' >&2; exit 1;; esac`);
  expect({ status, stderr }).toEqual({ status: 1, stderr: 'no network\n' });
});
