import { toHeaderValue } from '../header-value.ts';
import { defineContractCheck, fieldOf, nameOf } from './contract-check.ts';

/** Documented header fields come, with values of their schemas. */
export const headersDocumented = defineContractCheck({
  id: 'headers-documented',
  description: 'Each documented header comes, unless it says `required: false`, and fits its schema.',
  *judge({ operation, response, exchange: { received } }, { validator, document }) {
    for (const header of response?.headers ?? []) {
      const value = fieldOf(received, header.name);
      const errors =
        value === undefined
          ? header.required
            ? ['is documented, but the answer does not have it']
            : []
          : validator(header.schema)(toHeaderValue(value, header.schema, document)).map(
              ({ message }) => message,
            );
      for (const text of errors) {
        yield {
          blame: 'server',
          confidence: value === undefined ? 'likely' : 'certain',
          message: `${nameOf(operation)} → ${response?.status}: header \`${header.name}\` ${text}`,
          location: header.location,
          ...(value !== undefined && { actual: value }),
          cause: `${operation.id} ${response?.status} ${header.name} ${text}`,
        };
      }
    }
  },
});
