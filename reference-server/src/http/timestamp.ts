/** Writes a moment as RFC 3339 in UTC without fractions of a second, as the API prints it. */
export function timestamp(moment: Date | string): string {
  return new Date(moment).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
