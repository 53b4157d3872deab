import { describe, expect, test } from 'vitest';
import type { Json, Schema } from '../../model/json.ts';
import type { SceneRecord } from '../../model/run.ts';
import { compareJson } from './compare-json.ts';
import { jwt, noon, scene } from './exchange.test-data.ts';

function compare(expected: Json, actual: Json, schema: Schema = true, at: Partial<SceneRecord> = {}) {
  return compareJson(expected, actual, { schema, document: {}, scene: scene(at) });
}

function object(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', properties };
}

describe('members', () => {
  test.each<[string, Json, Json]>([
    ['a missing member', { a: 1, b: 2 }, { a: 1 }],
    ['an undocumented member', { a: 1 }, { a: 1, b: 2 }],
    [
      'an undocumented member with a name that every object inherits',
      { a: 1 },
      JSON.parse('{"a":1,"toString":2}'),
    ],
    ['an undocumented prototype', { a: 1 }, JSON.parse('{"a":1,"__proto__":{}}')],
    ['a missing member with a name that every object inherits', { constructor: 'x' }, {}],
    ['null in place of a missing member', { a: null }, {}],
    ['a missing member that is marked', { a: '…' }, {}],
    ['another type', { a: '1' }, { a: 1 }],
    ['null and an object', { a: {} }, { a: null }],
    ['an array and an object', { a: [] }, { a: {} }],
    ['an item more', [1], [1, 2]],
    ['an item less', [1, 2], [1]],
    ['items in another order', [1, 2], [2, 1]],
    ['another case', 'Draft', 'draft'],
  ])('%s is a difference', (_, expected, actual) => {
    expect(compare(expected, actual)).not.toEqual([]);
  });

  test('an explicit additionalProperties opens an object, and a pattern opens the names that fit', () => {
    expect(compare({}, { a: 1 }, { additionalProperties: true })).toEqual([]);
    expect(compare({}, { a: 1 }, { additionalProperties: false })).toHaveLength(1);
    expect(compare({}, { 'x-a': 1 }, { patternProperties: { '^x-': true } })).toEqual([]);
    expect(compare({}, { a: 1 }, { patternProperties: { '^x-': true } })).toHaveLength(1);
  });

  test('the place is a JSON Pointer', () => {
    expect(compare({ 'a/b': [{ 'c~d': 1 }] }, { 'a/b': [{ 'c~d': 2 }] })[0]?.pointer).toBe('/a~1b/0/c~0d');
  });
});

describe('marks', () => {
  test.each<[Json, Json]>([
    ['…', 1],
    ['…', { a: [] }],
    ['rt_…', 'rt_x'],
    [
      ['a', '…'],
      ['a', 'b', 'c'],
    ],
    [['a', '…'], ['a']],
    [['…'], []],
  ])('%j stands for %j', (expected, actual) => {
    expect(compare(expected, actual)).toEqual([]);
  });

  test.each<[Json, Json]>([
    ['rt_…', 'at_x'],
    ['rt_…', 'rt_'],
    ['rt_…', 5],
    [['a', '…'], ['b']],
    [['a', '…'], []],
    [['…'], {}],
    [
      ['…', 'a'],
      ['b', 'b'],
    ],
  ])('%j does not stand for %j', (expected, actual) => {
    expect(compare(expected, actual)).not.toEqual([]);
  });

  test('a mark sees the literal behind a live value', () => {
    const bindings = [{ literal: 'john@example.com', live: 'john.1f@example.com' }];
    expect(
      compare('Mail to john@example.com …', 'Mail to john.1f@example.com at 12', true, { bindings }),
    ).toEqual([]);
  });
});

describe('times', () => {
  const schema = { format: 'date-time' };
  const at = (text: string, more: Partial<SceneRecord>) =>
    compare('2025-10-29T12:15:00Z', text, schema, more);

  test('agree to the moment on a clock of our own', () => {
    expect(at('2025-10-29T12:15:00.000+00:00', {})).toEqual([]);
    expect(at('2025-10-29T14:15:00+02:00', {})).toEqual([]);
    expect(at('2025-10-29T12:15:01Z', {})).toHaveLength(1);
    expect(at('2030-01-01T08:15:00Z', { start: Date.parse('2030-01-01T08:00:00Z') })).toEqual([]);
    expect(at('2030-01-01T08:16:00Z', { start: Date.parse('2030-01-01T08:00:00Z') })).toHaveLength(1);
  });

  test('agree to a minute on a strange clock, and keep their distance from the start', () => {
    const strange = { controlled: false, start: Date.parse('2026-05-01T10:00:00Z') };
    expect(at('2026-05-01T10:15:59Z', strange)).toEqual([]);
    expect(at('2026-05-01T10:16:01Z', strange)).toHaveLength(1);
    expect(at('2026-05-01T10:00:00Z', strange)).toHaveLength(1);
  });

  test('must be now where nobody says when the documentation plays', () => {
    const { documentedStart: _, ...undocumented } = scene();
    const options = { schema, document: {}, scene: undocumented };
    expect(compareJson('2020-01-01T00:00:00Z', '2025-10-29T12:00:59Z', options)).toEqual([]);
    expect(compareJson('2020-01-01T00:00:00Z', '2025-10-29T12:01:01Z', options)).toHaveLength(1);
  });

  test.each(['tomorrow', '2025-10-29', '2025', 'Wed, 29 Oct 2025 12:15:00 GMT', '2025-10-29T12:15:00', ''])(
    '%j is no time',
    (text) => expect(at(text, { controlled: false })).toHaveLength(1),
  );

  test('the 30th of February is none, though it can be parsed', () => {
    const february = { start: Date.parse('2025-03-02T12:00:00Z') };
    expect(compare('2025-10-29T12:00:00Z', '2025-02-30T12:00:00Z', schema, february)).toHaveLength(1);
  });

  test('vary only where the schema says that they are times', () => {
    expect(compare('2025-10-29T12:00:00Z', '2026-10-29T12:00:00Z', true, { controlled: false })).toHaveLength(
      1,
    );
  });
});

