import { violationDetails } from '../errors/catalogue.ts';
import { text } from './shape.ts';

const emailPattern = /^[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\.[a-zA-Z]{2,}$/;
const specialCharacters = /[!@#$%^&*()_+\-=[\]{}|;:,.<>?]/;

/** An email address, by the pattern that the table `users` demands too. */
export const email = text(atMost(255), (value) =>
  emailPattern.test(value) ? undefined : { code: 'INVALID_EMAIL_FORMAT' },
);

/** A password that somebody chooses: all its rules make one violation, since one sentence names them all. */
export const newPassword = text(atMost(128), (value) =>
  [...value].length >= 12 &&
  /[A-Z]/.test(value) &&
  /[a-z]/.test(value) &&
  /[0-9]/.test(value) &&
  specialCharacters.test(value)
    ? undefined
    : { code: 'PASSWORD_COMPLEXITY_ERROR' },
);

/** A password that somebody presents: no more is asked of it than that it could be one. */
export const givenPassword = text(atLeast(1), atMost(128));

/** The name of a person. */
export const personName = text(atLeast(2), atMost(100));

/** What a client computes to recognise a device. */
export const deviceFingerprint = text((value, field) =>
  /^fp_[A-Za-z0-9_-]{1,128}$/.test(value)
    ? undefined
    : violationDetails.wrongForm(field, 'be fp_ and 1 to 128 letters, digits, underscores or hyphens'),
);

/** A token of ours that a client hands back. */
export const token = (longest: number) => text(atLeast(1), atMost(longest));

/** A code of two-factor authentication: mailed, or a backup code. */
export const twoFactorCode = text((value, field) =>
  /^(\d{6}|[a-z0-9]{5}-[a-z0-9]{5})$/.test(value)
    ? undefined
    : violationDetails.wrongForm(field, 'be 6 digits or a backup code'),
);

/** At least so many characters. */
export function atLeast(least: number) {
  return (value: string, field: string) =>
    [...value].length < least ? violationDetails.tooShort(field, least) : undefined;
}

/** At most so many characters. */
export function atMost(most: number) {
  return (value: string, field: string) =>
    [...value].length > most ? violationDetails.tooLong(field, most) : undefined;
}
