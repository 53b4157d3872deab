import { defineContractCheck, nameOf } from './contract-check.ts';

const internals: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  {
    what: 'a stack trace',
    pattern: /\n\s+at [\w.<>$ [\]]+ \(?[^)\n]+:\d+:\d+\)?|\\n\s+at [\w.<>$ [\]]+ \(?[^)\n"]+:\d+:\d+/,
  },
  { what: 'a Python traceback', pattern: /Traceback \(most recent call last\)/ },
  { what: 'a Java stack trace', pattern: /\bat (?:[a-z]\w*\.)+[A-Z]\w*\.\w+\([\w.]+:\d+\)/ },
  {
    what: 'an SQL statement',
    pattern: /\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM)\s+[\w"*`[\], ]+\s+(?:FROM|VALUES|SET|WHERE)\b/i,
  },
  {
    what: 'an error of the database',
    pattern: /SQLITE_[A-Z]+|ORA-\d{5}|SQLSTATE\[|duplicate key value violates|relation "\w+" does not exist/,
  },
  {
    what: 'a path of the server',
    pattern:
      /(?:\/(?:usr|var|home|opt|srv|app)\/[\w.-]+\/[\w./-]+\.(?:js|ts|py|rb|php|java|go))|[A-Z]:\\\\?[\w\\]+\.(?:cs|dll)|node_modules\//,
  },
];

/** Errors say nothing of what the server is made of. */
export const errorLeak = defineContractCheck({
  id: 'error-leak',
  description: 'No error shows a stack trace, a statement of SQL or a path of the server.',
  *judge({ operation, exchange: { received } }) {
    if (received.status < 400) return;
    const text = Buffer.from(received.body.subarray(0, 20_000)).toString('utf8');
    for (const { what, pattern } of internals) {
      const found = pattern.exec(text)?.[0];
      if (found === undefined) continue;
      yield {
        blame: 'server',
        confidence: 'certain',
        message: `${nameOf(operation)}: an error with status ${received.status} shows ${what}`,
        location: operation.location,
        actual: found.trim().slice(0, 200),
        cause: `${operation.id} ${what}`,
      };
    }
  },
});
