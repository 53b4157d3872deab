import type { Plugin } from '@hapi/hapi';
import { ApiError } from '../errors/api-error.ts';
import { defineOperation } from '../http/operation.ts';
import type { Services } from '../http/services.ts';
import { timestamp } from '../http/timestamp.ts';
import { recordChange } from '../store/record-change.ts';
import { endSessionOf, listSessionsOf } from '../store/session-list.ts';
import type { LiveSession } from '../store/sessions.ts';
import type { ApiVersion } from '../versions.ts';
import type { SessionBody } from './answer-bodies.ts';
import { forUsers } from './authenticate.ts';
import { pageAnswer, paging, rowsOf } from './paging.ts';

/** Where a user is logged in, and ending that from afar. */
export const sessionList: Plugin<{ services: Services; version: ApiVersion }> = {
  name: 'session-list',
  multiple: true,
  register: (server, { services, version }) => {
    server.route([listSessions(services, version), revokeSession(services, version)]);
  },
};

const listSessions = (services: Services, version: ApiVersion) =>
  defineOperation({
    id: 'listSessions',
    method: 'GET',
    path: '/auth/sessions',
    ...forUsers(services, version),
    query: paging,
    answer: async ({ caller, context, query }) => {
      const { userId } = caller.account;
      const now = context.now().toISOString();
      const { items, total } = await listSessionsOf(services.store, userId, now, rowsOf(query));
      const bodies = items.map((session) => sessionBody(session, caller.sessionId));
      return pageAnswer(`/${version.name}/auth/sessions`, query, { items: bodies, total });
    },
  });

const revokeSession = (services: Services, version: ApiVersion) =>
  defineOperation({
    id: 'revokeSession',
    method: 'DELETE',
    path: '/auth/sessions/{session_id}',
    ...forUsers(services, version),
    answer: async ({ caller, context, parameters: { session_id = '' } }) => {
      const { store } = services;
      const { userId } = caller.account;
      // Whether somebody else has such a session is nobody's business, so both are not found.
      await recordChange(store, context, async (store, note) => {
        if (!(await endSessionOf(store, userId, session_id, context.now().toISOString()))) {
          throw new ApiError([{ code: 'NOT_FOUND', detail: 'No session of yours has this id.' }]);
        }
        await note(userId, 'session_revoked', { session_id });
      });
      return { status: 204 };
    },
  });

/** Prints a session; `current` is the id of the one that asks. */
export function sessionBody(session: LiveSession, current: string): SessionBody {
  return {
    id: session.sessionId,
    device_id: session.deviceId,
    ip: session.ip,
    user_agent: session.userAgent,
    created_at: timestamp(session.createdAt),
    last_used_at: timestamp(session.lastUsedAt),
    expires_at: timestamp(session.expiresAt),
    current: session.sessionId === current,
  };
}
