/** What every error of one code has in common. `{error_id}` in a detail becomes the id of the error. */
export type CatalogueEntry = { readonly status: number; readonly title: string; readonly detail: string };

/** The error codes of the `auth` API with their status (v1), title and detail. */
export const catalogue = {
  MALFORMED_REQUEST: {
    status: 400,
    title: 'Malformed request',
    detail: 'The request body is not valid JSON.',
  },
  VALIDATION_ERROR: {
    status: 400,
    title: 'Validation failed',
    detail: 'The request body is not valid.',
  },
  INVALID_EMAIL_FORMAT: {
    status: 400,
    title: 'Invalid email format',
    detail: 'The email address must look like name@example.com.',
  },
  PASSWORD_COMPLEXITY_ERROR: {
    status: 400,
    title: 'Password too weak',
    detail:
      'The password needs at least 12 characters, among them an uppercase letter, a lowercase letter, a digit and a special character.',
  },
  INVALID_VERIFICATION_TOKEN: {
    status: 400,
    title: 'Invalid verification token',
    detail: 'The verification token is wrong, has expired or was used before. Ask for a new one.',
  },
  INVALID_RESET_TOKEN: {
    status: 400,
    title: 'Invalid reset token',
    detail: 'The reset token is wrong, has expired or was used before. Ask for a new one.',
  },
  AUTHENTICATION_REQUIRED: {
    status: 401,
    title: 'Authentication required',
    detail: 'Send an access token in the Authorization header.',
  },
  TOKEN_EXPIRED: {
    status: 401,
    title: 'Access token expired',
    detail: 'The access token has expired. Get a new one with your refresh token.',
  },
  INVALID_TOKEN: {
    status: 401,
    title: 'Invalid access token',
    detail: 'The access token is malformed, was not issued by this service or has been revoked.',
  },
  INVALID_CREDENTIALS: {
    status: 401,
    title: 'Invalid credentials',
    detail: 'The email address or the password is wrong.',
  },
  INVALID_REFRESH_TOKEN: {
    status: 401,
    title: 'Invalid refresh token',
    detail: 'The refresh token is unknown, has expired or belongs to a session that has ended. Log in again.',
  },
  INVALID_TWO_FACTOR_CODE: {
    status: 401,
    title: 'Invalid two-factor code',
    detail: 'The code is wrong, has expired or was used before.',
  },
  INVALID_TEMPORARY_TOKEN: {
    status: 401,
    title: 'Invalid temporary token',
    detail:
      'The temporary token is wrong, has expired, was used before or met five wrong codes. Log in again.',
  },
  FORBIDDEN: {
    status: 403,
    title: 'Forbidden',
    detail: 'Your account has no permission for this operation.',
  },
  ACCOUNT_LOCKED: {
    status: 403,
    title: 'Account locked',
    detail: 'This account cannot be used at the moment. Wait 15 minutes, or reset your password.',
  },
  ACCOUNT_SUSPENDED: {
    status: 403,
    title: 'Account suspended',
    detail: 'This account has been suspended. Contact support.',
  },
  EMAIL_NOT_VERIFIED: {
    status: 403,
    title: 'Email address not verified',
    detail: 'Verify your email address before you log in.',
  },
  REFRESH_TOKEN_REUSED: {
    status: 403,
    title: 'Refresh token reused',
    detail: 'The refresh token was used before. All sessions of this account have been ended. Log in again.',
  },
  NOT_FOUND: {
    status: 404,
    title: 'Not found',
    detail: 'There is nothing at this path.',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: 'Method not allowed',
    detail: 'This path does not answer this method. The Allow header lists the methods that it answers.',
  },
  EMAIL_ALREADY_EXISTS: {
    status: 409,
    title: 'Email address already registered',
    detail: 'An account with this email address exists already.',
  },
  USERNAME_ALREADY_EXISTS: {
    status: 409,
    title: 'Username taken',
    detail: 'Another account has this username already.',
  },
  TWO_FACTOR_ALREADY_ENABLED: {
    status: 409,
    title: 'Two-factor authentication already enabled',
    detail: 'Two-factor authentication is enabled for this account already.',
  },
  TWO_FACTOR_NOT_ENABLED: {
    status: 409,
    title: 'Two-factor authentication not enabled',
    detail: 'Two-factor authentication is not enabled for this account.',
  },
  IDEMPOTENCY_KEY_IN_USE: {
    status: 409,
    title: 'Request still running',
    detail: 'A request with this Idempotency-Key is still running. Try again in a moment.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    title: 'Idempotency key reused',
    detail: 'This Idempotency-Key was used before with another body. Use a new key for a new request.',
  },
  CONSENT_REQUIRED: {
    status: 409,
    title: 'Consent required',
    detail: 'This consent is needed as long as the account exists. To withdraw it, use deleteAccount.',
  },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    title: 'Payload too large',
    detail: 'The request body is larger than 64 KiB.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    title: 'Unsupported media type',
    detail: 'Send the request body as application/json.',
  },
  RATE_LIMIT_EXCEEDED: {
    status: 429,
    title: 'Rate limit exceeded',
    detail: 'Too many requests. Wait for the number of seconds in the Retry-After header, then try again.',
  },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    title: 'Internal server error',
    detail: 'Something went wrong on our side. Contact support with the error id {error_id}.',
  },
  SERVICE_UNAVAILABLE: {
    status: 503,
    title: 'Service unavailable',
    detail: 'The service cannot reach its data at the moment. Try again in a few minutes.',
  },
} as const satisfies Record<string, CatalogueEntry>;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof catalogue;

/** The details of the rules that a body can break under `VALIDATION_ERROR`; `field` is its last name. */
export const violationDetails = {
  notJson: () => 'The request body is not valid JSON.',
  bodyMissing: () => 'A request body is required.',
  notAnObject: (field: string) =>
    field === '' ? 'The request body must be a JSON object.' : `${field} must be an object.`,
  required: (field: string) => `${field} is required.`,
  notAString: (field: string) => `${field} must be a string.`,
  notABoolean: (field: string) => `${field} must be true or false.`,
  tooShort: (field: string, least: number) =>
    least === 1 ? `${field} must not be empty.` : `${field} must have at least ${least} characters.`,
  tooLong: (field: string, most: number) => `${field} must have at most ${most} characters.`,
  wrongForm: (field: string, form: string) => `${field} must ${form}.`,
  notAnInteger: (field: string, least: number, most?: number) =>
    most === undefined
      ? `${field} must be a whole number of at least ${least}.`
      : `${field} must be a whole number from ${least} to ${most}.`,
  notOneOf: (field: string, values: readonly string[]) => `${field} must be one of ${values.join(', ')}.`,
  notAccepted: (field: string) => `${field} must be true.`,
  repeatedKey: (field: string) => `${field} must appear only once.`,
  forbiddenKey: (field: string) => `${field} is not an allowed name.`,
  forbiddenCharacter: (field: string) => `${field} contains a character that is not allowed.`,
};
