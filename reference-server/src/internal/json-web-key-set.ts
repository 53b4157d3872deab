import { exportJWK } from 'jose';
import { defineOperation } from '../http/operation.ts';
import type { Services } from '../http/services.ts';

/** Publishes the public keys of access tokens as a JSON Web Key Set (RFC 7517), the signing one first. */
export const getJsonWebKeySet = ({ keys }: Services) =>
  defineOperation({
    id: 'getJsonWebKeySet',
    method: 'GET',
    path: '/.well-known/jwks.json',
    answer: async () => {
      const known = await keys.signing.all();
      const published = known.map(async (key) => ({
        ...(await exportJWK(key.public)),
        kid: key.id,
        alg: 'RS256',
        use: 'sig',
      }));
      // Short, so that a new key is known soon; whoever meets an unknown `kid` asks again anyway.
      const headers = { 'Cache-Control': 'public, max-age=300' };
      return { status: 200, headers, body: { keys: await Promise.all(published) } };
    },
  });
