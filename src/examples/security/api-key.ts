import { percentEncode } from '../../lib/percent-encode.ts';
import { nothing, type Placement } from './applied-security.ts';

/** [`apiKey`](https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object) in header, query or cookie; read from `API_KEY`, or `API_KEY_<NAME>` in a document with several. */
export const apiKey: Placement = (scheme, all) => {
  const several = all.filter((other) => other.type === 'apiKey').length > 1;
  const suffix = several ? `_${scheme.name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}` : '';
  const credential = {
    variable: scheme.variable ?? `API_KEY${suffix}`,
    literal: scheme.example ?? 'example-api-key',
  };
  const name = scheme.parameterName ?? 'api_key';
  const credentials = [credential];
  if (scheme.in === 'query')
    return { ...nothing, query: [[`${percentEncode(name)}=`, credential]], credentials };
  if (scheme.in === 'cookie') return { ...nothing, cookies: [[`${name}=`, credential]], credentials };
  const header = {
    name,
    value: credential.literal,
    credential: { kind: 'pieces', pieces: [credential] },
  } as const;
  return { ...nothing, headers: [header], credentials };
};
