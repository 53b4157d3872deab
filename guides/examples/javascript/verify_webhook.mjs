import { createHmac, timingSafeEqual } from 'node:crypto';

const TOLERANCE = 300; // seconds

/** Says why a delivery is refused, or nothing; `body` is what came, before it is parsed. */
function verifyWebhook(secret, signature, body, now) {
  const [, time, given] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  if (!time) return 'malformed signature';
  if (Math.abs(now - Number(time)) > TOLERANCE) return 'too old';
  const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest();
  // An ordinary comparison would tell by its duration how much is right.
  return timingSafeEqual(expected, Buffer.from(given, 'hex')) ? undefined : 'wrong signature';
}

const { SECRET, SIGNATURE, BODY, NOW } = process.env;

console.log(verifyWebhook(SECRET, SIGNATURE, BODY, Number(NOW)) ?? 'genuine');
console.log(verifyWebhook(SECRET, SIGNATURE, `${BODY} `, Number(NOW)) ?? 'genuine');
console.log(verifyWebhook(SECRET, SIGNATURE, BODY, Number(NOW) + 3600) ?? 'genuine');
console.log(verifyWebhook(SECRET, 'v1=none', BODY, Number(NOW)) ?? 'genuine');
