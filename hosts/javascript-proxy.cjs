/*
 * Loaded with `node --require`: takes fetch, node:http and node:https to the proxy of the environment, which Node 20
 * ignores. It is Node's own clients that speak, as they do without us. Connections are tunnels; a plain fetch asks in
 * absolute form.
 */
const http = require('node:http');
const https = require('node:https');
const net = require('node:net');
const tls = require('node:tls');

const proxyOf = (variable) => process.env[variable] && new URL(process.env[variable]);
const connectDirectly = https.Agent.prototype.createConnection;

/** Calls back with a connection through the proxy, or with the reason why there is none. */
function openTunnel(proxy, path, done) {
  const createConnection = () => net.connect(Number(proxy.port), proxy.hostname);
  const asked = http.request({ method: 'CONNECT', path, headers: { host: path }, createConnection });
  asked.once('error', done);
  asked.once('connect', (response, socket) => {
    if (response.statusCode === 200) {
      done(null, socket);
      return;
    }
    socket.destroy();
    done(new Error(`the proxy answers ${response.statusCode}`));
  });
  asked.end();
}

function openSecureTunnel(options, done) {
  const proxy = proxyOf('HTTPS_PROXY');
  if (!proxy) return connectDirectly.call(this, options, done);
  const { port, servername } = options;
  const host = (options.hostname ?? options.host).replace(/^\[(.*)\]$/, '$1');
  openTunnel(proxy, `${net.isIPv6(host) ? `[${host}]` : host}:${port || 443}`, (error, socket) => {
    if (error) {
      done(error);
      return;
    }
    const name = servername || (net.isIP(host) ? '' : host);
    const own = { host, path: undefined, socket, servername: name, ALPNProtocols: ['http/1.1'] };
    const secure = tls.connect({ ...options, ...own });
    secure.once('error', done);
    secure.once('secureConnect', () => {
      secure.off('error', done);
      done(null, secure);
    });
  });
}

https.Agent.prototype.createConnection = openSecureTunnel;
http.Agent.prototype.createConnection = (options, done) => {
  const { host, port } = options;
  const proxy = proxyOf('HTTP_PROXY');
  // A client that knows of the proxy goes there by itself.
  if (!proxy || options.socketPath || `${host}:${port}` === proxy.host) return net.connect(options, done);
  openTunnel(proxy, `${host}:${port}`, done);
};

// The client of fetch is there once somebody has asked for what belongs to it.
void globalThis.Headers;
const dispatcher = Symbol.for('undici.globalDispatcher.1');
const Agent = globalThis[dispatcher].constructor;
let plain;

class ProxiedAgent extends Agent {
  dispatch(options, handler) {
    const { host, origin, protocol } = new URL(options.origin);
    if (!process.env.HTTP_PROXY) return plain.dispatch(options, handler);
    if (protocol === 'https:') return super.dispatch(options, handler);
    const headers = Array.isArray(options.headers)
      ? ['host', host, ...options.headers]
      : { host, ...options.headers };
    const proxied = { ...options, headers, origin: proxyOf('HTTP_PROXY').origin, path: origin + options.path };
    return plain.dispatch(proxied, handler);
  }
}

/** Gives fetch clients without connections. */
exports.renew = () => {
  plain = new Agent();
  globalThis[dispatcher] = new ProxiedAgent({
    connect: ({ httpSocket, ...options }, done) => openSecureTunnel(options, done),
  });
};

exports.close = () => {
  for (const agent of [plain, globalThis[dispatcher]]) agent.destroy().catch(() => {});
};

exports.renew();
