import type { Example } from '../../model/example.ts';
import { credentialVariable } from './bound-values.ts';
import type { Script } from './format.ts';
import { inUrl } from './to-url.ts';

/** Postman puts a variable into a URL as it is: a script encodes the credentials that go there. */
export function encodeScript({ request }: Example): Script | undefined {
  const pieces = (request.targetPieces ?? []).flatMap((piece) => (typeof piece === 'string' ? [] : [piece]));
  if (pieces.length === 0) return undefined;
  const exec = pieces.map(({ variable }) => {
    const name = credentialVariable(variable);
    return `pm.variables.set('${inUrl(name)}', encodeURIComponent(pm.variables.get('${name}') || ''));`;
  });
  return { listen: 'prerequest', script: { type: 'text/javascript', exec } };
}
