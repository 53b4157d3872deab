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

const word = matching(/^[A-Za-z0-9]+$/, 'letters and digits');
const link = record(
  { title: text, href: matching(/^(https?:|mailto:|\/)/, 'a URL or a path that starts with `/`') },
  ['title', 'href'],
);

/** A function, or a list that starts with one. */
const plugin: Shape = (value, path) => callable(Array.isArray(value) ? value[0] : value, path);

const site = record({
  title: text,
  tagline: anyText,
  url,
  color: matching(/^#[0-9a-f]{6}$/i, 'a colour such as `#2563eb`'),
  organisation: anyText,
  repository: url,
  editUrl: url,
  language: matching(/^[a-z]{2,3}(-[a-z0-9]+)*$/i, 'a language such as `en` or `pt-BR`'),
  templates: text,
  logo: record({ file: text, alt: anyText }, ['file', 'alt']),
  styles: listOf(text),
  navbar: listOf(link),
  footer: listOf(record({ title: text, links: listOf(link) }, ['title', 'links'])),
  popular: listOf(text),
  redirects: mapOf(text),
  analytics: matching(/^G-[A-Z0-9]+$/, 'a measurement id such as `G-XXXXXXXXXX`'),
  feedback: url,
  docSearch: record({ appId: word, apiKey: word, indexName: text }, ['appId', 'apiKey', 'indexName']),
  remarkPlugins: listOf(plugin),
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
  samples: listOf(text),
  languages: listOf(language),
  target: text,
  targets: mapOf(target),
  out: text,
  limits: record({ time: positive, memory: positive, output: positive, processes: positive }),
});
