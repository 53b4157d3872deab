import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, type Options } from 'prettier';
import { afterAll, describe, expect, it } from 'vitest';
import { cacheFolder } from '../run/cache-folder.ts';
import { evilRequests, type NamedRequest } from './evil-requests.test-data.ts';
import { languages } from './index.ts';
import { loadTemplates } from './load-templates.ts';
import { printSnippet } from './print-snippet.ts';

type Format = (texts: readonly string[]) => Promise<readonly string[]> | readonly string[];

/** The usual formatter of each language. */
const formatters: Readonly<Record<string, Format>> = {
  go: gofmt,
  'javascript-fetch': prettier({ parser: 'babel' }),
  'javascript-axios': prettier({ parser: 'babel' }),
  'python-requests': black,
  'python-httpx': black,
  php: prettier({ parser: 'php', plugins: ['@prettier/plugin-php'], singleQuote: true }),
  java: googleJavaFormat,
};

const folder = mkdtempSync(join(tmpdir(), 'docproof-formatters-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const templates = await loadTemplates(languages);
const hard: readonly NamedRequest[] = JSON.parse(
  readFileSync(new URL('./hard-requests.json', import.meta.url), 'utf8'),
);

describe.each(Object.entries(formatters))('the formatter of %s', (id, formatTexts) => {
  it('leaves every snippet as it is', async () => {
    const printed = printAll(id);
    expect(printed.length).toBeGreaterThan(100);
    expect((await formatTexts(printed)).join('\n')).toBe(printed.join('\n'));
  }, 120_000);
});

it('shellcheck has nothing to say of a curl script', () => {
  // That nothing is expanded (SC2016), backslashes included (SC1003), is the point of single quotes.
  const args = ['--severity', 'style', '--exclude', 'SC2016,SC1003'];
  const { status, stdout, stderr } = check('shellcheck', 'sh', 'curl', args);
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
}, 120_000);

it('RuboCop has nothing to say of the layout of a Ruby program', () => {
  const config = join(folder, 'rubocop.yml');
  writeFileSync(
    config,
    'AllCops:\n  DisabledByDefault: true\n  SuggestExtensions: false\n  NewCops: disable\nLayout:\n  Enabled: true\nLayout/LineLength:\n  Enabled: false\n',
  );
  const args = ['--config', config, '--cache', 'false', '--format', 'emacs'];
  const { status, stdout } = check('rubocop', 'rb', 'ruby', args);
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
}, 120_000);

/** Runs a checker over all snippets of a language. */
function check(command: string, extension: string, id: string, args: readonly string[]) {
  const files = printAll(id).map((text, index) => {
    const file = join(folder, `snippet${index}.${extension}`);
    writeFileSync(file, text);
    return file;
  });
  const { error, ...said } = spawnSync(command, [...args, ...files], { encoding: 'utf8', cwd: folder });
  expect(error, `\`${command}\` is missing: bash .ci/setup`).toBeUndefined();
  return said;
}

function gofmt(texts: readonly string[]): string[] {
  return texts.map((text) => {
    const { error, stdout } = spawnSync('gofmt', { input: text, encoding: 'utf8' });
    expect(error, '`gofmt` is missing: bash .ci/setup').toBeUndefined();
    return stdout;
  });
}

function printAll(id: string): string[] {
  const language = languages.find((each) => each.id === id);
  if (!language) throw new Error(`There is no language \`${id}\`.`);
  return [...hard, ...evilRequests].flatMap(({ request }) => {
    const whole = { ...request, origin: 'https://api.sumafinance.com' };
    const text = printSnippet(language, templates.get(id) ?? '', whole);
    return typeof text === 'string' ? [text] : [];
  });
}

function prettier(options: Options): Format {
  return (texts) => Promise.all(texts.map((text) => format(text, options)));
}

function black(texts: readonly string[]): string[] {
  const files = texts.map((text, index) => {
    const file = join(folder, `${index}.py`);
    writeFileSync(file, text);
    return file;
  });
  const env = { ...process.env, PYTHONPATH: join(cacheFolder(), 'packages', 'black') };
  const args = ['-m', 'black', '--quiet', '--no-cache', '--workers', '2', folder];
  const { status, stderr } = spawnSync('python3', args, { env, encoding: 'utf8' });
  expect(stderr, 'Black is missing: bash .ci/setup').toBe('');
  expect(status).toBe(0);
  return files.map((file) => readFileSync(file, 'utf8'));
}

function googleJavaFormat(texts: readonly string[]): string[] {
  const files = texts.map((text, index) => {
    const file = join(folder, `${index}.java`);
    writeFileSync(file, text);
    return file;
  });
  const jar = join(cacheFolder(), 'packages', 'google-java-format-1.24.0-all-deps.jar');
  const inner = ['api', 'code', 'file', 'parser', 'tree', 'util'].map(
    (name) => `--add-exports=jdk.compiler/com.sun.tools.javac.${name}=ALL-UNNAMED`,
  );
  const args = [...inner, '-Dfile.encoding=UTF-8', '-jar', jar, '--replace', ...files];
  const { status, stderr } = spawnSync('java', args, { encoding: 'utf8' });
  expect(stderr, 'google-java-format is missing: bash .ci/setup').toBe('');
  expect(status).toBe(0);
  return files.map((file) => readFileSync(file, 'utf8'));
}
