import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { copyProject, docs, type Ending } from './project.ts';

afterEach(() => vi.unstubAllEnvs());

interface Machine {
  /** A shell script in the place of `python3`. */
  readonly python: string;
  /** A shell script in the place of `npm`. */
  readonly npm: string;
  readonly hasAxios?: true;
}

/** Runs `docs setup` on a machine that is made up. */
async function setUp({ python, npm, hasAxios }: Machine): Promise<Ending & { readonly packages: string }> {
  const folder = dirname(copyProject('bare'));
  const [bin, cache] = [join(folder, 'bin'), join(folder, 'cache')];
  mkdirSync(bin);
  for (const [name, script] of Object.entries({ python3: python, npm })) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  const packages = join(cache, 'packages');
  if (hasAxios) {
    const axios = join(packages, 'javascript/node_modules/axios');
    mkdirSync(axios, { recursive: true });
    writeFileSync(join(axios, 'package.json'), '{ "version": "1.0.0" }');
  }
  const PATH = `${bin}:${process.env.PATH}`;
  vi.stubEnv('PATH', PATH);
  vi.stubEnv('DOCPROOF_CACHE', cache);
  return { ...(await docs(folder, ['setup'], { env: { PATH } })), packages };
}

const noPackages = 'case "$1$2" in --version) echo Python 3.12;; -c*) exit 1;; ';
const fails = "echo 'no network' >&2; exit 1";

test('installs nothing that is there', async () => {
  const { status, stdout } = await setUp({ python: 'echo 2.32.5', npm: fails, hasAxios: true });
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: 'python: requests, httpx are there\njavascript: axios is there\n',
  });
});

test('installs what is missing into the cache, at a pinned version, and says so before', async () => {
  const { status, stdout, packages } = await setUp({
    python: `${noPackages} *) mkdir -p "$7"; echo "$@" > "$7/called";; esac`,
    npm: 'for last; do :; done; mkdir -p "$8"; echo "$last" > "$8/called"',
  });
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: `python: installing requests==2.32.5, httpx==0.28.1 into ${packages}/python
javascript: installing axios@1.21.1 into ${packages}/javascript\n`,
  });
  expect(readFileSync(join(packages, 'python/called'), 'utf8')).toContain('requests==2.32.5 httpx==0.28.1');
  expect(readFileSync(join(packages, 'javascript/called'), 'utf8')).toBe('axios@1.21.1\n');
});

test('hands on what an installer says when it fails, and goes on with the next', async () => {
  const python = `${noPackages} *) echo 'no index' >&2; exit 1;; esac`;
  const { status, stderr } = await setUp({ python, npm: fails });
  expect({ status, stderr }).toEqual({ status: 1, stderr: 'no index\nno network\n' });
});
