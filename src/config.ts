import type { Language } from './languages/language.ts';
import type { RemarkPlugin } from './model/publication.ts';
import type { Site, SiteLink } from './model/site.ts';

/** What a project writes into docs.config.ts: everything but the specifications has a default. */
export interface UserConfig {
  readonly site?: {
    readonly title?: string;
    readonly tagline?: string;
    /** Where the site will be published, such as `https://docs.example.com`. */
    readonly url?: string;
    /** Brand colour, `#rrggbb`. @default '#2563eb' */
    readonly color?: string;
    readonly organisation?: string;
    readonly repository?: string;
    readonly editUrl?: string;
    /** Language of the pages, such as `de` or `ar`; sets the direction of writing too. @default 'en' */
    readonly language?: string;
    /** Folder of templates and assets that replace ours one by one. @default 'templates/site' where there is one */
    readonly templates?: string;
    /** Picture among the assets of the templates. */
    readonly logo?: { readonly file: string; readonly alt: string };
    /** Stylesheets among the assets of the templates, after ours. @default [] */
    readonly styles?: readonly string[];
    /** Further entries of the navigation bar: a URL, or a path from the site's root such as `/auth/v2/errors/`. */
    readonly navbar?: readonly SiteLink[];
    readonly footer?: readonly { readonly title: string; readonly links: readonly SiteLink[] }[];
    /** Ids of the operations that home pages show first. @default those that most guides use */
    readonly popular?: readonly string[];
    /** Former paths and where they lead now; a fragment on the former path becomes an anchor of its page. */
    readonly redirects?: Readonly<Record<string, string>>;
    /** Measurement id of Google Analytics 4, such as `G-XXXXXXXXXX`; addresses are anonymised. */
    readonly analytics?: string;
    /** Shows "Was this page helpful?", and posts `{ page, helpful, comment, user_agent }` to this URL. */
    readonly feedback?: string;
    readonly docSearch?: { readonly appId: string; readonly apiKey: string; readonly indexName: string };
    /** [remark](https://github.com/remarkjs/remark) plugins for guides and descriptions. @default [] */
    readonly remarkPlugins?: readonly RemarkPlugin[];
  };
  /** `<api>/<version>` that unversioned URLs lead to. @default the last version of the first api */
  readonly current?: string;
  readonly apis?: readonly UserApi[];
  /** Glob of the guides that all versions share. @default 'guides/*.md' */
  readonly guides?: string;
  /**
   * Globs of further files whose code samples run, though they are no pages: fenced blocks of Markdown such as `README.md`,
   * and of `@example` in docstrings of sources. @default []
   */
  readonly samples?: readonly string[];
  /** The languages in which snippets are printed, in their order: ids of ours, and own ones as values. @default all of ours */
  readonly languages?: readonly (string | Language)[];
  /** Name of the target that is spoken to. @default 'reference' where there is one, else 'mock' */
  readonly target?: string;
  readonly targets?: Readonly<Record<string, UserTarget>>;
  /** Folder that is written. @default 'out' */
  readonly out?: string;
  readonly limits?: Partial<Limits>;
}

/** A documented API with its versions, oldest first. */
export interface UserApi {
  readonly id: string;
  /** @default the title in the newest specification */
  readonly title?: string;
  readonly versions: readonly UserVersion[];
}

export interface UserVersion {
  readonly id: string;
  /** What the version switch shows. @default the id */
  readonly label?: string;
  /** File of the OpenAPI document. */
  readonly spec: string;
  /** Glob of the Arazzo documents. @default `flows/*.arazzo.yaml` beside the specification */
  readonly flows?: string;
  /** Glob of the guides of this version. @default all Markdown files below `guides/<api>/<version>` */
  readonly guides?: string;
}

/** A server that the documentation can be run against. */
export interface UserTarget {
  /** Starts the server in the project's folder; the target is stopped when the run ends. */
  readonly command?: string;
  /** Base URL; with a command, where the command will listen. */
  readonly url?: string;
  /** Path that answers when the server is ready. */
  readonly ready?: string;
  /** Seconds in which the command must be ready. @default 30 */
  readonly deadline?: number;
  /** Path under which the server has its test controls; absent: it has none. */
  readonly controls?: string;
  /** Globs of the files that decide what the server answers. @default [] */
  readonly sources?: readonly string[];
  /** Environment variables of the command. @default {} */
  readonly env?: Readonly<Record<string, string>>;
  /** Reasons for not being proven that `--strict` forgives on this target. @default [] */
  readonly allowNotProven?: readonly string[];
}

/** What a program may use before it is stopped. */
export interface Limits {
  /** Seconds. @default 30 */
  readonly time: number;
  /** MiB. @default 512 */
  readonly memory: number;
  /** Bytes on standard output and error. @default 1048576 */
  readonly output: number;
  /** @default 64 */
  readonly processes: number;
}

/** The configuration with its defaults: paths absolute, globs relative to the root. */
export interface Config {
  /** The project's folder, absolute. */
  readonly root: string;
  /** The configuration file, relative to the root. */
  readonly file: string;
  readonly site: Site;
  readonly remarkPlugins: readonly RemarkPlugin[];
  readonly current: string;
  readonly apis: readonly ApiConfig[];
  readonly guides: string;
  readonly samples: readonly string[];
  /** Undefined: all of ours. */
  readonly languages: readonly (string | Language)[] | undefined;
  readonly target: string;
  readonly targets: Readonly<Record<string, TargetConfig>>;
  /** Absolute. */
  readonly out: string;
  readonly limits: Limits;
}

export interface ApiConfig {
  readonly id: string;
  readonly title: string | undefined;
  readonly versions: readonly VersionConfig[];
}

export interface VersionConfig {
  readonly id: string;
  readonly label: string;
  /** Absolute. */
  readonly spec: string;
  readonly flows: string;
  readonly guides: string;
}

export interface TargetConfig {
  readonly name: string;
  readonly command: string | undefined;
  readonly url: string | undefined;
  readonly ready: string | undefined;
  /** Seconds. */
  readonly deadline: number;
  readonly controls: string | undefined;
  readonly sources: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly allowNotProven: readonly string[];
}

/**
 * Types a configuration in docs.config.ts.
 *
 * @example
 * ```ts
 * import { defineConfig } from 'docproof';
 *
 * export default defineConfig({
 *   apis: [{ id: 'shop', versions: [{ id: 'v1', spec: 'openapi.yaml' }] }],
 *   samples: ['README.md'],
 * });
 * ```
 */
export function defineConfig(config: UserConfig): UserConfig {
  return config;
}
