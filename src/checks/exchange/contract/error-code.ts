import type { Json, JsonObject } from '../../../model/json.ts';
import { type CheckContext, defineContractCheck, nameOf, shortAnswer } from './contract-check.ts';

/** Codes of errors are those that the document knows, each with its status. */
export const errorCode = defineContractCheck({
  id: 'error-code',
  description: 'The code of an error is documented, and has its documented status.',
  *judge({ operation, exchange: { received }, response, body }, context) {
    if (received.status < 400 || !response || body === undefined) return;
    const shown = new Set(
      response.content.flatMap(({ examples }) => examples.flatMap(({ value }) => codesOf(value))),
    );
    for (const { code, status } of entriesOf(body)) {
      const known = context.version.errorCodes.find((each) => each.code === code);
      const problem = problemOf(code, String(received.status), known, shown, context);
      const told =
        status !== undefined && status !== String(received.status)
          ? `the error says status ${status}`
          : undefined;
      for (const text of [problem, told].filter((each) => each !== undefined)) {
        yield {
          blame: 'server',
          confidence: known ? 'certain' : 'likely',
          message: `${nameOf(operation)} → ${received.status}: ${text}`,
          location: known?.location ?? response.location,
          expected: known ? `status ${known.status}` : [...shown].join(', '),
          actual: shortAnswer(received),
          cause: `${operation.id} ${received.status} ${text}`,
        };
      }
    }
  },
});

function problemOf(
  code: string,
  status: string,
  known: { readonly status: string } | undefined,
  shown: ReadonlySet<string>,
  { version }: CheckContext,
): string | undefined {
  if (shown.has(code)) return undefined;
  if (known)
    return known.status === status ? undefined : `\`${code}\` is documented with status ${known.status}`;
  if (version.errorCodes.length === 0) return undefined;
  return `\`${code}\` is no documented error code`;
}

function codesOf(value: Json): string[] {
  return entriesOf(value).map(({ code }) => code);
}

/** Objects with a `code` of capitals, wherever they stand. */
function entriesOf(value: Json): { readonly code: string; readonly status: string | undefined }[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => entriesOf(item));
  if (value === null || typeof value !== 'object') return [];
  const { code, status } = value as JsonObject;
  const own = typeof code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(code);
  return [
    ...(own
      ? [
          {
            code,
            status: typeof status === 'string' || typeof status === 'number' ? String(status) : undefined,
          },
        ]
      : []),
    ...Object.values(value).flatMap((item: Json) => entriesOf(item)),
  ];
}
