import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { ConfigError } from '../config/config-error.ts';
import type { Config } from '../config/read-config.ts';
import type { Store } from '../store/open-store.ts';
import { type Deliver, deliverTo } from './deliver.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';

/** The webhooks of a server with the secret that a control verifies signatures by. */
export type OpenWebhooks = Webhooks & { readonly secret: string };

/** Sends to the configured receiver; with the controls on and without a receiver, to one that takes everything. */
export function openWebhooks(config: Config, store: Store, log: Logger): OpenWebhooks {
  const { url, secret: configured } = config.webhooks;
  if (url !== '' && !/^https?:\/\//.test(url)) {
    throw new ConfigError('`webhooks.url` must start with https:// or http://.');
  }
  if (url !== '' && configured.length < 16) {
    throw new ConfigError('`webhooks.secret` must have at least 16 characters when `webhooks.url` is set.');
  }
  const secret = configured === '' ? randomBytes(32).toString('hex') : configured;
  const deliver = url === '' ? takeEverything : deliverTo(url);
  const keepsFinished = config.controls.enabled;
  const webhooks = createWebhooks({ secret, deliver, store, keepsFinished, log });
  const isUsed = url !== '' || config.controls.enabled;
  return { ...webhooks, ...(!isUsed && unused), secret };
}

/** Without a receiver nobody waits for what another configuration left. */
const unused = { announce: async () => () => undefined, resume: () => undefined };

const takeEverything: Deliver = async () => 204;
