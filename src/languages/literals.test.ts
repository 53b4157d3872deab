import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Json } from '../model/json.ts';
import { bashString, bashStringWithVariable, printfString } from './curl/literals.ts';
import { buildPrograms } from './go/build-programs.ts';
import { goJson, goString, goText, goVariable } from './go/literals.ts';
import { javascriptJson, javascriptString, javascriptTemplate } from './javascript-fetch/literals.ts';
import { toJsonText } from './json-text.ts';
import { pythonJson, pythonString, pythonVariable } from './python-requests/literals.ts';
import { rubyJson, rubyString, rubyVariable } from './ruby/literals.ts';

const random = randomOf(20251029);
const texts = [...Array(400)].map(() => randomText());
const argumentTexts = texts.map((text) => text.replaceAll('\0', ''));
const values = [...Array(60)].map(() => randomJson(3));
const variable = { SECRET: 's3cr\\et"\'`$#{1}' };
const folder = mkdtempSync(join(tmpdir(), 'docproof-literals-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a text printed as a literal is that text when the program runs', () => {
  it('in bash', () => {
    const lines = [
      ...argumentTexts.map((text) => `printf '%s\\0' ${bashString(text)}`),
      ...argumentTexts.map((text) => `printf '%s\\0' ${bashStringWithVariable(text, 'SECRET')}`),
    ];
    const expected = [...argumentTexts, ...argumentTexts.map((text) => text + variable.SECRET)];
    expect(run('bash', 'sh', lines.join('\n')).split('\0').slice(0, -1)).toEqual(expected.map(wellFormed));
  });

  it('as an argument of printf', () => {
    const lines = texts.map(
      (text) => `printf '%b' ${printfString(text)} | od -An -v -tx1 | tr -d ' \\n'; echo`,
    );
    expect(hexLines(run('bash', 'sh', lines.join('\n')))).toEqual(texts.map(wellFormed));
  });

  it('in JavaScript', () => {
    const literals = [
      ...texts.map(javascriptString),
      ...texts.map((text) => javascriptTemplate(text, 'SECRET')),
    ];
    const program = `for (const text of [${literals.join(',\n')}])
      console.log(Buffer.from(text.toWellFormed()).toString('hex'));`;
    expect(hexLines(run(process.execPath, 'mjs', program))).toEqual(withVariable(texts).map(wellFormed));
  });

  it('in Python', () => {
    const literals = [...texts.map(pythonString), ...texts.map((text) => pythonVariable(text, 'SECRET'))];
    const program = `import os\nfor text in [${literals.join(',\n')}]:
    print(text.encode("utf-16-le", "surrogatepass").hex())`;
    expect(hexLines(run('python3', 'py', program), 'utf16le')).toEqual(withVariable(texts));
  });

  it('in Ruby', () => {
    const literals = [...texts.map(rubyString), ...texts.map((text) => rubyVariable(text, 'SECRET'))];
    const program = `[${literals.join(',\n')}].each { |text| puts text.unpack1('H*') }`;
    expect(hexLines(run('ruby', 'rb', program))).toEqual(withVariable(texts).map(wellFormed));
  });

  it('in Go', async () => {
    const literals = [
      ...texts.map(goString),
      ...texts.map((text) => goVariable(text, 'SECRET')),
      ...texts.map(goText),
      ...texts.map((text) => goJson(toJsonText(text))),
    ];
    const source = `package main\n\nimport (\n\t"fmt"\n\t"os"\n)\n\nfunc main() {
	for _, text := range []string{\n${literals.join(',\n')},\n} {\n\t\tfmt.Printf("%x\\n", text)\n\t}\n}\n`;
    const lines = hexLines(run(await compile(source)));
    const json = lines.slice(-texts.length).map((text) => JSON.parse(text));
    expect(lines.slice(0, -texts.length)).toEqual([...withVariable(texts), ...texts].map(wellFormed));
    expect(json).toEqual(texts);
  });
});

describe('a JSON value printed as a literal is serialised to that value', () => {
  it('in JavaScript', () => {
    const literals = values.map((value) => javascriptJson(value, { indent: 0, before: 0, after: 0 }));
    expectValues(run(process.execPath, 'mjs', literals.map((text) => `console.log(${text});`).join('\n')));
  });

  it('in Python', () => {
    const lines = values.map((value) => {
      const literal = pythonJson(value);
      return `print(${literal === undefined ? pythonString(toJsonText(value, { indent: 0 })) : `json.dumps(${literal})`})`;
    });
    expectValues(run('python3', 'py', `import json\n${lines.join('\n')}`));
  });

  it('in Ruby', () => {
    const lines = values.map((value) => {
      const literal = rubyJson(value);
      return `puts(${literal === undefined ? rubyString(toJsonText(value, { indent: 0 })) : `JSON.generate(${literal})`})`;
    });
    expectValues(run('ruby', 'rb', `require 'json'\n${lines.join('\n')}`));
  });

  it('in JSON itself', () => {
    expect(values.map((value) => JSON.parse(toJsonText(value)))).toEqual(values);
  });
});

function expectValues(output: string): void {
  const lines = output.trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(values);
}

function run(command: string, extension?: string, program = ''): string {
  const file = join(folder, `program.${extension}`);
  if (extension) writeFileSync(file, program.toWellFormed());
  const env = { PATH: process.env.PATH, ...variable };
  const { error, stdout, stderr } = spawnSync(command, extension ? [file] : [], { env, encoding: 'utf8' });
  if (error) throw new Error(`\`${command}\` is not installed.`, { cause: error });
  expect(stderr).toBe('');
  return stdout;
}

async function compile(source: string): Promise<string> {
  const file = join(folder, 'literals.go');
  writeFileSync(file, source);
  const cache = join(tmpdir(), 'docproof-test-cache');
  const built = (await buildPrograms([file], { folder: join(folder, 'build'), cache })).get(file);
  if (!built || 'failure' in built) throw new Error(built?.failure ?? 'nothing was built');
  return built.file;
}

function hexLines(output: string, encoding: 'utf8' | 'utf16le' = 'utf8'): string[] {
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => Buffer.from(line, 'hex').toString(encoding));
}

