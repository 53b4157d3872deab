import { nearest } from '../../../lib/nearest.ts';
import type { Docs } from '../../../model/docs.ts';
import type { Json } from '../../../model/json.ts';
import { defineDocumentCheck } from '../document-check.ts';
import { type ApiNames, apiNames } from './api-names.ts';
import { codeSpans, findingAt, type GuideProse, guideProses, type Statement } from './guide-prose.ts';
import { standardFields } from './standard-fields.ts';

/** Finds names in code font that neither the API nor a block of the page knows. */
export const nameKnown = defineDocumentCheck({
  rule: 'name-known',
  description:
    'Who copies a field, a header or an error code out of a sentence must find it in the API under that name.',
  *check(docs) {
    for (const prose of guideProses(docs)) {
      const names = namesFor(prose, docs);
      if (names.apis.length === 0) continue;
      for (const statement of prose.statements) {
        for (const { code, index } of codeSpans(statement.text)) {
          const fault = faultOf(code, statement, index, names);
          if (fault === undefined) continue;
          yield findingAt(prose, statement, index, {
            rule: 'name-known',
            message: fault,
            fix: 'Correct it; a name that is not of the API stands in a block of the page, or under `words` in its front matter',
          });
        }
      }
    }
  },
});

/** What a page may name. */
interface Names {
  readonly apis: readonly ApiNames[];
  /** Everything that its blocks and diagrams say. */
  readonly blocks: string;
  readonly own: ReadonlySet<string>;
  /** A page of no API speaks of other things too: there only what is nearly a name is a mistake. */
  readonly isShared: boolean;
}

/** A page may name what its versions have, and what the versions have of which it speaks. */
function namesFor({ guide, text, versions }: GuideProse, docs: Docs): Names {
  const others = docs.apis
    .flatMap((api) => api.versions)
    .filter((each) => each.api === guide.api && !versions.includes(each) && speaksOf(text, each.id));
  return {
    apis: [...versions, ...others].map(apiNames),
    blocks: [...guide.blocks.map((block) => block.text), ...programsOf(docs)].join('\n'),
    own: new Set(textsOf(guide.frontMatter.words)),
    isShared: guide.version === undefined,
  };
}

/** Programs that pages take blocks from, and the paths of what stands beside the API, such as controls. */
function programsOf({ sources, flowSources }: Docs): string[] {
  const files = Object.keys(sources).filter((file) => !/\.(?:md|ya?ml|json)$/.test(file));
  return [
    ...files.map((file) => sources[file] ?? ''),
    ...flowSources.flatMap(({ operations }) => operations.map(({ path }) => path)),
  ];
}

function speaksOf(text: string, version: string): boolean {
  return new RegExp(`(?<![\\w.])${version.replace(/\W/g, '\\$&')}(?![\\w.])`).test(text);
}

function textsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** What is wrong with the text of a code span; undefined when nothing is, or nobody can say. */
function faultOf(code: string, statement: Statement, index: number, names: Names): string | undefined {
  if (names.own.has(code)) return undefined;
  const field = /^([A-Z][A-Za-z0-9-]*): ?(\S.*)$/.exec(code);
  if (field?.[1] !== undefined && field[2] !== undefined) return headerFault(field[1], field[2], names);
  if (isCalledHeader(code, statement, index)) return headerFault(code, undefined, names);
  if (/^[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)+$/.test(code)) return headerFault(code, undefined, names);
  if (/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(code)) return codeFault(code, names);
  if (/^\/[\w{}/.-]+$/.test(code)) return pathFault(code, names);
  if (/^[a-z]\w*(\.[a-z]\w*)+$/.test(code)) return memberFault(code, names);
  for (const [, quoted = ''] of code.matchAll(/"([a-z]\w*)"\s*:/g)) {
    const fault = wordFault(quoted, names);
    if (fault !== undefined) return fault;
  }
  return /^[A-Za-z]\w*$/.test(code) ? wordFault(code, names) : undefined;
}

