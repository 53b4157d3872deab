// A server as small as can be: every sign-up gets a token of its own, which no published file may hold.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';

const tokens = new Map();

const routes = {
  'GET /health': () => [200, {}],
  'POST /v1/sessions': (_, { email }) => {
    const token = `at_LIVE0${randomBytes(8).toString('hex')}`;
    tokens.set(token, email);
    return [201, { email, access_token: token }];
  },
  'GET /v1/notes': ({ authorization = '' }) =>
    tokens.has(authorization.replace('Bearer ', ''))
      ? [200, [{ id: 1, text: 'Buy milk' }]]
      : [401, { code: 'NO_TOKEN' }],
};

const server = createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  const route = routes[`${request.method} ${request.url}`] ?? (() => [404, { code: 'NOT_FOUND' }]);
  const [status, body] = route(request.headers, text === '' ? {} : JSON.parse(text));
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
});
server.listen(Number(process.argv[2]), '127.0.0.1');
