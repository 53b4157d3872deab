import { createHmac, timingSafeEqual } from 'node:crypto';

/** A signature is good for so long, in seconds, in either direction of a clock that goes wrong. */
const signatureTolerance = 300;

/** Signs a body at a moment: `t=<seconds since 1970>,v1=<HMAC-SHA256 over "<t>.<body>", in hexadecimal digits>`. */
export function signWebhook(secret: string, body: string, now: Date): string {
  const time = Math.floor(now.getTime() / 1000);
  return `t=${time},v1=${digest(secret, time, body)}`;
}

/** Tells whether a signature belongs to a body and is not too old, as a receiver does it. */
export function isSignedWebhook(secret: string, body: string, signature: string, now: Date): boolean {
  const [, time = '', given = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  if (Math.abs(now.getTime() / 1000 - Number(time)) > signatureTolerance) return false;
  const expected = Buffer.from(digest(secret, Number(time), body));
  return expected.length === given.length && timingSafeEqual(expected, Buffer.from(given));
}

function digest(secret: string, time: number, body: string): string {
  return createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
}
