import { execFile } from 'node:child_process';
import { relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { watch as watchFiles } from 'chokidar';

export interface WatchOptions {
  /** Absolute. */
  readonly root: string;
  /** Folders and files, relative to the root, of which anything may change; asked anew after each change. */
  readonly places: () => readonly string[];
  /** The folder that builds write, absolute. */
  readonly out: string;
  /** Told the files, relative to the root, that changed since it was last told. */
  readonly onChange: (files: readonly string[]) => void;
}

export interface Watcher {
  /** Looks at places that were not known before. */
  readonly extend: () => void;
  readonly close: () => Promise<void>;
}

/** Milliseconds without a change after which a burst of changes is over. */
const calm = 50;
/** Milliseconds after which a burst that does not end is told all the same. */
const patience = 2000;

/** Watches the project: editors that write by rename, folders that go and come, bursts of thousands of changes told once. */
export async function watchProject({ root, places, out, onChange }: WatchOptions): Promise<Watcher> {
  const ignored = new Set(await ignoredByGit(root));
  const isWatched = (path: string): boolean => {
    const name = toName(root, path);
    if (name === '') return true;
    const parts = name.split('/');
    if (parts.includes('node_modules') || parts.includes('.git')) return false;
    const absolute = resolve(root, name);
    if (absolute === out || absolute.startsWith(out + sep) || absolute.startsWith(`${out}.`)) return false;
    if (parts.some((_, index) => ignored.has(parts.slice(0, index + 1).join('/')))) return false;
    return places().some(
      (place) => place === name || name.startsWith(`${place}/`) || place.startsWith(`${name}/`),
    );
  };
  const burst = createBurst(onChange);
  const watcher = watchFiles(root, {
    ignored: (path) => !isWatched(path),
    ignoreInitial: true,
    // An editor that writes by rename removes a file for a moment.
    atomic: true,
  });
  watcher.on('all', (_event, path) => burst.add(toName(root, path)));
  watcher.on('error', () => {});
  await new Promise<void>((ready) => watcher.once('ready', ready));
  return {
    extend: () => watcher.add(places().map((place) => resolve(root, place))),
    close: async () => {
      burst.close();
      await watcher.close();
    },
  };
}

function toName(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

/** Collects what changes until it is calm. */
function createBurst(tell: (files: readonly string[]) => void) {
  const files = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let begun = 0;
  const end = () => {
    const changed = [...files];
    files.clear();
    timer = undefined;
    tell(changed);
  };
  return {
    add: (file: string) => {
      if (timer === undefined) begun = performance.now();
      else if (performance.now() - begun > patience) return void files.add(file);
      files.add(file);
      clearTimeout(timer);
      timer = setTimeout(end, calm);
    },
    close: () => clearTimeout(timer),
  };
}

/** Folders and files that git ignores, relative to the root; none where there is no git. */
async function ignoredByGit(root: string): Promise<string[]> {
  const list = ['ls-files', '--others', '--ignored', '--exclude-standard', '--directory', '-z'];
  try {
    const { stdout } = await promisify(execFile)('git', list, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
    return stdout.split('\0').flatMap((name) => (name === '' ? [] : [name.replace(/\/$/, '')]));
  } catch {
    return [];
  }
}
