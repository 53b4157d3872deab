import { violationDetails } from '../errors/catalogue.ts';
import { roles } from '../store/tables.ts';
import { atLeast, atMost } from '../validation/fields.ts';
import { oneOf, text } from '../validation/shape.ts';

/** The name under which a user logs in. */
export const username = text(atLeast(3), atMost(50), (value, field) =>
  /^[a-zA-Z0-9_]+$/.test(value)
    ? undefined
    : violationDetails.wrongForm(field, 'consist of letters, digits and underscores'),
);

/** A password that somebody chooses: one sentence names all its rules. */
export const password = text(atMost(128), (value, field) =>
  [...value].length >= 8 && /[A-Z]/.test(value) && /[a-z]/.test(value) && /[0-9]/.test(value)
    ? undefined
    : violationDetails.wrongForm(
        field,
        'have at least 8 characters, among them an uppercase letter, a lowercase letter and a digit',
      ),
);

/** One of the names of a person. */
export const nameOfPerson = text(atLeast(1), atMost(100));

/** What a user tells about themselves. */
export const biography = text(atMost(500));

/** Where a picture lies. */
export const pictureUrl = text(atMost(2048), (value, field) =>
  /^https:\/\//i.test(value) && URL.canParse(value)
    ? undefined
    : violationDetails.wrongForm(field, 'be a URL that starts with https://'),
);

/** What a user may do. */
export const role = oneOf(roles);
