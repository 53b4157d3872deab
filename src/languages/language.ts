import type { HttpRequest } from '../model/example.ts';

/** How a snippet is printed and how it is run. One folder a language; a project can add its own in docs.config.ts. */
export interface Language {
  /** Kebab-case, such as `python-requests`; part of file names. */
  readonly id: string;
  /** What a tab shows, such as `Python (requests)`. */
  readonly title: string;
  /** Prism's name of the language. */
  readonly grammar: string;
  /** Extension of a snippet's file, without the dot. */
  readonly extension: string;
  /** The text of a Handlebars template; that of `templates/snippets/<id>.hbs` when absent. */
  readonly template?: string;
  /** What the template is given; says `unprintable` when the client cannot send such a request. */
  readonly view: (request: HttpRequest) => SnippetView | Unprintable;
  readonly runner: Runner;
}

/** Values for the template: already literals of the language, escaped. */
export type SnippetView = Readonly<Record<string, unknown>>;

export interface Unprintable {
  readonly unprintable: string;
}

/** Executes a file of the language, byte for byte as it is. */
export interface Runner {
  /** What must be installed, each with the command that tells its version. */
  readonly needs: readonly Need[];
  /** Makes programs of files, many at once, or puts them where they find their packages. Returns the file to run for each. */
  readonly prepare?: (
    files: readonly string[],
    context: PrepareContext,
  ) => Promise<ReadonlyMap<string, Prepared>>;
  /** It calls servers of this machine directly, whatever proxy it is given. */
  readonly bypassesProxyOnLoopback?: true;
  /** How one (prepared) file is run, in a process of its own. */
  readonly command: (file: string, context: RunContext) => Command;
  /** Its programs may use so many times the memory that the configuration allows. @default 1 */
  readonly memoryFactor?: number;
  /** How many files are run with less: a language without it is run by `command` alone. */
  readonly host?: Host;
}

/**
 * A process that is started before its programs, with what these load already loaded. It takes jobs, one at a time, and
 * what a program does in it must not be told from what `command` would have done: exit status, output, and errors that
 * nobody catches included. A program that takes its host down is run once more by `command`.
 *
 * A job is one line of words in Base64 with a space between: path of a Unix socket, file, working folder, then each
 * variable of the whole environment as `name=value`. Who `forks` or `contains` programs reads jobs from its standard
 * input, until that ends, and writes events to its standard output, a line each: `started <pid>`, then `exited <status>`
 * or `signalled <number>`. A program has the null device as standard input; its standard output and error are the first
 * and the second connection to the socket.
 *
 * Who `becomes` the program gets its job on file descriptor 3, and its standard streams are the program's: it ends as the
 * program does. The first word is no socket but a mark. Where the program has come to its end with status 0 and left the
 * process as it was, the host may write the mark to standard output and error and take a further job instead, unless the
 * mark is empty. No host gets the same file twice.
 */
export interface Host {
  /**
   * `forks`: each program is a child that leads a session of its own. `becomes`: the host turns into its program,
   * and into the next where it can. `contains`: programs run inside the host, which ends when one passes a limit.
   */
  readonly kind: 'forks' | 'becomes' | 'contains';
  /** How it is started; `proxy` is none yet, and the working folder is empty. */
  readonly command: (context: RunContext) => Command;
}

export interface Need {
  /** Such as `python3` or `requests`. */
  readonly name: string;
  /** Exits 0 and prints the version when it is there. */
  readonly probe: readonly [string, ...string[]];
  /** How to get it, such as `apt-get install ruby`. */
  readonly install: string;
  /** Added to the probe's environment: where packages that `docs setup` installed are looked for. */
  readonly env?: (context: Pick<RunContext, 'packages'>) => Readonly<Record<string, string>>;
}

export type Prepared = { readonly file: string } | { readonly failure: string };

export interface PrepareContext {
  /** An empty folder for what is built. */
  readonly folder: string;
  /** A folder that stays between builds, for compiler caches. */
  readonly cache: string;
  /** Folder of packages that `docs setup` installed. */
  readonly packages: string;
}

export interface RunContext {
  /** PEM file that holds the Wire's CA; beside it lies the same as a trust store of Java, with the extension `.jks`. */
  readonly caFile: string;
  /** `http://127.0.0.1:<port>` of the Wire. */
  readonly proxy: string;
  /** Folder of packages that `docs setup` installed: `<packages>/python`. */
  readonly packages: string;
}

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  /** Added to the clean environment: what this runtime needs to reach the Wire and its packages. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Returns its argument, typed.
 *
 * @example
 * ```ts
 * import { defineLanguage } from 'docproof';
 *
 * export const httpie = defineLanguage({
 *   id: 'httpie',
 *   title: 'HTTPie',
 *   grammar: 'bash',
 *   extension: 'sh',
 *   template: 'http {{method}} {{url}}\n',
 *   view: ({ method, origin, target }) => ({ method, url: `'${origin}${target}'` }),
 *   runner: {
 *     needs: [{ name: 'http', probe: ['http', '--version'], install: 'apt-get install httpie' }],
 *     command: (file, { proxy }) => ({ command: 'sh', args: [file], env: { HTTPS_PROXY: proxy } }),
 *   },
 * });
 * ```
 */
export function defineLanguage(language: Language): Language {
  return language;
}
