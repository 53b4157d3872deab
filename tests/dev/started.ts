import { request } from 'node:http';
import { onTestFinished } from 'vitest';
import { type Development, develop } from '../../src/dev/develop.ts';
import type { DevEvent } from '../../src/dev/event.ts';
import { loadConfig } from '../../src/load/config/load-config.ts';

/** A session in this process, and what it told. */
export interface Started extends Development {
  readonly events: readonly DevEvent[];
  /** The first event after the last one that was waited for that is so; rejects after a while. */
  readonly until: (matches: (event: DevEvent) => boolean) => Promise<DevEvent>;
}

/** Starts `docproof dev` for a project; it goes away with the test. */
export async function start(
  root: string,
  options: { readonly run?: boolean; readonly target?: string; readonly port?: number } = {},
): Promise<Started> {
  const events: DevEvent[] = [];
  let seen = 0;
  let wake = (): void => {};
  const development = await develop({
    loadConfig: () => loadConfig(root),
    target: options.target,
    run: options.run ?? false,
    port: options.port ?? 0,
    tell: (event) => {
      events.push(event);
      wake();
    },
  });
  onTestFinished(development.close);
  const until = async (matches: (event: DevEvent) => boolean): Promise<DevEvent> => {
    const end = performance.now() + 45_000;
    for (;;) {
      const index = events.findIndex((event, position) => position >= seen && matches(event));
      const found = events[index];
      if (found) {
        seen = index + 1;
        return found;
      }
      if (performance.now() > end) throw new Error(`It never came; what came: ${JSON.stringify(events)}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, 1000).unref();
      });
    }
  };
  return { ...development, events, until };
}

/** A request as it is given, which fetch would make tidy first. */
export function ask(
  port: number,
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}