describe('ids', () => {
  const id = { readOnly: true, pattern: '^usr_[A-Za-z0-9]+$' };

  test('of a readOnly member with a pattern vary behind an equal prefix', () => {
    expect(compare('usr_2gXQ8jZv', 'usr_9kLm3NpQ', id)).toEqual([]);
    expect(compare('usr_2gXQ8jZv', 'usr_', id)).toHaveLength(1);
    expect(compare('usr_2gXQ8jZv', 'ses_9kLm3NpQ', { ...id, pattern: '^[a-z]+_' })).toHaveLength(1);
    expect(compare('usr_2gXQ8jZv', 'usr_9kLm3NpQ', { pattern: id.pattern })).toHaveLength(1);
    expect(compare('usr_2gXQ8jZv', 'usr_9kLm3NpQ', { readOnly: true })).toHaveLength(1);
  });

  test('are no words', () => {
    const word = { readOnly: true, pattern: '^[a-z_]+$' };
    expect(compare('active', 'suspended', word)).toHaveLength(1);
    expect(compare('in_progress', 'in_review', word)).toHaveLength(1);
    expect(compare('plan_2024', 'plan_2025', { ...id, pattern: '^plan', enum: ['plan_2024'] })).toHaveLength(
      1,
    );
  });

  test('of another user do not pass where the user is known', () => {
    const bindings = [{ literal: 'usr_2gXQ8jZv', live: 'usr_myself00000' }];
    expect(compare('usr_2gXQ8jZv', 'usr_myself00000', id, { bindings })).toEqual([]);
    expect(compare('usr_2gXQ8jZv', 'usr_somebody1', id, { bindings })).toHaveLength(1);
    expect(compare('usr_2gXQ8jZv', 'usr_2gXQ8jZv', id, { bindings })).toHaveLength(1);
  });

  test('that are known are not new ones: a refresh that hands the old token back', () => {
    const bindings = [{ literal: 'usr_old000000001', live: 'usr_live00000001' }];
    expect(compare('usr_new000000002', 'usr_live00000001', id, { bindings })).toHaveLength(1);
    expect(compare('usr_new000000002', 'usr_live00000002', id, { bindings })).toEqual([]);
  });

  test('that are equal in the document are equal in the answer, and others are others', () => {
    const schema = object({ id, owner: id });
    const pair = (owner: string, live: string) =>
      compare({ id: 'usr_2gXQ8jZv', owner }, { id: 'usr_9kLm3NpQ', owner: live }, schema);
    expect(pair('usr_2gXQ8jZv', 'usr_9kLm3NpQ')).toEqual([]);
    expect(pair('usr_2gXQ8jZv', 'usr_7777777')).toHaveLength(1);
    expect(pair('usr_5555555', 'usr_9kLm3NpQ')).toHaveLength(1);
  });

  test('that are repeated in a text are no difference', () => {
    const expected = { id: 'usr_2gXQ8jZv', detail: 'No user usr_2gXQ8jZv is here.' };
    const schema = object({ id, detail: { type: 'string' } });
    const actual = (detail: string) => ({ detail, id: 'usr_9kLm3NpQ' });
    expect(compare(expected, actual('No user usr_9kLm3NpQ is here.'), schema)).toEqual([]);
    expect(compare(expected, actual('No user usr_7777777 is here.'), schema)).toHaveLength(1);
    expect(compare(expected, actual('usr_9kLm3NpQ is not here.'), schema)).toHaveLength(1);
  });

  test('of format uuid vary', () => {
    const [one, other] = ['123e4567-e89b-42d3-a456-426614174000', '7c9e6679-7425-40de-944b-e07fc1f90ae7'];
    expect(compare(one, other, { format: 'uuid' })).toEqual([]);
    expect(compare(one, 'none', { format: 'uuid' })).toHaveLength(1);
    expect(compare(one, other)).toHaveLength(1);
  });

  test('that an output names vary, words that it names do not', () => {
    const taken = [
      { literal: 'ABC123', live: 'XYZ789' },
      { literal: 'active', live: 'pending' },
    ];
    expect(compare('ABC123', 'XYZ789', true, { taken })).toEqual([]);
    expect(compare('ABC123', 'QQQ789', true, { taken })).toHaveLength(1);
    expect(compare('active', 'pending', true, { taken })).toHaveLength(1);
  });
});

