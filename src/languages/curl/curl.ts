import { defineLanguage } from '../language.ts';
import { view } from './view.ts';

/** A bash script that calls curl. */
export const curl = defineLanguage({
  id: 'curl',
  title: 'curl',
  grammar: 'bash',
  extension: 'sh',
  view,
  runner: {
    needs: [
      { name: 'bash', probe: ['bash', '--version'], install: 'apt-get install bash' },
      { name: 'curl', probe: ['curl', '--version'], install: 'apt-get install curl' },
    ],
    command: (file, { proxy, caFile }) => ({
      command: 'bash',
      args: [file],
      env: { https_proxy: proxy, http_proxy: proxy, no_proxy: '', NO_PROXY: '', CURL_CA_BUNDLE: caFile },
    }),
  },
});
