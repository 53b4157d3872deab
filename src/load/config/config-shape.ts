import {
  anyText,
  callable,
  flag,
  listOf,
  mapOf,
  matching,
  positive,
  record,
  type Shape,
  text,
} from './shape.ts';

const id = matching(/^[a-z0-9][a-z0-9._-]*$/, 'an id of lower-case letters, digits, `-`, `_` and `.`');
const url = matching(/^https?:\/\/[^\s/]+/, 'a URL that starts with `http://` or `https://`');
const path = matching(/^\//, 'a path that starts with `/`');

const site = record({
  title: text,
  tagline: anyText,
  url,
  color: matching(/^#[0-9a-f]{6}$/i, 'a colour such as `#2563eb`'),
  organisation: anyText,
  repository: url,
  editUrl: url,
});

const version = record({ id, label: text, spec: text, flows: text, guides: text }, ['id', 'spec']);

const target = record({
  command: text,
  url,
  ready: path,
  deadline: positive,
  controls: path,
  sources: listOf(text),
  env: mapOf(anyText),
  allowNotProven: listOf(text),
});

const ownLanguage = record(
  {
    id: matching(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a kebab-case id such as `python-requests`'),
    title: text,
    grammar: text,
    extension: matching(/^[A-Za-z0-9]+$/, 'an extension without a dot'),
    template: text,
    view: callable,
    runner: record(
      {
        needs: listOf(
          record({ name: text, probe: listOf(anyText), install: text, env: callable }, [
            'name',
            'probe',
            'install',
          ]),
        ),
        prepare: callable,
        bypassesProxyOnLoopback: flag,
        command: callable,
        host: record({ kind: text, command: callable }, ['kind', 'command']),
      },
      ['needs', 'command'],
    ),
  },
  ['id', 'title', 'grammar', 'extension', 'view', 'runner'],
);

/** The id of one of ours, or a language as a value. */
const language: Shape = (value, path) => (typeof value === 'string' ? text : ownLanguage)(value, path);

/** The shape of docs.config.ts. */
export const configShape = record({
  site,
  current: matching(/^[^/]+\/[^/]+$/, 'an api and a version such as `auth/v1`'),
  apis: listOf(record({ id, title: text, versions: listOf(version) }, ['id', 'versions'])),
  guides: text,
  languages: listOf(language),
  target: text,
  targets: mapOf(target),
  out: text,
  limits: record({ time: positive, memory: positive, output: positive, processes: positive }),
});
