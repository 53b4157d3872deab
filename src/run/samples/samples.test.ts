import { describe, expect, it, test } from 'vitest';
import { grammarName } from '../../lib/grammar-name.ts';
import type { Example } from '../../model/example.ts';
import { importedPackage, missingPackage } from './missing-package.ts';
import { sampleCredentials } from './sample-credentials.ts';
import { variablesRead } from './variables-read.ts';

test.each([
  ['cURL', 'bash'],
  ['cURL (next page)', 'bash'],
  ['Shell + cURL', 'bash'],
  ['Node.js', 'javascript'],
  ['JavaScript', 'javascript'],
  ['Golang', 'go'],
  ['Rust', 'rust'],
  ['C#', 'csharp'],
  ['', ''],
])('%s is %s', (lang, grammar) => {
  expect(grammarName(lang)).toBe(grammar);
});

test.each([
  ['bash', 'curl -H "Authorization: Bearer $TOKEN" "$URL/${PATH_ID}"', ['TOKEN', 'URL', 'PATH_ID']],
  ['bash', `curl -d '{"a": "$A"}' -H 'X: '"$B"`, ['B']],
  ['bash', 'ID=5 # $COMMENT and it\'s $MORE\ncurl "$ID" "\\$ESCAPED" ${DEFAULT:-x} $1 $?', []],
  ['bash', 'for name in a b; do curl "$name"; done', []],
  [
    'python',
    'os.environ["A"], os.environ.get("B"), os.getenv("C"), os.environ.get("D", "x")',
    ['A', 'B', 'C'],
  ],
  ['javascript', 'process.env.A + process.env["B"]', ['A', 'B']],
  ['ruby', `ENV['A'] + ENV.fetch("B") + ENV.fetch('C', 'x')`, ['A', 'B']],
  ['go', 'os.Getenv("A")', ['A']],
  ['php', `getenv('A') . $_ENV["B"]`, ['A', 'B']],
  ['java', 'System.getenv("A")', ['A']],
  ['rust', 'env::var("A")', []],
])('variables that are read in %s: %s', (grammar, source, names) => {
  expect(variablesRead(grammar, source)).toEqual(names);
});

describe('a package that is not there', () => {
  it.each([
    ['go', 'import (\n\t"os"\n\t"github.com/digitalocean/godo"\n)', 'github.com/digitalocean/godo'],
    ['go', 'import "net/http"', undefined],
    ['java', 'import java.net.URI;\nimport okhttp3.OkHttpClient;', 'okhttp3'],
    ['java', 'import static com.example.api.Client.call;', 'com.example.api'],
    ['java', 'import javax.net.ssl.SSLContext;', undefined],
    ['python', 'import pydo', undefined],
  ])('is known from the text of %s', (grammar, source, name) => {
    expect(importedPackage(grammar, source)).toBe(name);
  });

  it.each([
    ['python', "ModuleNotFoundError: No module named 'pydo.client'", 'pydo'],
    ['ruby', '<internal>: cannot load such file -- droplet_kit (LoadError)', 'droplet_kit'],
    [
      'javascript',
      "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'dots-wrapper' imported",
      'dots-wrapper',
    ],
    ['javascript', "Error: Cannot find module './mine.js'", undefined],
    ['bash', '/tmp/sample.sh: line 3: doctl: command not found', 'doctl'],
    [
      'php',
      'PHP Fatal error:  Uncaught Error: Class "GuzzleHttp\\Client" not found in',
      'GuzzleHttp\\Client',
    ],
    ['php', 'PHP Fatal error:  Uncaught Error: Class "Typo" not found in', undefined],
    ['python', "KeyError: 'droplet'", undefined],
  ])('is known from what %s complains of: %s', (grammar, complaint, name) => {
    expect(missingPackage(grammar, complaint)).toBe(name);
  });
});

describe('credentials of a sample', () => {
  const token = { variable: 'ACCESS_TOKEN', literal: 'at_1' };
  const examples = [{ request: { credentials: [token] } }] as unknown as readonly Example[];

  it.each([
    [['ACCESS_TOKEN', 'HOME'], [token]],
    [['DIGITALOCEAN_TOKEN'], [token, { variable: 'DIGITALOCEAN_TOKEN', literal: 'at_1' }]],
    [['DROPLET_ID'], { unknown: 'DROPLET_ID' }],
    [['A_TOKEN', 'B_TOKEN'], { unknown: 'A_TOKEN' }],
  ])('%j', (variables, expected) => {
    expect(sampleCredentials(variables, examples)).toEqual(expected);
  });

  it('that the operation does not ask for are unknown', () => {
    expect(sampleCredentials(['API_TOKEN'], [])).toEqual({ unknown: 'API_TOKEN' });
  });
});
