import { pathToFileURL } from 'node:url';

/*
 * Starts a compiled copy of the reference server with a plugin that changes its answers, as one entry of `planted/` says:
 *   node serve.mjs <folder of the copy> <fault as JSON>
 * Prints the port that it listens on.
 */
const [folder, text] = process.argv.slice(2);
const { answer } = JSON.parse(text);
const load = (path) => import(pathToFileURL(`${folder}/${path}`).href);
const { readConfig } = await load('config/read-config.js');
const { createLog } = await load('log.js');
const { createServer } = await load('server.js');
const settings = { APP_SERVER_PORT: '0', APP_CONTROLS_ENABLED: 'true', APP_LOGGING_LEVEL: 'ERROR' };
const config = readConfig(undefined, { ...settings, APP_WEBHOOKS_SECRET: 'whsec_for-documentation-only' });
const { server } = await createServer(config, createLog(config));
if (answer) server.ext('onPreResponse', (request, toolkit) => change(request, toolkit));
await server.start();
process.stdout.write(`${server.info.port}\n`);

function change(request, toolkit) {
  const { response, method, path } = request;
  if (response.isBoom || !new RegExp(`^${answer.path}$`).test(path)) return toolkit.continue;
  if (answer.method && answer.method.toLowerCase() !== method) return toolkit.continue;
  if (answer.when && String(response.statusCode) !== String(answer.when)) return toolkit.continue;
  if (answer.status) response.code(answer.status);
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    if (value === null) delete response.headers[name.toLowerCase()];
    else response.header(name, value);
  }
  if (answer.body !== undefined) response.source = answer.body;
  if (response.source && typeof response.source === 'object') {
    const body = structuredClone(response.source);
    for (const [pointer, value] of Object.entries(answer.set ?? {})) put(body, pointer, value);
    for (const pointer of answer.remove ?? []) put(body, pointer, undefined);
    response.source = body;
  }
  return toolkit.continue;
}

function put(body, pointer, value) {
  const tokens = pointer.split('/').slice(1);
  const last = tokens.pop();
  const parent = tokens.reduce((node, token) => node?.[token], body);
  if (parent === null || typeof parent !== 'object') return;
  if (value === undefined) delete parent[last];
  else parent[last] = value;
}
