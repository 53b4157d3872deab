import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../src/config/read-config.ts';

const read = (text: string, environment = {}) => readConfig({ name: 'config.yml', text }, environment);

test('without a file the documented defaults hold', () => {
  const config = readConfig(undefined, {});
  expect(config.server).toEqual({ host: '0.0.0.0', port: 8000, debug: false, cors_origins: [] });
  expect(config.database).toEqual({ host: '', port: 5432, name: '', user: '', password: '' });
  expect(config.logging).toEqual({ level: 'INFO', file: '', max_size: 10 });
  expect(config.security).toEqual({ secret_key: '', token_expiry: 3600 });
  expect(config.controls.enabled).toBe(false);
});

test('the file overrides defaults, and the environment overrides the file', () => {
  const config = read('server:\n  port: 1\n  debug: true\ndatabase:\n  password: 007\n', {
    APP_SERVER_PORT: '2',
    APP_DATABASE_PASSWORD: '12345',
    APP_ENV: 'production',
  });
  expect([config.server.port, config.server.debug, config.database.password]).toEqual([2, true, '12345']);
});

test.each([
  [
    'an unknown key',
    'server:\n  prot: 1\n',
    {},
    'config.yml:2: unknown key `server.prot`; did you mean `port`?',
  ],
  [
    'an unknown section',
    'sever:\n  port: 1\n',
    {},
    'config.yml:1: unknown section `sever`; did you mean `server`?',
  ],
  [
    'a key unlike any',
    'mail:\n  zzzzzz: 1\n',
    {},
    /^config\.yml:2: unknown key `mail\.zzzzzz`; known are `host`/,
  ],
  [
    'a text for a number',
    'server:\n  port: many\n',
    {},
    /^config\.yml:2: `server\.port` must be a whole number from 0/,
  ],
  ['a port out of range', '\nserver:\n  port: 65536\n', {}, /^config\.yml:3: .* to 65535\.$/],
  [
    'a text for a flag',
    'controls:\n  enabled: "yes"\n',
    {},
    'config.yml:2: `controls.enabled` must be true or false.',
  ],
  ['an unknown level', 'logging:\n  level: LOUD\n', {}, /must be one of DEBUG, INFO, WARNING, ERROR\.$/],
  ['a value for a section', 'server: 8080\n', {}, 'config.yml:1: `server` must be a section with keys.'],
  ['broken YAML', 'server:\n  port: [1\n', {}, /^config\.yml:\d+: /],
  ['a repeated key', 'server:\n  port: 1\n  port: 2\n', {}, /^config\.yml:3: /],
  ['an unknown variable', '', { APP_SERVER_PROT: '1' }, /^APP_SERVER_PROT: .*did you mean `port`\?$/],
  ['an ill-typed variable', '', { APP_SERVER_PORT: 'x' }, /^`APP_SERVER_PORT` must be a whole number/],
])('%s is refused', (_, text, environment, message) => {
  expect(() => read(text, environment)).toThrow(message);
});

test('config.yml tells the defaults of the optional sections as they are', () => {
  const text = readFileSync(new URL('../../config.yml', import.meta.url), 'utf8');
  const [, list = ''] = text.split('nobody sets them:\n#\n');
  const told = parse(list.replaceAll(/^# ?/gm, ''));
  const defaults = readConfig(undefined, {});
  const { database, server, logging, security, controls, demo, ...optional } = defaults;
  expect(told).toEqual(optional);
  for (const section of [database, server, logging, security, controls, demo]) expect(section).toBeDefined();
});
