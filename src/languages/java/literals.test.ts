import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { secret, texts } from '../random-values.test-data.ts';
import { compilePrograms } from './compile-programs.ts';
import { printPieces } from './environment.ts';
import { layOut } from './expression.ts';
import { javaString, stringPieces, textBlock } from './literals.ts';

const folder = mkdtempSync(join(tmpdir(), 'docproof-java-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place = { indent: 4, column: 4, after: 0 };
const lined = texts.flatMap((text) => [`${text}\n`, `  ${text}\n ${text}`, `${text} \n\n\t${text}`]);

describe('a text printed as a literal is that text when the program runs', () => {
  it('as a string, as a text block, broken over lines, and before a variable', async () => {
    const doubled = texts.map((text) => `${text} ${text}\n${text} ${text}`);
    const wanted = [...texts, ...lined, ...doubled, ...texts.map((text) => text + secret.SECRET)];
    const literals = [
      ...texts.map(javaString),
      ...lined.map((text) => textBlock(text, 4, 60)),
      ...doubled.map((text) => layOut({ text }, { ...place, column: 90 })),
      ...texts.map((text) => layOut(printPieces([text, { variable: 'SECRET', literal: '' }]), place)),
    ];
    const printed = await run(literals);
    expect(printed).toEqual(wanted.map((text) => text.toWellFormed()));
  });

  it('never leaves out or adds anything where a string is broken', () => {
    expect(texts.map((text) => stringPieces(text).join(''))).toEqual(
      texts.map((text) => javaString(text).slice(1, -1)),
    );
  });
});

/** Runs a program that prints each text in Base64, one method a text, since none may be longer than 64 KiB. */
async function run(literals: readonly string[]): Promise<string[]> {
  const methods = literals.map(
    (literal, index) => `  static String text${index}() {\n    return ${literal};\n  }`,
  );
  const calls = literals.map((_, index) => `    print(text${index}());`);
  const source = `class Main {
  public static void main(String[] args) {\n${calls.join('\n')}\n  }
  static void print(String text) {
    var bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    System.out.println(java.util.Base64.getEncoder().encodeToString(bytes));
  }\n${methods.join('\n')}\n}\n`;
  const file = join(folder, 'literals.java');
  writeFileSync(file, source);
  const built = (await compilePrograms([file], { folder: join(folder, 'build') })).get(file);
  if (!built || 'failure' in built) throw new Error(built?.failure ?? 'nothing was built');
  const env = { PATH: process.env.PATH, ...secret };
  const output = execFileSync('java', ['-cp', dirname(built.file), 'Main'], { env, encoding: 'utf8' });
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => Buffer.from(line, 'base64').toString('utf8'));
}

describe('compilePrograms', () => {
  it('says what the compiler says of each program that it refuses, and builds the others', async () => {
    const sources = {
      'good.java': 'public class Main {\n  public static void main(String[] args) {}\n}\n',
      'other.java': 'package a.b;\n\nclass Other {}\n\nclass Main {}\n',
      'unknown-name.java': 'class Main {\n  int a = unknown;\n}\n',
      'open-quote.java': 'class Main {\n  String a = "open;\n}\n',
      'empty.java': '',
      'deep.java': `class Main {\n  int a = ${'('.repeat(20_000)}1${')'.repeat(20_000)};\n}\n`,
    };
    const files = Object.entries(sources).map(([name, source]) => {
      writeFileSync(join(folder, name), source);
      return join(folder, name);
    });
    const built = await compilePrograms(files, { folder: join(folder, 'refused') });
    expect(files.map((file) => built.get(file))).toEqual([
      { file: join(folder, 'refused', 'program1', 'Main.class') },
      { file: join(folder, 'refused', 'program2', 'a.b.Other.class') },
      { failure: expect.stringContaining('unknown-name.java:2: error: cannot find symbol') },
      { failure: expect.stringContaining('open-quote.java:2: error: unclosed string literal') },
      { failure: 'error: no class found in source file' },
      { failure: expect.stringContaining('error: ') },
    ]);
  });
});
