import { defineContractCheck, fieldOf } from './contract-check.ts';

/** A 405 lists the methods that there are: [RFC 9110 section 15.5.6](https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6). */
export const allowHeader = defineContractCheck({
  id: 'allow-header',
  description: 'The `Allow` of a 405 lists every documented method of the path and no other.',
  *judge({ operation, exchange: { received } }, { version }) {
    const allow = received.status === 405 ? fieldOf(received, 'allow') : undefined;
    if (allow === undefined) return;
    const listed = allow.split(',').map((name) => name.trim().toUpperCase());
    const documented = version.operations
      .filter(({ path }) => path === operation.path)
      .map(({ method }) => method);
    const lacking = documented.filter((name) => !listed.includes(name));
    if (lacking.length === 0) return;
    yield {
      blame: 'server',
      confidence: 'certain',
      message: `\`${operation.path}\`: \`Allow\` does not list ${lacking.map((name) => `\`${name}\``).join(', ')}`,
      location: operation.location,
      expected: documented.join(', '),
      actual: allow,
      cause: operation.path,
    };
  },
});
