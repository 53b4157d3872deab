/** A JSON Web Token taken apart, signature not verified. */
export interface DecodedJwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Decodes a JWT (RFC 7519) in compact form, or undefined when the text is none. */
export function decodeJwt(text: string): DecodedJwt | undefined {
  const [header, claims, signature, rest] = text.split('.');
  if (!header || !claims || signature === undefined || rest !== undefined) return undefined;
  const decoded = { header: decodePart(header), claims: decodePart(claims) };
  return decoded.header && decoded.claims ? (decoded as DecodedJwt) : undefined;
}

function decodePart(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
