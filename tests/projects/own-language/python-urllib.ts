import { defineLanguage, type HttpRequest } from 'docproof';

/** A language of this project: Python that needs no package. */
export const pythonUrllib = defineLanguage({
  id: 'python-urllib',
  title: 'Python (urllib)',
  grammar: 'python',
  extension: 'py',
  template: `import urllib.request

request = urllib.request.Request({{url}}, data={{body}}, headers={{headers}}, method={{method}})
with urllib.request.urlopen(request, timeout=30) as response:
    print(response.read().decode())
`,
  view: ({ method, origin, target, headers, body }: HttpRequest) => {
    if (body !== undefined && body.kind !== 'json') return { unprintable: 'it says JSON alone' };
    return {
      method: literal(method),
      url: literal(origin + target),
      headers: literal(Object.fromEntries(headers.map(({ name, value }) => [name, value]))),
      body: body ? `${literal(JSON.stringify(body.value))}.encode()` : 'None',
    };
  },
  runner: {
    needs: [{ name: 'python3', probe: ['python3', '--version'], install: 'apt-get install python3' }],
    command: (file, { proxy, caFile }) => ({
      command: 'python3',
      args: [file],
      env: { HTTPS_PROXY: proxy, HTTP_PROXY: proxy, SSL_CERT_FILE: caFile },
    }),
  },
});

/** JSON of strings and of maps of strings is Python, too. */
function literal(value: string | Record<string, string>): string {
  return JSON.stringify(value);
}
