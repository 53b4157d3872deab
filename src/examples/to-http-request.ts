import { percentEncode } from '../lib/percent-encode.ts';
import type { HttpRequest, RequestContent, RequestHeader } from '../model/example.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { MediaType, Operation, SecurityScheme, Server } from '../model/operation.ts';
import type { RequestBodyValue } from './body-value.ts';
import { toExactValue } from './exact-value.ts';
import type { GivenParameter } from './given-parameter.ts';
import { cookieField, headerFields } from './headers.ts';
import type { AppliedSecurity } from './security/applied-security.ts';
import { applySecurity } from './security/apply-security.ts';
import { toTarget } from './target.ts';
import { filesOf, toRequestContent, toSerialisedContent } from './to-request-content.ts';

/** The values of one request, before they are serialised. */
export interface RequestValues {
  /** By `<in>:<name>`. */
  readonly parameters: ReadonlyMap<string, Json>;
  readonly body?: RequestBodyValue;
  /** JSON texts of parameters whose numbers a double would round, by `<in>:<name>`. */
  readonly texts?: ReadonlyMap<string, string>;
  /** Parameters whose value is a text as it stands in the message, by `<in>:<name>`. */
  readonly serialised?: ReadonlySet<string>;
  /** Names of the schemes of the security alternative that it uses; the first alternative when absent. */
  readonly security?: readonly string[];
}

export interface Surroundings {
  readonly server: Server | undefined;
  readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
  /** The bundled document, in which schemas refer to each other. */
  readonly document?: JsonObject;
  /** The `openapi` field; OpenAPI 3.0 has rules of its own. */
  readonly openapi?: string;
}

/** Serialises the values of a request by the rules of the OpenAPI specification. */
export function toHttpRequest(
  operation: Operation,
  values: RequestValues,
  { server, securitySchemes, document = {}, openapi = '3.1.0' }: Surroundings,
): HttpRequest {
  const security = applySecurity(operation, securitySchemes, values.security);
  const base = new URL(server?.url ?? 'http://localhost', 'http://localhost');
  const given = givenParameters(operation, values, security, document);
  const content = contentOf(operation, values, document, openapi);
  const { target, pieces } = toTarget(base.pathname, operation.path, given, security.query);
  return {
    method: operation.method,
    origin: base.origin,
    target,
    ...(pieces && { targetPieces: pieces }),
    headers: [
      ...contentHeader(content),
      ...headerFields(
        given,
        security.headers.map(({ name }) => name),
      ),
      ...security.headers,
      ...cookieField(given, security.cookies),
    ],
    ...(content ? { body: content } : {}),
    credentials: security.credentials,
    ...(security.clientCertificate && { clientCertificate: security.clientCertificate }),
    files: filesOf(content),
  };
}

/** How a parameter's value is named in `RequestValues`. */
export function keyOf(parameter: { readonly in: string; readonly name: string }): string {
  return `${parameter.in}:${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}`;
}

/** The parameters that have a value, but for those that a credential stands for. */
function givenParameters(
  operation: Operation,
  { parameters, texts, serialised }: RequestValues,
  security: AppliedSecurity,
  document: JsonObject,
): GivenParameter[] {
  const queryNames = security.query.map(([name]) => name);
  const cookieNames = security.cookies.map(([name]) => name);
  return operation.parameters.flatMap((parameter) => {
    const value = parameters.get(keyOf(parameter));
    const isCredential =
      (parameter.in === 'query' && queryNames.includes(`${percentEncode(parameter.name)}=`)) ||
      (parameter.in === 'cookie' && cookieNames.includes(`${parameter.name}=`));
    if (value === undefined || isCredential) return [];
    const exact = toExactValue(value, texts?.get(keyOf(parameter)));
    const isSerialised = serialised?.has(keyOf(parameter)) ?? false;
    return [{ parameter, value: exact, isSerialised, document }];
  });
}

function contentOf(
  operation: Operation,
  { body }: RequestValues,
  document: JsonObject,
  openapi: string,
): RequestContent | undefined {
  if (!body) return undefined;
  const described = operation.requestBody?.content.find(({ type }) => type === body.mediaType);
  const media: Pick<MediaType, 'type' | 'schema' | 'encoding'> = described ?? {
    type: body.mediaType,
    schema: true,
    encoding: {},
  };
  if (body.serialised) return toSerialisedContent(String(body.value), media.type);
  return toRequestContent(toExactValue(body.value, body.text), { media, document, openapi });
}

function contentHeader(content: RequestContent | undefined): RequestHeader[] {
  return content ? [{ name: 'Content-Type', value: content.mediaType }] : [];
}
