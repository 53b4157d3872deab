import { randomBytes, randomUUID } from 'node:crypto';
import type { FlowInput } from '../../model/flow.ts';
import type { Json } from '../../model/json.ts';

/** The live value of a Flow's input: new where the Flow says so, else the literal. */
export function freshValue(input: FlowInput): Json {
  const literal = typeof input.literal === 'string' ? input.literal : '';
  const unique = randomBytes(6).toString('hex');
  switch (input.fresh) {
    case 'email': {
      const [local = 'reader', domain = 'example.com'] = literal.split('@');
      return `${local}.${unique}@${domain}`;
    }
    case 'username':
      return `${literal.slice(0, 30)}_${unique}`;
    case 'fingerprint':
      return `fp_${unique}`;
    case 'uuid':
      return randomUUID();
    default:
      return input.literal;
  }
}
