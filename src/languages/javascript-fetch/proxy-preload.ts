import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * A module for `node --import` that sends fetch through the proxy of the environment, which Node 20 ignores.
 *
 * A data URL, since it has to work from sources and from compiled files alike. It loads one file of undici by its own
 * place, so the program's folder needs no packages, and not all of undici, which would take as long as the program.
 */
export function proxyPreload(): string {
  const agent = createRequire(import.meta.url).resolve('undici/lib/dispatcher/env-http-proxy-agent.js');
  const source = `import Agent from ${JSON.stringify(pathToFileURL(agent).href)};
globalThis[Symbol.for('undici.globalDispatcher.1')] = new Agent({ proxyTunnel: false });`;
  return `data:text/javascript,${encodeURIComponent(source)}`;
}
