import type { Plugin } from '@hapi/hapi';
import { defineOperation } from '../http/operation.ts';
import type { Services } from '../http/services.ts';
import { timestamp } from '../http/timestamp.ts';
import { listEventsOf, type SecurityEvent } from '../store/event-list.ts';
import { eventTypes } from '../store/security-events.ts';
import { object, oneOf, optional } from '../validation/shape.ts';
import type { ApiVersion } from '../versions.ts';
import type { EventBody } from './answer-bodies.ts';
import { forUsers } from './authenticate.ts';
import { pageAnswer, pagingFields, rowsOf } from './paging.ts';

/** What happened to the account of a user. */
export const securityEvents: Plugin<{ services: Services; version: ApiVersion }> = {
  name: 'security-events',
  multiple: true,
  register: (server, { services, version }) => server.route(listSecurityEvents(services, version)),
};

const query = object({ ...pagingFields, type: optional(oneOf(eventTypes), undefined) });

const listSecurityEvents = (services: Services, version: ApiVersion) =>
  defineOperation({
    id: 'listSecurityEvents',
    method: 'GET',
    path: '/security/events',
    ...forUsers(services, version),
    query,
    answer: async ({ caller, query }) => {
      const { userId } = caller.account;
      const { items, total } = await listEventsOf(services.store, userId, query.type, rowsOf(query));
      return pageAnswer(`/${version.name}/security/events`, query, { items: items.map(eventBody), total });
    },
  });

/** Prints an entry of the audit trail. */
export function eventBody(event: SecurityEvent): EventBody {
  return {
    id: `evt_${event.eventId}`,
    type: event.type,
    occurred_at: timestamp(event.occurredAt),
    ip: event.ip,
    user_agent: event.userAgent,
    location: event.location,
    metadata: event.metadata,
  };
}
