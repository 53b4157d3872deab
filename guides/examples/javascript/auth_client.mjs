// Keeps a user of the SUMA Finance Authentication API logged in. Needs Node 20.

import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const BASE_URL = process.env.API_BASE_URL ?? 'https://api.sumafinance.com/v2';
const REFRESH_AHEAD = 60_000; // milliseconds before expiry
const LONGEST_WAIT = 60_000; // milliseconds; whoever has to wait longer is told
const TRIES = 4;

// docs:start errors
/** The server refused a request. Decide by `status` and `code`. */
class ApiError extends Error {
  constructor(status, { code = 'UNKNOWN', detail = 'The answer is no error of the API.' } = {}) {
    super(`${status} ${code}: ${detail}`);
    this.status = status;
    this.code = code;
  }
}

/** 422: what was sent breaks a rule. */
class ValidationError extends ApiError {}

/** 409: what was sent does not fit to what is there. */
class ConflictError extends ApiError {}

/** The session is over. Nothing but a log-in helps. */
class LoginRequired extends Error {}
// docs:end errors

/** One user's session. Any number of calls may run at once. */
class AuthClient {
  #baseURL;
  #store;
  #onTokenRefresh;
  #session;
  #refreshing;

  constructor({ baseURL = BASE_URL, store = 'session.json', onTokenRefresh } = {}) {
    this.#baseURL = baseURL;
    this.#store = store;
    this.#onTokenRefresh = onTokenRefresh;
    if (existsSync(store)) this.#session = JSON.parse(readFileSync(store, 'utf8'));
  }

  // docs:start register
  /** Opens an account; the server mails a token. */
  async register({ email, password, name, marketing = false }) {
    const consent = { terms_accepted: true, privacy_accepted: true, marketing_accepted: marketing };
    const body = { email, password, name, gdpr_consent: consent };
    // With a key the server recognises a repetition, so a lost answer does no harm.
    const headers = { 'Idempotency-Key': crypto.randomUUID() };
    return (await this.#send('POST', '/auth/register', body, headers)).data;
  }

  /** Proves that the address is the user's. */
  async verifyEmail(token) {
    return (await this.#send('POST', '/auth/verify-email', { token })).data;
  }
  // docs:end register

  // docs:start login
  /** Opens a session; `askCode` is called when the user has to send a second factor. */
  async login(email, password, askCode) {
    let { data } = await this.#send('POST', '/auth/login', { email, password });
    if (data.requires_2fa) {
      if (!askCode) throw new LoginRequired('The user has to send a code.');
      const proof = { temporary_token: data.temporary_token, code: await askCode() };
      ({ data } = await this.#send('POST', '/auth/2fa/verify', proof));
    }
    this.#keep(data);
    return data.user;
  }
  // docs:end login

  // docs:start logout
  /** Ends the session on the server first, then here. */
  async logout({ allDevices = false } = {}) {
    try {
      await this.call('POST', '/auth/logout', { all_devices: allDevices });
    } catch (error) {
      if (!(error instanceof LoginRequired)) throw error;
    }
    this.#drop();
  }
  // docs:end logout

  /** Who is logged in. */
  async me() {
    return (await this.call('GET', '/users/me')).data;
  }

  // docs:start call
  /** Calls an operation as the user. */
  async call(method, path, body) {
    const token = await this.#accessToken();
    try {
      return await this.#send(method, path, body, bearer(token));
    } catch (error) {
      if (error.code === 'INVALID_TOKEN') {
        this.#drop();
        throw new LoginRequired(error.message);
      }
      if (error.code !== 'TOKEN_EXPIRED') throw error;
    }
    return this.#send(method, path, body, bearer(await this.#accessToken(token)));
  }
  // docs:end call

  // docs:start refresh
  /** A token that lasts; `refused` is one that the server called expired. */
  async #accessToken(refused) {
    if (!this.#session) throw new LoginRequired('Nobody is logged in.');
    const isOld = this.#session.expires_at - Date.now() < REFRESH_AHEAD;
    if (isOld || this.#session.access_token === refused) {
      // The first call that comes here refreshes, the others await what it gets.
      this.#refreshing ??= this.#refresh().finally(() => {
        this.#refreshing = undefined;
      });
      await this.#refreshing;
    }
    return this.#session.access_token;
  }

  async #refresh() {
    const body = { refresh_token: this.#session.refresh_token };
    try {
      const { data } = await this.#send('POST', '/auth/refresh', body);
      this.#keep(data);
      this.#onTokenRefresh?.(data);
    } catch (error) {
      if (error.status === 429) throw error; // The server did not look at the token.
      // The token may be used up. To send it again would look like a theft.
      this.#drop();
      throw new LoginRequired(error.message);
    }
  }
  // docs:end refresh

  // docs:start store
  /** Replaces the old pair once the new one is on the disk, for its owner's eyes alone. */
  #keep({ access_token, refresh_token, expires_in }) {
    const session = { access_token, refresh_token, expires_at: Date.now() + expires_in * 1000 };
    rmSync(`${this.#store}.new`, { force: true });
    writeFileSync(`${this.#store}.new`, JSON.stringify(session), { mode: 0o600, flag: 'wx' });
    renameSync(`${this.#store}.new`, this.#store);
    this.#session = session;
  }

  #drop() {
    this.#session = undefined;
    rmSync(this.#store, { force: true });
  }
  // docs:end store

  // docs:start send
  /** Sends a request, and again when that is safe: after a 429, or when it changes nothing twice. */
  async #send(method, path, body, headers = {}) {
    const isRepeatable = method === 'GET' || 'Idempotency-Key' in headers;
    for (let attempt = 1; ; attempt++) {
      let answer;
      let text;
      try {
        answer = await fetch(this.#baseURL + path, {
          method,
          headers: body ? { 'Content-Type': 'application/json', ...headers } : headers,
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(10_000),
        });
        text = await answer.text();
      } catch (error) {
        if (!isRepeatable || attempt === TRIES) throw error;
        await sleep(2 ** attempt * (100 + Math.random() * 100));
        continue;
      }
      if (answer.ok) return text === '' ? undefined : JSON.parse(text);
      const wait = millisecondsToWait(answer.headers);
      if (answer.status !== 429 || attempt === TRIES || wait > LONGEST_WAIT) throw toError(answer, text);
      // Clients that were refused together must not come back together.
      await sleep(wait + Math.random() * 1000);
    }
  }
  // docs:end send
}

