import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../languages/index.ts';
import type { Language } from '../../languages/language.ts';
import { readProcessTable } from '../../lib/process-table.ts';
import type { HttpRequest } from '../../model/example.ts';
import { openWorkshop } from './open-workshop.ts';
import { runProgram } from './run-program.ts';
import type { Workshop } from './workshop.ts';

const limits = { time: 20, memory: 1024, output: 2 ** 20, processes: 40 };
let folder: string;
let workshop: Workshop;
let server: Server;
let origin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'programs-'));
  workshop = await openWorkshop({ folder, limits, languages, interruption: undefined });
  server = createServer((request, response) => response.end(JSON.stringify(request.headers)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await workshop.close();
  server.close();
  await rm(folder, { recursive: true });
});

describe.each(['python-requests', 'ruby', 'php'])('%s', (id) => {
  const killsItsHost = {
    'python-requests':
      'import os, signal, time\nprint(1)\nos.kill(os.getppid(), signal.SIGKILL)\ntime.sleep(1)',
    ruby: 'puts 1\nProcess.kill(:KILL, Process.ppid)\nsleep 1',
    php: '<?php\necho "1\\n";\nposix_kill(posix_getppid(), SIGKILL);\nsleep(1);',
  }[id];

  test('a program that kills its host is run once more alone, and costs the others nothing', async () => {
    const good = { 'python-requests': 'print(2)', ruby: 'puts 2', php: '<?php echo "2\\n";' }[id] ?? '';
    const [killed, after] = [await runKiller(id, killsItsHost ?? ''), await runText(id, good)];
    expect(killed.retried).toBe('its host ended');
    expect(after).toMatchObject({ outcome: { kind: 'exited', code: 0 }, stdout: '2\n' });
    expect(after.retried).toBeUndefined();
  });
});

test('a virtual machine may use twice the memory of others', async () => {
  const small = { ...workshop, limits: { ...limits, memory: 200 } };
  const taking = (bytes: number) =>
    `public class Main {\n  public static void main(String[] args) throws Exception {\n    byte[] taken = new byte[${bytes}];\n    java.util.Arrays.fill(taken, (byte) 1);\n    Thread.sleep(1_000);\n    System.out.println(taken.length);\n  }\n}`;
  const alone = { ...small, hosts: { ...small.hosts, serve: () => false } };
  expect(await runText('java', taking(220_000_000), alone)).toMatchObject({ stdout: '220000000\n' });
  expect(await runText('java', taking(450_000_000), alone)).toMatchObject({
    outcome: { kind: 'stopped', limit: '400 MiB of memory' },
  });
});

/** Alone, its parent is this process: there it has to find another one. */
function runKiller(id: string, text: string) {
  const guard: Readonly<Record<string, string>> = {
    'python-requests': `import os\nif os.getppid() == ${process.pid}: raise SystemExit\n${text}`,
    ruby: `exit if Process.ppid == ${process.pid}\n${text}`,
    php: text.replace('<?php\n', `<?php\nif (posix_getppid() === ${process.pid}) exit;\n`),
  };
  return runText(id, guard[id] ?? '');
}

test('a program that its language runs in a virtual machine with others is stopped with it, and run alone', async () => {
  const java = `public class Main {
  public static void main(String[] args) {
    System.out.println("in");
    while (System.getSecurityManager() != null);
  }
}`;
  const slow = { ...workshop, limits: { ...limits, time: 3 } };
  const { outcome, stdout, retried } = await runText('java', java, slow);
  expect({ outcome, stdout, retried }).toEqual({
    outcome: { kind: 'exited', code: 0 },
    stdout: 'in\n',
    retried: 'its host ended',
  });
});

test('a host that cannot start is no second run', async () => {
  const language = languageOf('ruby');
  const command = () => ({ command: 'sh', args: ['-c', 'exit 1'], env: {} });
  const broken: Language = {
    ...language,
    id: 'broken',
    runner: { ...language.runner, host: { kind: 'forks', command } },
  };
  const result = await run(broken, 'puts 3', workshop);
  expect(result).toMatchObject({ outcome: { kind: 'exited', code: 0 }, stdout: '3\n' });
  expect(result.retried).toBeUndefined();
});

test.each(['python-requests', 'ruby', 'php'])(
  '%s finds files and client certificate, in a host',
  async (id) => {
    const text = {
      'python-requests':
        'import os, ssl\nprint(open("photo.bin", "rb").read())\nssl.create_default_context().load_cert_chain(os.environ["CLIENT_CERT"], os.environ["CLIENT_KEY"])',
      ruby: 'require "openssl"\np File.binread("photo.bin")\nOpenSSL::X509::Certificate.new(File.read(ENV["CLIENT_CERT"])).check_private_key(OpenSSL::PKey.read(File.read(ENV["CLIENT_KEY"]))) or abort "no"',
      php: '<?php var_dump(file_get_contents("photo.bin"));\nopenssl_x509_check_private_key(file_get_contents(getenv("CLIENT_CERT")), file_get_contents(getenv("CLIENT_KEY"))) || exit(1);',
    }[id];
    const result = await runText(id, text ?? '', workshop, {
      files: [{ name: 'photo.bin', base64: Buffer.from('bytes').toString('base64') }],
      clientCertificate: { certificate: 'CLIENT_CERT', key: 'CLIENT_KEY' },
    });
    expect(result).toMatchObject({ outcome: { kind: 'exited', code: 0 }, stderr: '' });
    expect(result.stdout).toContain('bytes');
  },
);

