const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A parser turns a bare carriage return into a line feed.
  '\r': '&#13;',
};

/** Text as HTML text or attribute value. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'\r]/g, (character) => entities[character] ?? character);
}

/** Text as the content of a code element, where quotes need no escaping. */
export function escapeCode(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => entities[character] ?? character);
}
