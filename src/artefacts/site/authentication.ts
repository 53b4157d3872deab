import type { SecurityRequirement, SecurityScheme } from '../../model/operation.ts';
import type { PageScope } from './page-scope.ts';

/** One way to authenticate: all of its schemes together. */
export interface AuthenticationView {
  readonly schemes: readonly SchemeView[];
}

export interface SchemeView {
  readonly name: string;
  /** `Bearer token (JWT)`. */
  readonly title: string;
  /** The header, query parameter or cookie as it is sent. */
  readonly sent?: string;
  readonly scopes: readonly string[];
  /** HTML. */
  readonly description: string;
}

/** The alternatives of an operation; an empty list means that anybody may call it. */
export function authenticationView(
  security: readonly SecurityRequirement[],
  scope: PageScope,
): readonly AuthenticationView[] {
  return security.map((requirement) => ({
    schemes: Object.entries(requirement).map(([name, scopes]) => {
      const scheme = scope.version?.securitySchemes[name];
      return scheme === undefined
        ? { name, title: name, scopes, description: '' }
        : { ...schemeView(scheme, scope), scopes };
    }),
  }));
}

/** A [security scheme](https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object) in words. */
export function schemeView(scheme: SecurityScheme, scope: PageScope): SchemeView {
  const sent = sentAs(scheme);
  return {
    name: scheme.name,
    title: titleOf(scheme),
    ...(sent === undefined ? {} : { sent }),
    scopes: [],
    description: scope.prose(scheme.description, scheme.location, 3),
  };
}

function titleOf({ type, scheme, bearerFormat }: SecurityScheme): string {
  if (type === 'http' && scheme === 'bearer')
    return bearerFormat ? `Bearer token (${bearerFormat})` : 'Bearer token';
  if (type === 'http' && scheme === 'basic') return 'User name and password (Basic)';
  if (type === 'http') return `HTTP ${scheme ?? 'authentication'}`;
  return {
    apiKey: 'API key',
    oauth2: 'OAuth 2.0',
    openIdConnect: 'OpenID Connect',
    mutualTLS: 'Client certificate',
  }[type];
}

function sentAs({ type, scheme, in: place, parameterName }: SecurityScheme): string | undefined {
  if (type === 'apiKey') {
    if (place === 'query') return `?${parameterName}=…`;
    return place === 'cookie' ? `Cookie: ${parameterName}=…` : `${parameterName}: …`;
  }
  if (type === 'http')
    return `Authorization: ${scheme === 'basic' ? 'Basic' : scheme === 'bearer' ? 'Bearer' : scheme} …`;
  return type === 'mutualTLS' ? undefined : 'Authorization: Bearer …';
}