/** "the `Link` header", "the header `Link`". */
function isCalledHeader(code: string, { text, columns }: Statement, index: number): boolean {
  if (!/^[A-Z][A-Za-z-]*[A-Za-z]$/.test(code)) return false;
  if (/^header$/i.test(columns?.[0] ?? '') && /^[ \t>]*\|\s*`+$/.test(text.slice(0, index))) return true;
  return (
    /\bheaders?\s+`+$/i.test(text.slice(0, index)) ||
    /^`+\s+headers?\b/i.test(text.slice(index + code.length))
  );
}

function headerFault(name: string, value: string | undefined, names: Names): string | undefined {
  const lower = name.toLowerCase();
  const known = names.apis.some(
    ({ headers, words }) => headers.has(lower) || (name.includes('-') && words.has(name)),
  );
  if (!known && !standardFields.has(lower) && !isShown(name, names)) {
    return unknown('header', name, [...names.apis.flatMap(({ headers }) => [...headers]), ...standardFields]);
  }
  const values = names.apis.flatMap(({ headerValues }) => [...(headerValues.get(lower) ?? [])]);
  if (value === undefined || values.length === 0 || names.blocks.includes(`${name}: ${value}`))
    return undefined;
  const fits = values.some(
    (each) => each === value || each.startsWith(value.replace(/[…<].*$/, '') || value),
  );
  return fits ? undefined : `The header \`${name}\` is never \`${value}\`, but \`${values.join('` or `')}\``;
}

function codeFault(code: string, names: Names): string | undefined {
  if (names.apis.some(({ errorCodes, words }) => errorCodes.has(code) || words.has(code))) return undefined;
  if (isShown(code, names)) return undefined;
  const codes = names.apis.flatMap(({ errorCodes }) => [...errorCodes]);
  return names.isShared && nearest(code, codes) === undefined ? undefined : unknown('code', code, codes);
}

function wordFault(word: string, names: Names): string | undefined {
  if (names.isShared) return undefined;
  if (names.apis.some(({ words }) => words.has(word)) || isShown(word, names)) return undefined;
  const words = names.apis.flatMap((api) => [...api.words]).filter((each) => /^[A-Za-z]\w{3,}$/.test(each));
  if (word.includes('_')) return unknown('name', word, words);
  // A plain word may be anything; one that is nearly a name of the API is that name.
  const near = words.find(
    (each) => each !== word && word.length > 4 && (isForm(each, word) || isForm(word, each)),
  );
  return near === undefined ? undefined : unknown('name', word, [near]);
}

/** `unlocked` is a form of `unlock`, `administrator` of `admin`. */
function isForm(short: string, long: string): boolean {
  if (!/^[a-z]{4,}$/.test(short) || !/^[a-z.]+$/.test(long) || long === `${short}s`) return false;
  return long.startsWith(short) && long.length - short.length < 9;
}

function memberFault(code: string, names: Names): string | undefined {
  if (names.isShared || isShown(code, names) || names.apis.some(({ words }) => words.has(code)))
    return undefined;
  const parts = code.split('.');
  for (const [at, member] of parts.entries()) {
    const owner = parts[at - 1];
    const members = names.apis.flatMap((api) => [...(api.members.get(owner ?? '') ?? [])]);
    if (owner === undefined || members.length === 0 || members.includes(member)) continue;
    return `\`${owner}\` has no member \`${member}\`, but \`${[...new Set(members)].join('`, `')}\``;
  }
  const whole = names.apis.flatMap(({ words }) => [...words]).filter((word) => word.includes('.'));
  const near = whole.find((each) => code.startsWith(each) || each.startsWith(code));
  return near === undefined ? undefined : unknown('name', code, [near]);
}

function pathFault(path: string, names: Names): string | undefined {
  if (isShown(path, names)) return undefined;
  for (const { paths, words } of names.apis) {
    if ([...paths].some((each) => isPath(path, each))) return undefined;
    if (path.split('/').every((part) => part === '' || /^\d+$/.test(part) || words.has(part)))
      return undefined;
  }
  const paths = names.apis.flatMap((api) => [...api.paths]);
  return names.isShared && nearest(path, paths) === undefined ? undefined : unknown('path', path, paths);
}

/** Whether a path is one that the template stands for, or the start of one. */
function isPath(path: string, template: string): boolean {
  const parts = template.split('/');
  const own = path.replace(/\/$/, '').split('/');
  return (
    own.length <= parts.length &&
    own.every((part, at) => part === parts[at] || /^\{.*\}$/.test(parts[at] ?? ''))
  );
}

function isShown(name: string, { blocks }: Names): boolean {
  return new RegExp(`(?<![\\w-])${name.replace(/[^\w]/g, '\\$&')}(?![\\w-])`, 'i').test(blocks);
}

function unknown(what: string, name: string, candidates: readonly string[]): string {
  const near = nearest(name, new Set(candidates));
  return `No ${what} of the API is called \`${name}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}`;
}
