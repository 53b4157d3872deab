import { isIP } from 'node:net';
import type { Plugin } from '@hapi/hapi';
import { ApiError } from '../errors/api-error.ts';
import { violationDetails } from '../errors/catalogue.ts';
import { defineOperation } from '../http/operation.ts';
import type { Services } from '../http/services.ts';
import { timestamp } from '../http/timestamp.ts';
import type { Limiter } from '../limits/limiter.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { emptyStore } from '../store/empty-store.ts';
import { integer, object, oneOf, optional, text } from '../validation/shape.ts';
import type { OpenWebhooks } from '../webhooks/open-webhooks.ts';
import { readDuration } from './duration.ts';
import type { Scene, Scenes } from './scenes.ts';
import { setRole, setTier, suspendUser } from './user-controls.ts';
import { listWebhookDeliveries } from './webhook-deliveries.ts';

/** What the controls act upon. */
export type Controlled = Services & {
  scenes: Scenes;
  mailbox: Mailbox | undefined;
  limiter: Limiter;
  webhooks: OpenWebhooks;
  /** Puts into an empty store what the server starts with. */
  plant: () => Promise<void>;
};

/** The operations that let tests and documentation put the server into a state; never for production. */
export const controls: Plugin<Controlled> = {
  name: 'controls',
  register: (server, controlled) => {
    server.route([createScene(controlled), advanceClock(controlled), liftLimits(controlled)]);
    server.route([suspendUser(controlled), setRole(controlled), setTier(controlled)]);
    server.route([failNext(controlled), reset(controlled)]);
    server.route(listWebhookDeliveries(controlled.store, controlled.webhooks.secret));
  },
};

const dateTime = text((value, field) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(value) && !Number.isNaN(Date.parse(value))
    ? undefined
    : violationDetails.wrongForm(field, 'be a date and time of RFC 3339'),
);

const address = text((value, field) =>
  isIP(value) > 0 ? undefined : violationDetails.wrongForm(field, 'be an IP address'),
);

const duration = text((value, field) =>
  readDuration(value) === undefined
    ? violationDetails.wrongForm(field, 'be a duration of ISO 8601, such as PT15M')
    : undefined,
);

const sceneBody = object({
  now: optional(dateTime, undefined),
  client_address: optional(address, undefined),
});

const createScene = ({ scenes }: Controlled) =>
  defineOperation({
    id: 'createScene',
    method: 'POST',
    path: '/scenes',
    body: sceneBody,
    isBodyOptional: true,
    answer: async ({ body, context }) => {
      const now = body.now === undefined ? new Date() : new Date(body.now);
      const scene = scenes.create(now, body.client_address);
      const client_address = scene.clientAddress ?? context.clientAddress;
      return { status: 201, body: { id: scene.id, now: timestamp(now), client_address } };
    },
  });

const clockBody = object({ by: duration });

const advanceClock = ({ scenes }: Controlled) =>
  defineOperation({
    id: 'advanceClock',
    method: 'POST',
    path: '/clock/advance',
    body: clockBody,
    answer: async ({ body, headers }) => {
      const scene = requireScene(headers, scenes);
      const seconds = readDuration(body.by) ?? 0;
      scene.now = new Date(scene.now.getTime() + seconds * 1000);
      return { status: 200, body: { now: timestamp(scene.now) } };
    },
  });

const liftLimits = ({ scenes }: Controlled) =>
  defineOperation({
    id: 'liftLimits',
    method: 'POST',
    path: '/limits/lift',
    body: object({}),
    isBodyOptional: true,
    answer: async ({ headers }) => {
      requireScene(headers, scenes).limiter.lift();
      return { status: 200, body: { limits: 'off' } };
    },
  });

const failureBody = object({
  operation: text((value, field) => (value === '' ? violationDetails.tooShort(field, 1) : undefined)),
  failure: oneOf(['error', 'unavailable']),
  after: optional(integer(0, 1000), undefined),
});

const failNext = ({ scenes }: Controlled) =>
  defineOperation({
    id: 'failNext',
    method: 'POST',
    path: '/failures',
    body: failureBody,
    answer: async ({ body, headers }) => {
      const { failures } = requireScene(headers, scenes);
      const failure = { kind: body.failure, after: body.after ?? 0 };
      failures.set(body.operation, [...(failures.get(body.operation) ?? []), failure]);
      return { status: 201, body };
    },
  });

const reset = ({ store, scenes, mailbox, limiter, plant }: Controlled) =>
  defineOperation({
    id: 'reset',
    method: 'POST',
    path: '/reset',
    body: object({}),
    isBodyOptional: true,
    answer: async () => {
      await emptyStore(store);
      scenes.clear();
      mailbox?.clear();
      await limiter.clear();
      await plant();
      return { status: 204 };
    },
  });

function requireScene(headers: Readonly<Record<string, string>>, scenes: Scenes): Scene {
  const scene = scenes.find(headers['x-docs-scene'] ?? '');
  if (scene) return scene;
  throw new ApiError([{ code: 'VALIDATION_ERROR', detail: 'Name the scene in the header X-Docs-Scene.' }]);
}
