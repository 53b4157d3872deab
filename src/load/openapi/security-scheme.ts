import type { SecurityScheme } from '../../model/operation.ts';
import type { Cursor, SpecReader } from '../source/cursor.ts';
import { mapField, textField } from '../source/fields.ts';

const types = ['apiKey', 'http', 'oauth2', 'openIdConnect', 'mutualTLS'] as const;
const places = ['header', 'query', 'cookie'] as const;

/** The security schemes of a document by name. */
export function readSecuritySchemes(reader: SpecReader): Record<string, SecurityScheme> {
  const components = reader.child(reader.root, 'components');
  if (components === undefined) return {};
  const schemes = mapField(reader, components, 'securitySchemes').flatMap(([name, cursor]) => {
    const scheme = readSecurityScheme(name, cursor);
    return scheme ? [[name, scheme] as const] : [];
  });
  return Object.fromEntries(schemes);
}

/** [Security Scheme Object](https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object) */
function readSecurityScheme(name: string, cursor: Cursor): SecurityScheme | undefined {
  const type = types.find((known) => known === textField(cursor, 'type'));
  if (type === undefined) return undefined;
  const scheme = textField(cursor, 'scheme')?.toLowerCase();
  const bearerFormat = textField(cursor, 'bearerFormat');
  const place = places.find((known) => known === textField(cursor, 'in'));
  const parameterName = textField(cursor, 'name');
  const variable = textField(cursor, 'x-docs-env');
  const example = textField(cursor, 'x-docs-example');
  return {
    name,
    type,
    description: textField(cursor, 'description') ?? '',
    ...(type === 'http' && scheme !== undefined && { scheme }),
    ...(bearerFormat !== undefined && { bearerFormat }),
    ...(type === 'apiKey' && place !== undefined && { in: place }),
    ...(type === 'apiKey' && parameterName !== undefined && { parameterName }),
    ...(variable !== undefined && { variable }),
    ...(example !== undefined && { example }),
    location: cursor.location,
  };
}