function withVariable(all: readonly string[]): string[] {
  return [...all, ...all.map((text) => text + variable.SECRET)];
}

function wellFormed(text: string): string {
  return text.toWellFormed();
}

/** Made of what has a meaning in one of the languages. */
function randomText(): string {
  const pieces = [
    ...'abz019 \'"`\\$#%{}()[]<>|&;!?*~^@=+-_,./:\n\r\t\0',
    ...[
      '#{1+1}',
      '$\u007bHOME}',
      '$(id)',
      '`id`',
      '%{a}',
      '{{b}}',
      '<%= 1 %>',
      '\\u0041',
      '\\x41',
      '\\0',
      '%s',
      '//',
      '/*',
      '*/',
    ],
    ...[
      '"""',
      "'''",
      '\x1b',
      '\x7f',
      '\x85',
      '\u2028',
      '\ufeff',
      '\u202e',
      '\u00ad',
      'é',
      '日本',
      '👍',
      '\u{e0067}',
      '\ud800',
      '\udc00',
      '__END__',
      '=begin',
    ],
  ];
  return [...Array(random(12))].map(() => pieces[random(pieces.length)]).join('');
}

function randomJson(depth: number): Json {
  const kind = random(depth > 0 ? 8 : 5);
  if (kind === 0) return [null, true, false][random(3)] ?? null;
  if (kind < 3) return randomNumber();
  if (kind < 5) return randomText();
  const members = [...Array(random(5))].map(() => randomJson(depth - 1));
  return kind < 6 ? members : Object.fromEntries(members.map((member) => [randomText(), member]));
}

function randomNumber(): number {
  const numbers = [
    0,
    -1,
    0.1,
    1e21,
    1e20,
    1e-5,
    123456789012345680,
    1.5e300,
    0.00012345,
    -99.99,
    2 ** 53,
    1e15 + 0.5,
  ];
  return random(2)
    ? (random(2_000_000) - 1_000_000) / 10 ** random(9)
    : (numbers[random(numbers.length)] ?? 0);
}

/** A generator that makes the same numbers each time: xorshift. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
