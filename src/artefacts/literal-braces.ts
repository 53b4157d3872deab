/** JSON text in which no string opens a `{{variable}}` of the client: the second brace is written as an escape. */
export function literalBraces(json: string): string {
  // Outside of strings, JSON that is printed with indentation has no two braces side by side.
  return json.replace(/\{(?=\{)/g, '\\u007b');
}
