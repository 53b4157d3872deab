import { hostFile } from '../host-file.ts';
import { type Command, defineLanguage, type RunContext } from '../language.ts';
import { view } from './view.ts';

/** A Ruby program that uses net/http. */
export const ruby = defineLanguage({
  id: 'ruby',
  title: 'Ruby',
  grammar: 'ruby',
  extension: 'rb',
  view,
  runner: {
    needs: [{ name: 'ruby', probe: ['ruby', '--version'], install: 'apt-get install ruby' }],
    bypassesProxyOnLoopback: true,
    command: (file, context) => ({ command: 'ruby', args: [file], env: environment(context) }),
    host: {
      kind: 'forks',
      command: (context) => ({
        command: 'ruby',
        args: [hostFile('ruby.rb'), 'socket', 'net/http', 'openssl', 'json', 'base64', 'securerandom'],
        env: environment(context),
      }),
    },
  },
});

function environment({ proxy, caFile }: RunContext): Command['env'] {
  // net/http reads http_proxy for https too.
  return { http_proxy: proxy, no_proxy: '', NO_PROXY: '', SSL_CERT_FILE: caFile };
}
