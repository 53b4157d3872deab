/*
 * Becomes its program; where that leaves the process as it was, it becomes the next one. See `Host` in
 * src/languages/language.ts. Its arguments are modules that are loaded ahead.
 *
 * It waits for a job without returning to the event loop, so that this holds what programs left and nothing of ours:
 * when it is empty a program of its own process would end, and here does.
 */
const { readSync } = require('node:fs');
const http = require('node:http');
const https = require('node:https');
const Module = require('node:module');
const { pathToFileURL } = require('node:url');
const { setFlagsFromString } = require('node:v8');
const { rememberGlobals } = require('./javascript-globals.cjs');

// The parser of fetch is WebAssembly, which is not worth to be optimised for one answer.
setFlagsFromString('--liftoff-only');
setFlagsFromString('--wasm-lazy-compilation');
require('node:tls').createSecureContext();

const control = 3;
const largest = 192 * 2 ** 20;
const plain = { ...http.globalAgent.options };
const secure = { ...https.globalAgent.options };
const proxy = require.cache[require.resolve('./javascript-proxy.cjs')]?.exports;

/** Waits for a line; nothing when there will be none. */
function readJob() {
  const bytes = [];
  const byte = Buffer.alloc(4096);
  for (;;) {
    const count = readSync(control, byte);
    if (count === 0) return undefined;
    bytes.push(Buffer.from(byte.subarray(0, count)));
    if (byte[count - 1] === 10) break;
  }
  const words = Buffer.concat(bytes).toString('latin1').trimEnd().split(' ');
  return words.map((word) => Buffer.from(word, 'base64').toString());
}

function becomeNext(isAsBefore) {
  const job = readJob();
  if (!job) process.exit();
  const [mark, file, folder, ...variables] = job;
  for (const name of Object.keys(process.env)) delete process.env[name];
  for (const variable of variables) {
    const at = variable.indexOf('=');
    process.env[variable.slice(0, at)] = variable.slice(at + 1);
  }
  process.chdir(folder);
  process.argv = [process.execPath, file];
  http.globalAgent = new http.Agent(plain);
  https.globalAgent = new https.Agent(secure);
  proxy?.renew();
  if (mark !== '') process.once('beforeExit', () => endOne(mark, isAsBefore));
  Module.runMain();
}

/** The program has nothing more to do. Where it has left something behind, the process ends with it. */
function endOne(mark, isAsBefore) {
  if (!isAsBefore() || process.memoryUsage.rss() > largest) return;
  http.globalAgent.destroy();
  https.globalAgent.destroy();
  proxy?.close();
  process.stdout.write(mark, () => process.stderr.write(mark, () => becomeNext(isAsBefore)));
}

const load = (path) => import(pathToFileURL(path)).catch(() => ({}));
Promise.all(process.argv.slice(2).map(load)).then((modules) => becomeNext(rememberGlobals(modules)));
