import { defineLanguage } from '../language.ts';
import { buildPrograms } from './build-programs.ts';
import { view } from './view.ts';

/** A Go program that needs the standard library alone. */
export const go = defineLanguage({
  id: 'go',
  title: 'Go',
  grammar: 'go',
  extension: 'go',
  view,
  runner: {
    needs: [{ name: 'go', probe: ['go', 'version'], install: 'apt-get install golang-go' }],
    prepare: buildPrograms,
    bypassesProxyOnLoopback: true,
    command: (file, { proxy, caFile }) => ({
      command: file,
      args: [],
      env: { HTTPS_PROXY: proxy, HTTP_PROXY: proxy, no_proxy: '', NO_PROXY: '', SSL_CERT_FILE: caFile },
    }),
  },
});
