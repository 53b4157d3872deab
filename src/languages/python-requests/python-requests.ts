import { hostFile } from '../host-file.ts';
import { type Command, defineLanguage, type RunContext } from '../language.ts';
import { view } from './view.ts';

/** A Python program that uses the package requests. */
export const pythonRequests = defineLanguage({
  id: 'python-requests',
  title: 'Python (requests)',
  grammar: 'python',
  extension: 'py',
  view,
  runner: {
    needs: [
      { name: 'python3', probe: ['python3', '--version'], install: 'apt-get install python3' },
      {
        name: 'requests',
        probe: ['python3', '-c', 'import requests; print(requests.__version__)'],
        install: 'docproof setup',
        env: packagePath,
      },
    ],
    command: (file, context) => ({
      command: 'python3',
      args: [file],
      env: environment(context),
    }),
    host: {
      kind: 'forks',
      command: (context) => ({
        command: 'python3',
        args: [hostFile('python.py'), 'requests', 'json', 'encodings.idna'],
        env: environment(context),
      }),
    },
  },
});

function environment(context: RunContext): Command['env'] {
  return {
    ...packagePath(context),
    HTTPS_PROXY: context.proxy,
    HTTP_PROXY: context.proxy,
    no_proxy: '',
    NO_PROXY: '',
    REQUESTS_CA_BUNDLE: context.caFile,
    // For urllib.
    SSL_CERT_FILE: context.caFile,
    PYTHONDONTWRITEBYTECODE: '1',
  };
}

function packagePath({ packages }: Pick<RunContext, 'packages'>) {
  return { PYTHONPATH: `${packages}/python` };
}
