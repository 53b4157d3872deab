import type { Answer } from '../http/operation.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { Services } from '../http/services.ts';
import type { Account } from '../store/accounts.ts';
import { recordChange } from '../store/record-change.ts';
import { openSession } from '../store/sessions.ts';
import { deviceId } from '../tokens/device-id.ts';
import { randomText } from '../tokens/random-text.ts';
import { issueSessionTokens } from './session-tokens.ts';
import { userBody } from './user-body.ts';

/** What a client says of itself when it logs in. */
export type LoginClient = { readonly fingerprint: string | undefined; readonly rememberMe: boolean };

/** Opens the session of a user who proved everything, and answers with its tokens. */
export async function openLogin(
  { store, keys }: Services,
  context: RequestContext,
  account: Account,
  client: LoginClient,
): Promise<Answer> {
  const at = context.now().toISOString();
  const session = {
    // A session never takes over an id from before the login.
    sessionId: `ses_${randomText(22)}`,
    userId: account.userId,
    deviceId: deviceId(client.fingerprint, context.userAgent),
    ip: context.clientAddress,
    userAgent: context.userAgent,
    at,
    ...client,
  };
  const tokens = await issueSessionTokens(keys, context, account, session);
  const { sessionId: session_id, deviceId: device_id } = session;
  await recordChange(store, context, async (store, note) => {
    await openSession(store, session, tokens.record);
    await note(account.userId, 'login', { session_id, device_id });
  });
  return {
    status: 200,
    headers: { 'X-Session-ID': session_id, 'X-Device-ID': device_id },
    body: { data: { ...tokens.body, user: userBody(account, at) }, message: 'Login successful' },
    isPersonal: true,
  };
}
