import { DocsError } from '../../errors.ts';
import { freePort } from '../../lib/free-port.ts';
import { didYouMean } from '../../lib/nearest.ts';
import { startServer } from '../../lib/start-server.ts';
import { isMock, type RunningTarget } from './target.ts';

/** How the configuration says that a Target is reached. */
export interface TargetSettings {
  readonly name: string;
  readonly command: string | undefined;
  readonly url: string | undefined;
  readonly ready: string | undefined;
  /** Seconds. */
  readonly deadline: number;
  readonly controls: string | undefined;
  readonly env: Readonly<Record<string, string>>;
}

/** Finds a Target by its name or URL and starts it where it has a command, or is the mock; `{port}` in its settings is a free port. */
export async function openTarget(
  name: string,
  settings: Readonly<Record<string, TargetSettings>>,
  root: string,
  startMock: () => Promise<RunningTarget>,
): Promise<RunningTarget> {
  if (isMock(name, settings)) return startMock();
  if (/^https?:\/\//.test(name)) return { name, origin: new URL(name).origin, stop: async () => {} };
  const chosen = settings[name];
  if (!chosen) {
    throw new DocsError(
      `No target is called \`${name}\` in docs.config.ts${didYouMean(name, ['mock', ...Object.keys(settings)])}`,
    );
  }
  return chosen.command === undefined ? connect(chosen) : start(chosen, chosen.command, root);
}

function connect(settings: TargetSettings): RunningTarget {
  if (settings.url === undefined) {
    throw new DocsError(
      `Target \`${settings.name}\` has neither a \`command\` nor a \`url\` in docs.config.ts`,
    );
  }
  return { ...common(settings), origin: new URL(settings.url).origin, stop: async () => {} };
}

async function start(settings: TargetSettings, command: string, root: string): Promise<RunningTarget> {
  const port = String(await freePort());
  const fill = (text: string) => text.replaceAll('{port}', port);
  const url = fill(settings.url ?? 'http://127.0.0.1:{port}');
  const env = Object.fromEntries(Object.entries(settings.env).map(([name, value]) => [name, fill(value)]));
  const server = await startServer({
    command: fill(command),
    cwd: root,
    env: { ...inherited(), ...env },
    url: new URL(settings.ready ?? '/', url).href,
    deadline: settings.deadline * 1000,
  });
  return { ...common(settings), origin: new URL(url).origin, stop: server.stop, fate: server.fate };
}

/** The Target is the team's own program: it finds its tools where the team has them. */
function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function common({ name, controls }: TargetSettings): Pick<RunningTarget, 'name' | 'controls'> {
  return controls === undefined ? { name } : { name, controls };
}
