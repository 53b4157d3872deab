import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readProcessTable } from '../../lib/process-table.ts';
import { createHostPool, type HostPoolOptions } from './host-pool.ts';
import type { HostProcess } from './host-process.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hosts-'));
});

afterAll(() => rm(folder, { recursive: true }));

test.each(['SIGINT', 'SIGTERM'] as const)(
  'when %s ends us, hosts and their programs end too',
  async (signal) => {
    const home = join(folder, signal);
    await mkdir(home);
    const file = join(home, 'program.rb');
    await writeFile(file, 'File.write("pids", [$$, Process.ppid].join(" "))\nloop {}\n');
    const at = (path: string) => JSON.stringify(new URL(path, import.meta.url).pathname);
    const ours = join(home, 'ours.mts');
    await writeFile(
      ours,
      `import { createHosts } from ${at('./hosts.ts')};
import { ruby } from ${at('../../languages/ruby/ruby.ts')};
const context = { caFile: '/dev/null', packages: '/nonexistent' };
const hosts = createHosts({ folder: ${JSON.stringify(join(home, 'h'))}, context, concurrency: 1, enter: (line) => line });
hosts.expect(ruby, 4);
const limits = { time: 60_000, memory: 2 ** 30, output: 2 ** 20, processes: 40 };
await hosts.run(ruby, { file: ${JSON.stringify(file)}, cwd: ${JSON.stringify(home)}, env: { PATH: process.env.PATH ?? '' } }, limits);
`,
    );
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), ours], {
      stdio: 'inherit',
    });
    let pids: number[] = [];
    for (let tries = 0; tries < 3000 && pids.length < 2; tries++) {
      await sleep(20);
      const text = await readFile(join(home, 'pids'), 'utf8').catch(() => '');
      pids = text.split(' ').filter(Boolean).map(Number);
    }
    expect(await alive(pids)).toHaveLength(2);
    child.kill(signal);
    expect((await once(child, 'exit'))[1]).toBe(signal);
    for (let tries = 0; tries < 50 && (await alive(pids)).length > 0; tries++) await sleep(20);
    expect(await alive(pids)).toEqual([]);
  },
);

async function alive(pids: readonly number[]): Promise<number[]> {
  return (await readProcessTable()).map(({ pid }) => pid).filter((pid) => pids.includes(pid));
}

describe('a pool', () => {
  test('starts one host for a few programs, and lets the next wait for it', async () => {
    const { pool, hosts } = makePool({ most: 4 });
    pool.expect(10);
    const first = await pool.take();
    const second = pool.take();
    pool.giveBack(first);
    expect(await second).toBe(first);
    expect(hosts).toHaveLength(1);
  });

  test('starts further ones for many programs, but no more than run at the same time', async () => {
    const { pool, hosts } = makePool({ most: 2 });
    pool.expect(1000);
    await Promise.all([pool.take(), pool.take()]);
    const third = pool.take();
    expect(hosts).toHaveLength(2);
    const [lost] = hosts;
    if (!lost) throw new Error('no host was started');
    lost.ready = false;
    pool.giveBack(lost);
    expect(await third).toBe(hosts[2]);
  });

  test('stops its hosts, those included that are still starting', async () => {
    const { pool, hosts } = makePool({ most: 2 });
    pool.expect(1000);
    await pool.take();
    const late = pool.take();
    await pool.stop();
    await late;
    expect(hosts.map(({ stopped }) => stopped)).toEqual([true, true]);
  });
});

interface FakeHost extends HostProcess {
  ready: boolean;
  stopped: boolean;
}

function makePool(options: Pick<HostPoolOptions, 'most'>) {
  const hosts: FakeHost[] = [];
  const start = async (): Promise<HostProcess> => {
    const host: FakeHost = {
      ready: true,
      stopped: false,
      run: () => Promise.reject(new Error('it runs nothing')),
      isReady: () => host.ready,
      stop: async () => {
        host.stopped = true;
      },
    };
    hosts.push(host);
    return host;
  };
  return { pool: createHostPool({ ...options, start }), hosts };
}