test('a number is what its binding says', () => {
  const bindings = [{ literal: '42', live: '1001', place: { in: 'path' as const } }];
  expect(compare({ id: 42 }, { id: 1001 }, true, { bindings })).toEqual([]);
  expect(compare({ id: 42 }, { id: 1002 }, true, { bindings })).toHaveLength(1);
  expect(compare({ id: 42 }, { id: '1001' }, true, { bindings })).toHaveLength(1);
});

describe('tokens', () => {
  const seconds = noon / 1000;
  const claims = {
    sub: 'usr_2gXQ8jZv',
    iat: seconds,
    exp: seconds + 900,
    jti: 'a',
    device_id: 'dev_11aa22bb33',
  };
  const documented = jwt(claims);
  const id = { readOnly: true, pattern: '^usr_[A-Za-z0-9]+$' };
  // As a specification describes a token: any of these would fit.
  const token = { readOnly: true, pattern: '^[\\w-]+\\.[\\w-]+\\.[\\w-]+$' };
  const known = { bindings: [{ literal: 'usr_2gXQ8jZv', live: 'usr_live0001' }] };
  const live = { ...claims, sub: 'usr_live0001', jti: 'b', device_id: 'dev_99ff88ee77' };

  test('may differ in their id, their signature and what is bound', () => {
    expect(compare(documented, jwt(live, {}, 'b3RoZXI'), token, known)).toEqual([]);
  });

  test.each<[string, string]>([
    ['another lifetime', jwt({ ...live, exp: seconds + 1200 })],
    ['another time', jwt({ ...live, iat: seconds + 60, exp: seconds + 960 })],
    ['another `sub`', jwt({ ...live, sub: 'usr_somebody1' })],
    ['another `sub`', jwt({ ...live, sub: 5 })],
    ['another `admin`', jwt({ ...live, admin: true })],
    ['another `jti`', jwt({ ...live, jti: '' })],
    ['another `device_id`', jwt({ ...live, device_id: 'dev_none' })],
    ['another `exp`', jwt({ sub: 'usr_live0001', iat: seconds, jti: 'b', device_id: 'dev_99ff88ee77' })],
    ['another `alg`', jwt(live, { alg: 'none' })],
    ['without a signature', jwt(live, {}, '')],
    ['no JSON Web Token', 'abc.def.ghi'],
  ])('with %s are different', (problem, actual) => {
    const [difference] = compare(documented, actual, token, known);
    expect(difference?.problem).toContain(problem);
  });

  test('are not excused by an output that names them', () => {
    const actual = jwt({ ...live, exp: seconds + 1200 });
    const taken = [{ literal: documented, live: actual }];
    expect(compare(documented, actual, token, { ...known, taken })).toHaveLength(1);
  });

  test('speak of the user that stands behind them in the same answer', () => {
    const schema = object({ token, user: id });
    const actual = (user: string) => ({ token: jwt(live), user });
    const expected = { token: documented, user: 'usr_2gXQ8jZv' };
    expect(compare(expected, actual('usr_live0001'), schema)).toEqual([]);
    expect(compare(expected, actual('usr_somebody1'), schema)).toHaveLength(1);
  });

  test('live as long as documented on a strange clock too', () => {
    const strange = { ...known, controlled: false, start: noon + 86_400_000 };
    const later = (iat: number, life: number) => jwt({ ...live, iat, exp: iat + life });
    expect(compare(documented, later(seconds + 86_430, 900), token, strange)).toEqual([]);
    expect(compare(documented, later(seconds + 86_430, 901), token, strange)).toHaveLength(1);
    expect(compare(documented, later(seconds + 86_500, 900), token, strange)).toHaveLength(1);
  });

  test('carry the same roles and scopes, however they are listed', () => {
    const roles = (list: Json) => jwt({ sub: 'a', roles: list });
    expect(compare(roles(['admin']), roles(['admin']))).toEqual([]);
    expect(compare(roles(['admin']), roles(['user']))).toHaveLength(1);
    expect(compare(roles(['admin']), roles(['admin', 'root']))).toHaveLength(1);
    expect(compare(jwt({ scope: 'read_only1' }), jwt({ scope: 'read_write1' }))).toHaveLength(1);
  });
});
