/** What goes to a receiver, with its signature among the headers. */
export type WebhookRequest = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** Hands a request to a receiver and returns the status of the answer; throws when none came. */
export type Deliver = (request: WebhookRequest) => Promise<number>;

const patienceMilliseconds = 10_000;

/** Posts to a URL; a redirect is no answer that counts. */
export function deliverTo(url: string): Deliver {
  return async ({ headers, body }) => {
    const signal = AbortSignal.timeout(patienceMilliseconds);
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    await response.body?.cancel();
    return response.status;
  };
}
