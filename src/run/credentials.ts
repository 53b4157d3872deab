import type { HttpRequest, Piece, RequestHeader } from '../model/example.ts';

/** Stands for a credential while a text is cut into pairs; no text of HTTP holds it. */
const mark = '\0';

/** Whether a request carries a credential, wherever that is. */
export function hasCredential(request: HttpRequest): boolean {
  return request.targetPieces !== undefined || request.headers.some((header) => header.credential);
}

/** The request without its credentials: header fields, query pairs and cookies that hold one are left out. */
export function withoutCredentials(request: HttpRequest): HttpRequest {
  const { targetPieces: _, ...rest } = withoutPlaces(request, credentialPlaces(request));
  return { ...rest, credentials: [] };
}

/** Where a credential stands: the name of a header field, of a query pair, of a cookie. */
export interface CredentialPlace {
  readonly in: 'header' | 'query' | 'cookie';
  readonly name: string;
}

/** The places at which a request carries its credentials. */
export function credentialPlaces({ targetPieces, headers }: HttpRequest): readonly CredentialPlace[] {
  const query = targetPieces ? (join(targetPieces, mark).split('?', 2)[1] ?? '').split('&') : [];
  const fields = headers.flatMap(({ name, credential }): CredentialPlace[] => {
    if (!credential) return [];
    if (name.toLowerCase() !== 'cookie' || credential.kind === 'basic') return [{ in: 'header', name }];
    return marked(join(credential.pieces, mark).split('; ')).map((cookie) => ({
      in: 'cookie',
      name: cookie,
    }));
  });
  return [...fields, ...marked(query).map((name) => ({ in: 'query', name }) as const)];
}

function marked(pairs: readonly string[]): string[] {
  return pairs.filter((pair) => pair.includes(mark)).map((pair) => pair.split('=', 1)[0] ?? '');
}

/** The request without what stands at these places, whoever put it there. */
export function withoutPlaces(request: HttpRequest, places: readonly CredentialPlace[]): HttpRequest {
  const named = (place: CredentialPlace['in']) =>
    new Set(places.filter((each) => each.in === place).map(({ name }) => name));
  const [query, cookies] = [named('query'), named('cookie')];
  const fields = new Set([...named('header')].map((name) => name.toLowerCase()));
  const [path = '', search] = request.target.split('?', 2);
  const pairs = keepOthers(search?.split('&') ?? [], query);
  return {
    ...request,
    target: pairs.length > 0 ? `${path}?${pairs.join('&')}` : path,
    headers: request.headers.flatMap((header): RequestHeader[] => {
      if (fields.has(header.name.toLowerCase())) return [];
      if (header.name.toLowerCase() !== 'cookie') return [header];
      const others = keepOthers(header.value.split('; '), cookies);
      return others.length > 0 ? [{ name: header.name, value: others.join('; ') }] : [];
    }),
  };
}

function keepOthers(pairs: readonly string[], names: ReadonlySet<string>): string[] {
  return pairs.filter((pair) => !names.has(pair.split('=', 1)[0] ?? ''));
}

/** The request with another text where it has a credential. */
export function withOtherCredential(request: HttpRequest, text: string): HttpRequest {
  const { targetPieces } = request;
  return {
    ...request,
    ...(targetPieces ? { target: join(targetPieces, text) } : {}),
    headers: request.headers.map((header) => withOtherText(header, text)),
  };
}

function withOtherText(header: RequestHeader, text: string): RequestHeader {
  const { credential } = header;
  if (!credential) return header;
  const value = credential.kind === 'pieces' ? join(credential.pieces, text) : `Basic ${text}`;
  return { ...header, value };
}

function join(pieces: readonly Piece[], credential: string): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : credential)).join('');
}
