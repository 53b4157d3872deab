import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Front, openFront, type Seen } from './front.ts';
import { type Ending, play } from './play.ts';

const password = 'Tr4vel!Light-Often';

/** An answer, with its body read as JSON when it has one. */
interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape.
  readonly body: any;
}

/** Where a program is played: a scene of the reference server, a user's address, and a folder for what it stores. */
export class Stage {
  readonly email = `user-${randomUUID()}@example.com`;
  readonly folder = mkdtempSync(join(tmpdir(), 'docproof-program-'));
  readonly front: Front;
  readonly #send: Send;
  readonly #env: Readonly<Record<string, string>>;
  readonly #start: readonly string[];
  #taken = 0;

  constructor(front: Front, send: Send, start: readonly string[], env: Readonly<Record<string, string>>) {
    this.front = front;
    this.#send = send;
    this.#start = start;
    this.#env = { ...env, API_BASE_URL: `${front.url}/v2`, EMAIL: this.email, PASSWORD: password };
  }

  /** Runs commands of the program; when it asks its reader, it gets what stands in the newest mail. */
  run(...commands: string[]): Promise<Ending> {
    const answer = () => this.mailedToken();
    return play([...this.#start, ...commands], { cwd: this.folder, env: this.#env, answer });
  }

  /** What the server saw since the last time: method, path and status. */
  takeCalls(): string[] {
    const fresh = this.front.seen.slice(this.#taken);
    this.#taken = this.front.seen.length;
    return fresh.map(({ call, status }) => `${call} ${status}`);
  }

  /** The newest of a kind that the server saw. */
  last(call: string): Seen {
    const found = this.front.seen.findLast((seen) => seen.call === call);
    if (!found) throw new Error(`The server saw no ${call}.`);
    return found;
  }

  /** Sends a request of somebody else than the program. */
  send(method: string, path: string, body?: unknown, token?: string): Promise<Reply> {
    return this.#send(method, `/v2${path}`, body, token);
  }

  async advance(by: string): Promise<void> {
    await this.#send('POST', '/controls/clock/advance', { by });
  }

  /** What the newest mail to the user holds. */
  async mailedToken(): Promise<string> {
    const query = encodeURIComponent(`to:"${this.email}"`);
    const { messages } = (await this.#send('GET', `/mailbox/api/v1/search?query=${query}`)).body;
    const { body } = await this.#send('GET', `/mailbox/api/v1/message/${messages[0].ID}/headers`);
    return body['X-Docs-Token'][0];
  }

  close(): void {
    this.front.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

type Send = (method: string, path: string, body?: unknown, token?: string) => Promise<Reply>;

/** Opens a scene for a program, without limits unless `limited`. Its clock stands, but goes on while the program waits after a 429. */
export async function openStage(
  port: number,
  program: { readonly start: readonly string[]; readonly env?: Readonly<Record<string, string>> },
  { limited = false }: { readonly limited?: boolean } = {},
): Promise<Stage> {
  const scene = await ask(port, 'POST', '/controls/scenes', {}, {});
  const headers = { 'x-docs-scene': String(scene.body.id) };
  const send: Send = (method, path, body, token) =>
    ask(port, method, path, body, { ...headers, ...(token && { authorization: `Bearer ${token}` }) });
  if (!limited) await send('POST', '/controls/limits/lift');
  const front = await openFront(port, headers, async (seen) => {
    const last = seen.at(-1);
    const seconds = last?.status === 429 ? Math.floor((performance.now() - last.at) / 1000) : 0;
    if (seconds > 0) await send('POST', '/controls/clock/advance', { by: `PT${seconds}S` });
  });
  return new Stage(front, send, program.start, program.env ?? {});
}

async function ask(
  port: number,
  method: string,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<Reply> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
}
