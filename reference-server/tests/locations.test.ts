import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { ConfigError } from '../src/config/config-error.ts';
import { openLocations } from '../src/locations/open-locations.ts';
import { writeMmdb } from './mmdb.ts';
import { bearer, from, openScene } from './scene.ts';
import { useServer } from './test-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'locations-'));
const file = join(folder, 'places.mmdb');
const berlin = { city: { names: { en: 'Berlin', de: 'Berlin' } }, country: { names: { en: 'Germany' } } };
writeFileSync(
  file,
  writeMmdb({
    '203.0.113.42': berlin,
    '198.51.100.7': { country: { iso_code: 'PT', names: { en: 'Portugal' } } },
    '198.51.100.8': { country: { iso_code: 'XX' } },
  }),
);

const placed = useServer({ APP_GEOIP_FILE: file });
const unplaced = useServer();

test.each([
  ['203.0.113.42', 'Berlin, Germany'],
  ['198.51.100.7', 'Portugal'],
  ['198.51.100.8', null],
  ['192.0.2.1', null],
  ['2001:db8::1', null],
  ['not an address', null],
])('%s lies in %s', async (address, place) => {
  expect((await openLocations({ geoip: { file } }))(address)).toBe(place);
});

test('an event keeps the place of its address, and so do export and webhook', async () => {
  const scene = await openScene(placed, 'v2');
  const { access, id, email } = await scene.session();
  await scene.logIn(email, {}, from('192.0.2.1'));
  const { body } = await scene.get('/v2/security/events?type=login', bearer(access));
  expect(body.data.map((event: { location: unknown }) => event.location)).toEqual([null, 'Berlin, Germany']);
  const exported = await scene.get('/v2/gdpr/data', bearer(access));
  expect(exported.body.data.security_events.at(-1)).toMatchObject({
    type: 'register',
    location: 'Berlin, Germany',
  });
  const path = `/controls/webhooks/deliveries?user_id=${id}`;
  await vi.waitFor(async () => expect((await scene.get(path)).body.deliveries).toHaveLength(5));
  const { deliveries } = (await scene.get(path)).body;
  expect(JSON.parse(deliveries.at(-1).body)).toMatchObject({ type: 'register', location: 'Berlin, Germany' });
});

test('without a file no place is known', async () => {
  const scene = await openScene(unplaced);
  const { access } = await scene.session();
  const { body } = await scene.get('/v1/security/events', bearer(access));
  expect(new Set(body.data.map((event: { location: unknown }) => event.location))).toEqual(new Set([null]));
});

test.each([
  ['is missing', join(folder, 'missing.mmdb')],
  ['is something else', join(folder, 'else.mmdb')],
])('a file that %s is refused by name', async (_, path) => {
  writeFileSync(join(folder, 'else.mmdb'), 'no database');
  await expect(openLocations({ geoip: { file: path } })).rejects.toThrow(ConfigError);
  await expect(openLocations({ geoip: { file: path } })).rejects.toThrow(path);
});
