/** A JSON Web Token taken apart, signature not verified. */
export interface DecodedJwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly signed: boolean;
}

/** Decodes a JWT (RFC 7519) in compact form, or undefined when the text is none. */
export function decodeJwt(text: string): DecodedJwt | undefined {
  if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(text)) return undefined;
  const [header, claims] = text.split('.').map(decodePart);
  if (!header || !claims) return undefined;
  return { header, claims, signed: !text.endsWith('.') };
}

function decodePart(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
