import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bashPieces, bashString, printfString } from './curl/literals.ts';
import { buildPrograms } from './go/build-programs.ts';
import { goJson, goString, goText, goVariable } from './go/literals.ts';
import { javascriptJson, javascriptString, javascriptTemplate } from './javascript-literals.ts';
import { toJsonText } from './json-text.ts';
import { phpJson, phpPieces, phpString } from './php/literals.ts';
import { pythonJson, pythonString, pythonVariable } from './python-literals.ts';
import { secret, texts, values } from './random-values.test-data.ts';
import { rubyJson, rubyPieces, rubyString } from './ruby/literals.ts';

const argumentTexts = texts.map((text) => text.replaceAll('\0', ''));
const read = { variable: 'SECRET', literal: secret.SECRET };
const folder = mkdtempSync(join(tmpdir(), 'docproof-literals-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a text printed as a literal is that text when the program runs', () => {
  it('in bash', () => {
    const lines = [
      ...argumentTexts.map((text) => `printf '%s\\0' ${bashString(text)}`),
      ...argumentTexts.map((text) => `printf '%s\\0' ${bashPieces([text, read, text])}`),
    ];
    const expected = [...argumentTexts, ...argumentTexts.map((text) => text + secret.SECRET + text)];
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
    const literals = [
      ...texts.map(rubyString),
      ...texts.map((text) => rubyPieces(text === '' ? [read] : [text, read])),
    ];
    const program = `[${literals.join(',\n')}].each { |text| puts text.unpack1('H*') }`;
    expect(hexLines(run('ruby', 'rb', program))).toEqual(withVariable(texts).map(wellFormed));
  });

  it('in PHP', () => {
    const literals = [
      ...texts.map(phpString),
      ...texts.map((text) => phpPieces([text, read], (variable) => variable).join(' . ')),
    ];
    const program = `<?php\nforeach ([${literals.join(',\n')}] as $text) echo bin2hex($text), "\\n";`;
    expect(hexLines(run('php', 'php', program))).toEqual(withVariable(texts).map(wellFormed));
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

  it('in PHP', () => {
    const lines = values.map((value) => {
      const literal = phpJson(value);
      return `echo ${literal === undefined ? phpString(toJsonText(value, { indent: 0 })) : `json_encode(${literal})`}, "\\n";`;
    });
    expectValues(run('php', 'php', `<?php\n${lines.join('\n')}`));
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
  const env = { PATH: process.env.PATH, ...secret };
  const { error, stdout, stderr } = spawnSync(command, extension ? [file] : [], { env, encoding: 'utf8' });
  if (error) throw new Error(`\`${command}\` is not installed.`, { cause: error });
  expect(stderr).toBe('');
  return stdout;
}

async function compile(source: string): Promise<string> {
  const file = join(folder, 'literals.go');
  writeFileSync(file, source);
  const cache = join(tmpdir(), 'docproof-test-cache');
  const built = (await buildPrograms([file], { folder: join(folder, 'build'), cache, packages: '' })).get(
    file,
  );
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
  return [...all, ...all.map((text) => text + secret.SECRET)];
}

function wellFormed(text: string): string {
  return text.toWellFormed();
}
