import { randomUUID } from 'node:crypto';
import type { TestServer } from './test-server.ts';

/** An answer, with its body read as JSON when it has one. */
export type Reply = {
  status: number;
  headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape.
  body: any;
};

type Headers = Record<string, string>;

/** The moment at which every scene of the tests begins. */
export const start = '2025-10-29T12:34:56Z';
export const password = 'Tr4vel!Light-Often';

/** A client that lives in a scene of its own. */
export class Scene {
  readonly #used: TestServer;
  readonly #id: string | undefined;
  readonly #version: string;

  constructor(used: TestServer, id?: string, version = 'v1') {
    this.#used = used;
    this.#id = id;
    this.#version = version;
  }

  async send(method: string, url: string, payload?: unknown, headers: Headers = {}): Promise<Reply> {
    const isText = typeof payload === 'string' || Buffer.isBuffer(payload);
    const response = await this.#used.server.inject({
      method,
      url,
      headers: {
        ...(this.#id !== undefined && { 'X-Docs-Scene': this.#id }),
        ...(payload !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(payload !== undefined && { payload: isText ? (payload as string) : JSON.stringify(payload) }),
    });
    const { statusCode: status, payload: text } = response;
    const isJson = String(response.headers['content-type']).startsWith('application/json');
    return { status, headers: response.headers as Headers, body: isJson ? JSON.parse(text) : text };
  }

  /** The path of an operation in the version that this client uses. */
  path(path: string): string {
    return `/${this.#version}${path}`;
  }

  post(path: string, payload?: unknown, headers?: Headers): Promise<Reply> {
    return this.send('POST', path, payload, headers);
  }

  get(path: string, headers?: Headers): Promise<Reply> {
    return this.send('GET', path, undefined, headers);
  }

  async advance(by: string): Promise<void> {
    await this.post('/controls/clock/advance', { by });
  }

  async lift(): Promise<void> {
    await this.post('/controls/limits/lift');
  }

  /** The token of the newest mail to an address, or nothing without a mail. */
  async mailedToken(email: string): Promise<string | undefined> {
    const found = await this.get(`/mailbox/api/v1/search?query=${encodeURIComponent(`to:"${email}"`)}`);
    const id = found.body.messages[0]?.ID;
    if (id === undefined) return undefined;
    return (await this.get(`/mailbox/api/v1/message/${id}/headers`)).body['X-Docs-Token'][0];
  }

  /** Registers a new user. */
  async user(): Promise<{ email: string; id: string }> {
    const email = freshEmail();
    const { body } = await this.post(this.path('/auth/register'), registration(email));
    return { email, id: body.data.id };
  }

  /** Registers a new user who has verified the address. */
  async verifiedUser(): Promise<{ email: string; id: string }> {
    const user = await this.user();
    await this.post(this.path('/auth/verify-email'), { token: await this.mailedToken(user.email) });
    return user;
  }

  logIn(email: string, more: Record<string, unknown> = {}, headers?: Headers): Promise<Reply> {
    return this.post(this.path('/auth/login'), { email, password, ...more }, headers);
  }

  /** A new user with the tokens of a session. */
  async session(more?: Record<string, unknown>) {
    const user = await this.verifiedUser();
    const { body } = await this.logIn(user.email, more);
    return { ...user, access: body.data.access_token as string, refresh: body.data.refresh_token as string };
  }

  refresh(refresh_token: string): Promise<Reply> {
    return this.post(this.path('/auth/refresh'), { refresh_token });
  }

  me(access: string): Promise<Reply> {
    return this.get(this.path('/users/me'), bearer(access));
  }
}

/** Opens a scene at the documented time, from the documented address. */
export async function openScene(used: TestServer, version?: string): Promise<Scene> {
  const { body } = await new Scene(used).post('/controls/scenes', {
    now: start,
    client_address: '203.0.113.42',
  });
  return new Scene(used, body.id, version);
}

export function freshEmail(): string {
  return `user-${randomUUID()}@example.com`;
}

export function registration(email: string, more: Record<string, unknown> = {}) {
  const gdpr_consent = { terms_accepted: true, privacy_accepted: true, marketing_accepted: false };
  return { email, password, name: 'John Doe', gdpr_consent, ...more };
}

export function bearer(token: string): Headers {
  return { Authorization: `Bearer ${token}` };
}

/** Requests that come from another address than the scene's. */
export function from(address: string): Headers {
  return { 'X-Docs-Client-Address': address };
}

/** The codes of an error answer. */
export function codes({ body }: Reply): string[] {
  return body.errors.map(({ code }: { code: string }) => code);
}
