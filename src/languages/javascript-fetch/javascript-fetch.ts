import { hostFile } from '../host-file.ts';
import { type Command, defineLanguage, type RunContext } from '../language.ts';
import { view } from './view.ts';

/** A module for Node 18 and later that calls fetch, or node:https for what fetch does not send. */
export const javascriptFetch = defineLanguage({
  id: 'javascript-fetch',
  title: 'JavaScript (fetch)',
  grammar: 'javascript',
  extension: 'mjs',
  view,
  runner: {
    needs: [{ name: 'node', probe: [process.execPath, '--version'], install: 'apt-get install nodejs' }],
    command: (file, context) => ({
      command: process.execPath,
      args: [...viaProxy, file],
      env: environment(context),
    }),
    host: {
      kind: 'becomes',
      command: (context) => ({
        command: process.execPath,
        // It trusts the Wire alone, since Node parses all that it trusts.
        args: ['--use-openssl-ca', ...viaProxy, hostFile('javascript.cjs')],
        env: { ...environment(context), SSL_CERT_FILE: context.caFile },
      }),
    },
  },
});

const viaProxy = ['--require', hostFile('javascript-proxy.cjs')];

function environment({ proxy, caFile }: RunContext): Command['env'] {
  return { HTTPS_PROXY: proxy, HTTP_PROXY: proxy, no_proxy: '', NO_PROXY: '', NODE_EXTRA_CA_CERTS: caFile };
}
