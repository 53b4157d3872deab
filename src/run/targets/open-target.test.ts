import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { openTarget, type TargetSettings } from './open-target.ts';

const noMock = () => Promise.reject(new Error('the mock was asked for'));

function settings(name: string, more: Partial<TargetSettings> = {}): TargetSettings {
  return {
    name,
    command: undefined,
    url: undefined,
    ready: undefined,
    controls: undefined,
    env: {},
    deadline: 20,
    ...more,
  };
}

test('a URL is a target by itself, of which the origin counts', async () => {
  const target = await openTarget('https://staging.example.com:8443/v1', {}, tmpdir(), noMock);
  expect(target).toMatchObject({
    name: 'https://staging.example.com:8443/v1',
    origin: 'https://staging.example.com:8443',
  });
  expect(target.controls).toBeUndefined();
  await target.stop();
});

test('a configured one has its URL and its controls', async () => {
  const known = {
    staging: settings('staging', { url: 'https://staging.example.com/v1', controls: '/controls' }),
  };
  expect(await openTarget('staging', known, tmpdir(), noMock)).toMatchObject({
    origin: 'https://staging.example.com',
    controls: '/controls',
  });
});

test('one that nobody knows, or that cannot be reached, is said so', async () => {
  const known = { staging: settings('staging') };
  await expect(openTarget('stagin', known, tmpdir(), noMock)).rejects.toThrow(
    /No target is called `stagin`.*`staging`/s,
  );
  await expect(openTarget('staging', known, tmpdir(), noMock)).rejects.toThrow(
    'neither a `command` nor a `url`',
  );
});

test('a command is started on a free port, in the environment that is given, and stopped', async () => {
  const server = `require('http').createServer((_, answer) => answer.end(process.env.WORD)).listen(process.env.AT)`;
  const command = `node -e "${server}"`;
  const own = {
    local: settings('local', { command, ready: '/ready', env: { AT: '{port}', WORD: 'hello {port}' } }),
  };
  const target = await openTarget('local', own, tmpdir(), noMock);
  const { port } = new URL(target.origin);
  expect(await (await fetch(target.origin)).text()).toBe(`hello ${port}`);
  await target.stop();
  await expect(fetch(target.origin)).rejects.toThrow();
});

test('the mock is asked for by its name, unless the project has a target of that name', async () => {
  const mock = { name: 'mock', origin: 'http://127.0.0.1:1', stop: async () => {} };
  expect(await openTarget('mock', {}, tmpdir(), async () => mock)).toBe(mock);
  expect(await openTarget('mock', { mock: settings('mock') }, tmpdir(), async () => mock)).toBe(mock);
  const own = { mock: settings('mock', { url: 'https://mock.example.com' }) };
  expect(await openTarget('mock', own, tmpdir(), noMock)).toMatchObject({
    origin: 'https://mock.example.com',
  });
});
