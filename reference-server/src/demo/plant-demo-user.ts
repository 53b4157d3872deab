import { randomUUID } from 'node:crypto';
import { ConfigError } from '../config/config-error.ts';
import type { Config } from '../config/read-config.ts';
import type { Services } from '../http/services.ts';
import { locateNowhere } from '../locations/locate.ts';
import { createAccount, verifyAccount } from '../store/accounts.ts';
import { type EventType, recordEvent } from '../store/security-events.ts';
import { openSession } from '../store/sessions.ts';
import { deviceId } from '../tokens/device-id.ts';
import { after, lifetimes } from '../tokens/lifetimes.ts';
import { randomText } from '../tokens/random-text.ts';
import { hashRefreshToken, newRefreshToken } from '../tokens/refresh-token.ts';
import { demoUser } from './demo-user.ts';

const hour = 3600;
const day = 24 * hour;

const laptop = {
  ip: '203.0.113.42',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0',
};
const phone = {
  ip: '198.51.100.7',
  userAgent:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
};
const stranger = { ip: '192.0.2.200', userAgent: 'curl/8.14.1' };

type Client = typeof laptop;

/** What the demo user did so far: how many seconds ago, from where, and whether a session is left of it. */
const story: readonly { readonly ago: number; readonly from: Client; readonly type: EventType }[] = [
  { ago: 28 * day, from: laptop, type: 'register' },
  { ago: 28 * day - 300, from: laptop, type: 'email_verified' },
  { ago: 12 * day, from: laptop, type: 'login' },
  { ago: 3 * day, from: phone, type: 'login' },
  { ago: 2 * day, from: stranger, type: 'login_failed' },
  { ago: day, from: phone, type: 'password_changed' },
];

/** Refuses a store that outlives the process: everybody knows the password of the demo user. */
export function refuseLastingStore({ demo, database }: Pick<Config, 'demo' | 'database'>): void {
  const isInMemory = database.host === '' && (database.name === '' || database.name === ':memory:');
  if (!demo.enabled || isInMemory) return;
  throw new ConfigError(
    '`demo.enabled` is for a store in memory, since everybody knows the password of the demo user. Remove it, or `database.host` and `database.name`.',
  );
}

/** Makes the demo user with sessions on two devices and a past; nobody holds tokens of those sessions. */
export async function plantDemoUser(
  { store, passwordHash }: Pick<Services, 'store' | 'passwordHash'>,
  now = new Date(),
): Promise<void> {
  const before = (seconds: number) => after(now, -seconds);
  const createdAt = before(28 * day).toISOString();
  const userId = await createAccount(store, {
    publicId: `usr_${randomText(16)}`,
    username: 'suma_demo',
    email: demoUser.email,
    name: demoUser.name,
    passwordHash: await passwordHash.hash(demoUser.password),
    createdAt,
    consent: {
      terms_accepted: true,
      privacy_accepted: true,
      marketing_accepted: false,
      consent_timestamp: createdAt,
      consent_ip: laptop.ip,
    },
  });
  if (userId === undefined) return;
  await verifyAccount(store, userId, before(28 * day - 300).toISOString());
  for (const { ago, from, type } of story) {
    const client = { clientAddress: from.ip, userAgent: from.userAgent };
    const context = { ...client, now: () => before(ago), announce, locate: locateNowhere };
    const metadata = type === 'login' ? await openDemoSession(store, userId, from, before(ago)) : {};
    await recordEvent(store, context, userId, type, metadata);
  }
}

/** Nobody waits for what never happened. */
const announce = async () => () => undefined;

async function openDemoSession(store: Services['store'], userId: string, from: Client, at: Date) {
  const session = { sessionId: `ses_${randomText(22)}`, deviceId: deviceId(undefined, from.userAgent) };
  await openSession(
    store,
    { ...session, ...from, userId, fingerprint: undefined, rememberMe: true, at: at.toISOString() },
    {
      jti: randomUUID(),
      accessExpiresAt: after(at, lifetimes.accessToken).toISOString(),
      refreshHash: hashRefreshToken(newRefreshToken()),
      refreshExpiresAt: after(at, lifetimes.refreshTokenRemembered).toISOString(),
    },
  );
  return { session_id: session.sessionId, device_id: session.deviceId };
}
