import { request } from 'node:http';
import { expect, test } from 'vitest';
import { codes, freshEmail, openScene, password } from './scene.ts';
import { useServer } from './test-server.ts';

const used = useServer();

const credentials = `"email":"nobody@example.com","password":"${password}"`;

/** Texts that are no JSON, or say what no sender can mean. */
const texts: [string, string | Buffer, string | undefined][] = [
  ['nothing', '', undefined],
  ['white space', '  ', undefined],
  ['a broken object', '{"email":', undefined],
  ['a trailing comma', `{${credentials},}`, undefined],
  ['single quotes', "{'email':'a@b.cd'}", undefined],
  ['two values', `{${credentials}}{}`, undefined],
  ['NaN', '{"email":NaN}', undefined],
  ['broken UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), undefined],
  ['an array', '[]', undefined],
  ['null', 'null', undefined],
  ['a string', '"x"', undefined],
  ['deep nesting', '['.repeat(30_000) + ']'.repeat(30_000), undefined],
  ['a repeated key', `{${credentials},"email":"other@example.com"}`, '/data/attributes/email'],
  [
    'a repeated key in disguise',
    `{${credentials},"\\u0065mail":"other@example.com"}`,
    '/data/attributes/email',
  ],
  ['a repeated key further down', `{${credentials},"more":[{"a":1,"a":1}]}`, '/data/attributes/more/0/a'],
  ['__proto__', `{${credentials},"__proto__":{"remember_me":true}}`, '/data/attributes/__proto__'],
  ['NUL', '{"email":"a@b.cd","password":"a\\u0000b"}', '/data/attributes/password'],
  ['a lone surrogate', '{"email":"a@b.cd","password":"\\ud800"}', '/data/attributes/password'],
  ['a number for a text', `{"email":7,"password":"${password}"}`, '/data/attributes/email'],
  ['null for a text', `{"email":null,"password":"${password}"}`, '/data/attributes/email'],
  ['an object for a text', `{"email":{},"password":"${password}"}`, '/data/attributes/email'],
  ['a text for a flag', `{${credentials},"remember_me":"true"}`, '/data/attributes/remember_me'],
  ['null for a flag', `{${credentials},"remember_me":null}`, '/data/attributes/remember_me'],
  [
    'a false fingerprint',
    `{${credentials},"device_fingerprint":"abc"}`,
    '/data/attributes/device_fingerprint',
  ],
  ['an empty password', '{"email":"a@b.cd","password":""}', '/data/attributes/password'],
];

test.each(texts)('%s is a validation error', async (_, text, pointer) => {
  const scene = await openScene(used);
  const reply = await scene.post('/v1/auth/login', text);
  expect([reply.status, codes(reply)]).toEqual([400, ['VALIDATION_ERROR']]);
  expect(reply.body.errors[0].source?.pointer).toBe(pointer);
  expect(reply.body.errors[0]).toMatchObject({
    id: expect.stringMatching(/^err_[0-9a-f-]{36}$/),
    status: '400',
  });
});

test('unknown fields are ignored, names of built-in properties too', async () => {
  const scene = await openScene(used);
  const reply = await scene.post(
    '/v1/auth/login',
    `{${credentials},"constructor":1,"toString":2,"x":[{"y":1}]}`,
  );
  expect(codes(reply)).toEqual(['INVALID_CREDENTIALS']);
});

test('what the prototype of an object has is no field', async () => {
  const scene = await openScene(used);
  const reply = await scene.post('/v1/auth/register', '{}');
  expect(codes(reply)).toEqual(Array(4).fill('VALIDATION_ERROR'));
});

test.each([
  ['text/plain', 415],
  ['text/json', 415],
  ['application/x-www-form-urlencoded', 415],
  ['multipart/form-data; boundary=x', 415],
  ['application/vnd.api+json', 415],
  ['application/json; charset=latin1', 415],
  ['nonsense', 415],
  ['application/json', 401],
  ['application/json; charset=utf-8', 401],
  ['Application/JSON;charset="UTF-8"', 401],
])('the media type %s is answered %i', async (type, status) => {
  const scene = await openScene(used);
  expect((await scene.post('/v1/auth/login', `{${credentials}}`, { 'Content-Type': type })).status).toBe(
    status,
  );
});

test('a body without a media type, or in a coding, is refused', async () => {
  const scene = await openScene(used);
  const { server } = used;
  const bare = await server.inject({ method: 'POST', url: '/v1/auth/login', payload: `{${credentials}}` });
  expect(bare.statusCode).toBe(415);
  const coded = await scene.post('/v1/auth/login', `{${credentials}}`, { 'Content-Encoding': 'gzip' });
  expect(coded.status).toBe(415);
});

test('64 KiB are accepted, and not a byte more', async () => {
  const scene = await openScene(used);
  const head = `{${credentials},"x":"`;
  const body = (size: number) => `${head}${'y'.repeat(size - head.length - 2)}"}`;
  expect((await scene.post('/v1/auth/login', body(64 * 1024))).status).toBe(401);
  expect((await scene.post('/v1/auth/login', body(64 * 1024 + 1))).status).toBe(413);
});

test.each([
  'a@b',
  '@b.cd',
  'a@',
  'a b@c.de',
  'a@b.c',
  'a@b_c.de',
  'ä@b.cd',
  'a@b.cd\n',
  'a@@b.cd',
  "' OR 1=1 --",
])('the address %j is refused', async (email) => {
  const scene = await openScene(used);
  expect(codes(await scene.post('/v1/auth/resend-verification', { email }))).toEqual([
    'INVALID_EMAIL_FORMAT',
  ]);
});

test('a name of any script comes back as it was sent', async () => {
  const scene = await openScene(used);
  const name = 'Łukasz "O\'Neil" 李 👩‍👩‍👧\\';
  const email = freshEmail();
  const gdpr_consent = { terms_accepted: true, privacy_accepted: true };
  const reply = await scene.post('/v1/auth/register', { email, password, name, gdpr_consent });
  expect(reply.body.data.name).toBe(name);
});

test('a broken cookie is nobody’s business', async () => {
  const scene = await openScene(used);
  expect((await scene.get('/v1/users/me', { Cookie: 'a="' })).status).toBe(401);
});

test('a body of unannounced length is refused when it grows too large, and the connection stays whole', async () => {
  const { server } = used;
  await server.start();
  const send = (chunks: string[]) =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' };
      const options = {
        port: server.info.port,
        path: '/v1/auth/resend-verification',
        method: 'POST',
        headers,
      };
      const sent = request(options, (response) => resolve(response.resume().statusCode)).on('error', reject);
      for (const chunk of chunks) sent.write(chunk);
      sent.end();
    });
  expect(await send(Array(40).fill('x'.repeat(10_000)))).toBe(413);
  expect(await send(['{"email":', '"nobody@example.com"}'])).toBe(200);
});