function bearer(token) {
  return { Authorization: `Bearer ${token}` };
}

// docs:start wait
/** What Retry-After says: a number of seconds or a date. */
function millisecondsToWait(headers) {
  const text = headers.get('Retry-After') ?? '1';
  return /^\d+$/.test(text) ? Number(text) * 1000 : Math.max(0, Date.parse(text) - Date.now());
}
// docs:end wait

function toError({ status, headers }, text) {
  const isJson = headers.get('Content-Type')?.startsWith('application/json');
  const kinds = { 409: ConflictError, 422: ValidationError };
  return new (kinds[status] ?? ApiError)(status, isJson ? JSON.parse(text).errors?.[0] : undefined);
}

// docs:start main
/** An answer out of the environment, else of the reader. */
async function ask(variable, question) {
  if (process.env[variable]) return process.env[variable];
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await reader.question(`${question} `);
  reader.close();
  return answer.trim();
}

async function main() {
  const { EMAIL: email, PASSWORD: password, FULL_NAME: name = 'John Doe' } = process.env;
  const client = new AuthClient({ onTokenRefresh: () => console.log('Refreshed the tokens.') });

  const commands = {
    async register() {
      try {
        await client.register({ email, password, name });
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
        console.log('The address is registered already.');
        return;
      }
      await client.verifyEmail(await ask('VERIFICATION_TOKEN', 'Token in the mail:'));
      console.log(`Registered ${email}.`);
    },
    async login() {
      const user = await client.login(email, password, () => ask('TWO_FACTOR_CODE', 'Code in the mail:'));
      console.log(`Logged in as ${user.name}.`);
    },
    async me() {
      console.log((await client.me()).email);
    },
    async sessions() {
      console.log(`Sessions: ${(await client.call('GET', '/auth/sessions')).data.length}`);
    },
    async overview() {
      const paths = ['/users/me', '/auth/sessions', '/security/devices'];
      const answers = await Promise.all(paths.map((path) => client.call('GET', path)));
      console.log(`Answers: ${answers.length}`);
    },
    async logout() {
      await client.logout();
      console.log('Logged out.');
    },
  };

  const named = process.argv.slice(2);
  for (const command of named.length > 0 ? named : ['register', 'login', 'me', 'sessions', 'logout']) {
    try {
      await commands[command]();
    } catch (error) {
      if (!(error instanceof LoginRequired)) throw error;
      console.error(`Log in again: ${error.message}`);
      await commands.login();
      await commands[command]();
    }
  }
}
// docs:end main

await main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
