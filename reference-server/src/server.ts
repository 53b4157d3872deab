import { server as createHapiServer, type Server } from '@hapi/hapi';
import type { Logger } from 'pino';
import { accounts } from './accounts/accounts.ts';
import { accountsPath, accountsStyle, isOfAccounts } from './accounts/error-style.ts';
import { openDenylist } from './cache/denylist.ts';
import { openRedis } from './cache/open-redis.ts';
import type { Config } from './config/read-config.ts';
import { type Controlled, controls } from './controls/controls.ts';
import { sceneContext } from './controls/scene-context.ts';
import { createScenes } from './controls/scenes.ts';
import { plantDemoUser, refuseLastingStore } from './demo/plant-demo-user.ts';
import { errorAnswers } from './errors/error-answers.ts';
import { baseContext } from './http/base-context.ts';
import { requestLog } from './http/request-log.ts';
import type { Services } from './http/services.ts';
import { internal } from './internal/internal.ts';
import { limitHeaders } from './limits/limit-headers.ts';
import { openLimiter } from './limits/open-limiter.ts';
import { openLocations } from './locations/open-locations.ts';
import type { SendMail } from './mailbox/mail.ts';
import { createMailbox, type Mailbox } from './mailbox/mailbox.ts';
import { mailboxApi } from './mailbox/mailbox-api.ts';
import { smtpSender } from './mailbox/smtp.ts';
import { administration } from './resources/administration.ts';
import { devices } from './resources/devices.ts';
import { emailVerification } from './resources/email-verification.ts';
import { gdpr } from './resources/gdpr.ts';
import { health } from './resources/health.ts';
import { login } from './resources/login.ts';
import { passwordChanges } from './resources/password-changes.ts';
import { passwords } from './resources/passwords.ts';
import { registration } from './resources/registration.ts';
import { securityEvents } from './resources/security-events.ts';
import { sessionList } from './resources/session-list.ts';
import { sessions } from './resources/sessions.ts';
import { twoFactor } from './resources/two-factor.ts';
import { twoFactorVerification } from './resources/two-factor-verification.ts';
import { users } from './resources/users.ts';
import { explainStoreError } from './store/explain-store-error.ts';
import { migrateStore, openStore } from './store/open-store.ts';
import { plantedFailures } from './store/planted-failures.ts';
import { createKeys } from './tokens/keys.ts';
import { createPasswordHash } from './tokens/password-hash.ts';
import { type ErrorStyle, unversioned, versions } from './versions.ts';
import { openWebhooks } from './webhooks/open-webhooks.ts';

/** A server that is ready to listen, with what it stands on. */
export type ReferenceServer = { readonly server: Server; readonly services: Services };

const resources = [
  registration,
  emailVerification,
  login,
  sessions,
  passwords,
  passwordChanges,
  twoFactor,
  twoFactorVerification,
  users,
  sessionList,
  devices,
  securityEvents,
  administration,
  gdpr,
];

/** Opens the store, brings its tables up to date, and puts the server together; stopping it closes the store. */
export async function createServer(config: Config, log: Logger): Promise<ReferenceServer> {
  refuseLastingStore(config);
  const keys = createKeys(config, log);
  // A key that nobody can read would fail every log-in; one that is made here cannot, and is not waited for.
  if (config.keys.private_key_file !== '') await keys.signing.all();
  const passwordHash = createPasswordHash(config);
  const locate = await openLocations(config);
  const opened = openStore(config.database, config.controls.enabled ? [plantedFailures] : []);
  const { store } = opened;
  const redis = await openRedis(config.redis.url, log);
  await migrateStore(opened).catch(async (error) => {
    redis?.disconnect();
    await store.destroy();
    throw explainStoreError(error, config.database);
  });
  const mailbox =
    config.controls.enabled && config.mail.host === '' ? createMailbox(config.mail.from) : undefined;
  const [limiter, denylist] = await Promise.all([openLimiter(redis), openDenylist(redis, log)]);
  const services = { store, keys, log, denylist, passwordHash, sendMail: mailSender(config, mailbox, log) };
  const webhooks = openWebhooks(config, store, log);
  const server = createHapiServer(hapiOptions(config));
  server.ext('onPostStart', webhooks.resume);
  server.ext('onPostStop', webhooks.stop);
  server.ext('onPostStop', () => store.destroy());
  server.ext('onPostStop', async () => {
    await denylist.close();
    redis?.disconnect();
  });
  await server.register([
    { plugin: baseContext, options: { limiter, announce: webhooks.announce, locate } },
    { plugin: errorAnswers, options: { log, versionOf } },
    { plugin: limitHeaders, options: { versions } },
    { plugin: requestLog, options: { log } },
    { plugin: health, options: { services } },
    { plugin: internal, options: { services } },
  ]);
  for (const version of versions) {
    const routes = { prefix: `/${version.name}` };
    for (const plugin of resources) await server.register({ plugin, options: { services, version }, routes });
  }
  const accountsOptions = { services, tokenExpiry: config.security.token_expiry };
  await server.register({ plugin: accounts, options: accountsOptions, routes: { prefix: accountsPath } });
  const plant = () => (config.demo.enabled ? plantDemoUser(services) : Promise.resolve());
  await plant();
  if (config.controls.enabled)
    await mountControls(server, { ...services, mailbox, limiter, webhooks, plant });
  return { server, services };
}

async function mountControls(server: Server, controlled: Omit<Controlled, 'scenes'>): Promise<void> {
  const { mailbox } = controlled;
  const scenes = createScenes();
  await server.register({ plugin: sceneContext, options: { scenes } });
  await server.register({
    plugin: controls,
    options: { ...controlled, scenes },
    routes: { prefix: '/controls' },
  });
  if (!mailbox) return;
  await server.register({ plugin: mailboxApi, options: { mailbox }, routes: { prefix: '/mailbox/api/v1' } });
}

function hapiOptions({ server }: Config) {
  return {
    host: server.host,
    port: server.port,
    compression: false,
    debug: false,
    routes: {
      // Nothing here reads cookies, so a broken one is no reason to refuse a request.
      state: { parse: false, failAction: 'ignore' },
      response: { ranges: false },
      cors: server.cors_origins.length > 0 && {
        origin: [...server.cors_origins],
        additionalHeaders: ['Idempotency-Key'],
        additionalExposedHeaders: exposedHeaders,
      },
    },
  } as const;
}

const exposedHeaders = [
  'Deprecation',
  'Link',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'Sunset',
  'X-Device-ID',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'X-Requires-2FA',
  'X-Session-ID',
];

function versionOf(path: string): ErrorStyle {
  if (isOfAccounts(path)) return accountsStyle;
  return versions.find(({ name }) => path === `/${name}` || path.startsWith(`/${name}/`)) ?? unversioned;
}

function mailSender({ mail }: Config, mailbox: Mailbox | undefined, log: Logger): SendMail {
  if (mail.host !== '') return smtpSender(mail, log);
  if (mailbox) return mailbox.deliver;
  log.warn('`mail.host` is not set: no mail will be sent.');
  return () => log.warn('A mail was dropped, because `mail.host` is not set.');
}
