import { createHmac } from 'node:crypto';
import { ApiError } from '../errors/api-error.ts';
import { violationDetails } from '../errors/catalogue.ts';
import type { Answer } from '../http/operation.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { Services } from '../http/services.ts';
import { claimKey, type KeyedRequest, keepAnswer, releaseKey } from '../store/idempotency-keys.ts';
import type { ApiVersion } from '../versions.ts';

/** A request with all that tells it from others. */
type Repeatable = {
  readonly version: Pick<ApiVersion, 'honoursIdempotencyKeys'>;
  readonly operation: string;
  /** Whose request it is, when it is a user's. */
  readonly userId?: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly context: RequestContext;
};

/** An answer, and the user that it tells of. */
type Done = { readonly answer: Answer; readonly userId: string };

/**
 * Does what a request asks for once, and gives the same answer when it comes again under its `Idempotency-Key`. Only a
 * success is kept: a request that failed may be tried again.
 */
export async function answerOnce(
  { store, keys }: Services,
  { version, operation, userId = '', body, headers, context }: Repeatable,
  act: () => Promise<Done>,
): Promise<Answer> {
  const key = version.honoursIdempotencyKeys ? headers['idempotency-key'] : undefined;
  if (key === undefined) return (await act()).answer;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    const detail = violationDetails.wrongForm('Idempotency-Key', 'be 1 to 255 visible ASCII characters');
    throw new ApiError([{ code: 'VALIDATION_ERROR', detail }]);
  }
  // Keyed, since the body holds a password.
  const fingerprint = createHmac('sha256', keys.idempotency).update(JSON.stringify(body)).digest('base64url');
  const request: KeyedRequest = { scope: `${operation} ${userId}`, key, fingerprint };
  const state = await claimKey(store, request, context.now());
  if (state.is === 'running') throw new ApiError('IDEMPOTENCY_KEY_IN_USE');
  if (state.is === 'foreign') throw new ApiError('IDEMPOTENCY_KEY_REUSED');
  if (state.is === 'answered') return JSON.parse(state.answer) as Answer;
  const done = await act().catch(async (error: unknown) => {
    // When the store is out of reach the claim stays, and runs out by itself.
    await releaseKey(store, request).catch(() => undefined);
    throw error;
  });
  await keepAnswer(store, request, JSON.stringify(done.answer), done.userId);
  return done.answer;
}