test.each(['curl', 'python-requests', 'ruby'])(
  '%s: what stands in the home of the user does not speak',
  async (id) => {
    const home = process.env.HOME;
    const own = await mkdtemp(join(tmpdir(), 'home-'));
    await writeFile(join(own, '.netrc'), 'machine api.example.test login me password secret\n');
    await writeFile(join(own, '.curlrc'), 'header = "X-Mine: yes"\nnetrc\n');
    process.env.HOME = own;
    const text = {
      curl: 'curl -s http://api.example.test/',
      'python-requests': 'import requests\nprint(requests.get("http://api.example.test/").text)',
      ruby: 'require "net/http"\nputs Net::HTTP.get(URI("http://api.example.test/"))',
    }[id];
    try {
      const { stdout } = await runText(id, text ?? '');
      expect(stdout).toContain('"accept"');
      expect(stdout).not.toMatch(/authorization|x-mine/);
    } finally {
      process.env.HOME = home;
      await rm(own, { recursive: true });
    }
  },
);

test('what the environment of docproof says never reaches a program or its host', async () => {
  process.env.DOCPROOF_TEST_SECRET = 'tell nobody';
  try {
    const text =
      'import os\nprint("DOCPROOF_TEST_SECRET" in os.environ, open(f"/proc/{os.getppid()}/environ").read().count("tell nobody"))';
    const other = await openWorkshop({
      folder: await mkdtemp(join(folder, 'w')),
      limits,
      languages,
      interruption: undefined,
    });
    const { stdout } = await runText('python-requests', text, other);
    await other.close();
    expect(stdout).toBe('False 0\n');
  } finally {
    delete process.env.DOCPROOF_TEST_SECRET;
  }
});

test('hosts end with their workshop, and with them what they wait for', async () => {
  const other = await openWorkshop({
    folder: await mkdtemp(join(folder, 'w')),
    limits,
    languages,
    interruption: undefined,
  });
  const { stdout } = await runText('ruby', 'puts Process.ppid', other);
  await runText('javascript-fetch', 'console.log(1)', other);
  const alive = async () => (await readProcessTable()).some(({ pid }) => pid === Number(stdout));
  expect(await alive()).toBe(true);
  await other.close();
  expect(await alive()).toBe(false);
  const homes = await readdir(join(other.folder, 'hosts'));
  expect(homes).toContain('ruby-1');
});

describe.each(['curl', 'python-requests'])('%s', (id) => {
  test('a program reaches nobody but the Wire where a network namespace confines it', async () => {
    const calls: string[] = [];
    const outside = createServer((request, response) => {
      calls.push(request.url ?? '');
      response.end('reached');
    });
    await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
    const { port } = outside.address() as AddressInfo;
    const text = {
      curl: `curl --silent --noproxy '*' http://127.0.0.1:${port}/ || echo alone`,
      'python-requests': `import socket\ntry:\n    socket.create_connection(("127.0.0.1", ${port})).sendall(b"GET / HTTP/1.0\\r\\n\\r\\n")\n    print("reached", end="")\nexcept OSError:\n    print("alone")`,
    }[id];
    const { outcome, stdout, confinement } = await runText(id, text ?? '');
    await new Promise((resolve) => outside.close(resolve));
    expect(outcome).toEqual({ kind: 'exited', code: 0 });
    const inside = confinement === 'network namespace';
    expect({ confinement, stdout, calls: calls.length }).toEqual(
      inside
        ? { confinement, stdout: 'alone\n', calls: 0 }
        : { confinement: 'proxy only', stdout: 'reached', calls: 1 },
    );
  });
});

let count = 0;

function runText(id: string, text: string, by = workshop, more: Partial<HttpRequest> = {}) {
  return run(languageOf(id), text, by, more);
}

async function run(language: Language, text: string, by: Workshop, more: Partial<HttpRequest> = {}) {
  count += 1;
  const file = join(folder, `program${count}.${language.extension}`);
  await writeFile(file, `${text}\n`);
  const built = await language.runner.prepare?.([file], {
    folder: join(folder, `built${count}`),
    cache: folder,
    packages: join(by.cache, 'packages'),
  });
  const ready = built?.get(file) ?? { file };
  if ('failure' in ready) throw new Error(ready.failure);
  const request: HttpRequest = {
    method: 'GET',
    origin: 'https://api.example.test',
    target: '/',
    headers: [],
    credentials: [],
    files: [],
    ...more,
  };
  by.hosts.expect(language, 4);
  const { listen } = by;
  const port = await by.wire.open({
    route: () => ({ origin }),
    bind: (asked) => asked,
    addHeaders: [],
    listen,
  });
  const home = join(folder, 'homes', String(count));
  try {
    return await runProgram({ language, file: ready.file, request, folder: home, proxy: port.url }, by);
  } finally {
    await port.close();
  }
}

function languageOf(id: string): Language {
  const language = languages.find((each) => each.id === id);
  if (!language) throw new Error(`no language \`${id}\``);
  return language;
}
