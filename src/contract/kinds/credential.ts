import { isSecured } from '../../examples/is-secured.ts';
import type { HttpRequest } from '../../model/example.ts';
import { type CredentialPlace, credentialPlaces, withoutPlaces } from '../../run/credentials.ts';
import { withHeader } from '../alter-request.ts';
import type { Probe } from '../case.ts';
import { defineCaseKind } from '../case-kind.ts';
import { documentedOf } from '../refusals.ts';
import { caseId } from './case-id.ts';

/** Requests without a good credential. */
export const credential = defineCaseKind({
  id: 'credential',
  description:
    'The documented request with its credential left out, malformed, of another scheme, or forged.',
  *cases(context) {
    for (const approach of context.approaches.values()) {
      const { operation } = approach;
      const example = context.examples.find((each) => each.operation === operation);
      const places = example ? credentialPlaces(example.request) : [];
      if (!isSecured(operation) || places.length === 0) continue;
      for (const { name, alter } of changes(places)) {
        const probe: Probe = {
          form: 'probe',
          id: caseId(operation, 'credential', name),
          kind: 'credential',
          version: context.version,
          operation,
          title: `credential ${name}`,
          location: operation.location,
          approach,
          alter,
          expectation: {
            kind: 'refused',
            why: 'credential',
            statuses: [...new Set([...documentedOf(operation, ['401', '403']), '401'])],
          },
          subject: 'shared',
        };
        yield probe;
      }
    }
  },
});

interface Change {
  readonly name: string;
  readonly alter: (request: HttpRequest) => HttpRequest | undefined;
}

function changes(places: readonly CredentialPlace[]): Change[] {
  const missing: Change = { name: 'missing', alter: (request) => withoutPlaces(request, places) };
  const [place] = places;
  if (place?.in !== 'header') return [missing];
  const change = (name: string, rewrite: (value: string) => string | undefined): Change => ({
    name,
    alter: (request) => {
      const value = request.headers.find(
        (each) => each.name.toLowerCase() === place.name.toLowerCase(),
      )?.value;
      const text = value === undefined ? undefined : rewrite(value);
      return text === undefined || text === value ? undefined : withHeader(request, place.name, text);
    },
  });
  return [
    missing,
    change('malformed', (value) => `${schemeOf(value)}not-a-credential`),
    change('of-another-scheme', (value) =>
      /^Bearer /i.test(value) ? `Basic ${Buffer.from('docproof:docproof').toString('base64')}` : undefined,
    ),
    change('forged', (value) => (value.length > 20 ? forge(value) : undefined)),
    change('unsigned', unsigned),
  ];
}

function schemeOf(value: string): string {
  return /^[A-Za-z]+ /.exec(value)?.[0] ?? '';
}

/** Another letter in the middle of the last part, where it is the signature's if there is one. */
function forge(value: string): string {
  const at = value.length - Math.min(20, Math.floor((value.length - value.lastIndexOf('.') - 1) / 2) || 8);
  const letter = value[at] === 'A' ? 'B' : 'A';
  return `${value.slice(0, at)}${letter}${value.slice(at + 1)}`;
}

/** A JSON Web Token that says that nobody signed it: RFC 8725 section 3.2. */
function unsigned(value: string): string | undefined {
  const [, scheme = '', claims = ''] = /^([A-Za-z]+ )eyJ[\w-]+\.([\w-]+)\.[\w-]+$/.exec(value) ?? [];
  if (claims === '') return undefined;
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  return `${scheme}${header}.${claims}.`;
}
