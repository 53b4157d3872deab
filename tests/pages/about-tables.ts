import type { Tables } from '../../reference-server/src/store/tables.ts';

/** Words about a table, whatever its columns. */
export type AboutTable = { readonly table: string; readonly columns: Readonly<Record<string, string>> };

/** A sentence a table and a column: one that is missing, or that the store has no more, does not compile. */
type About = {
  readonly [Table in keyof Tables]: {
    readonly table: string;
    readonly columns: { readonly [Column in keyof Tables[Table]]: string };
  };
};

const owner = 'the user, in `users`';
const internal = 'an id that no answer shows';
const order = 'the order of entries of the same moment';

export const aboutTables: About = {
  users: {
    table: 'Everybody who has an account, in either API.',
    columns: {
      user_id: 'the id',
      username: 'the name to log in with at the User API; made by the server for others',
      email: 'the address, in lower case',
      password_hash: 'the Argon2id hash of the password',
      created_at: 'when the account was opened',
      updated_at: 'when the row last changed, logins aside',
      last_login: 'when somebody last logged in',
      is_active: 'false while the account is suspended',
      role: 'what the user may do',
    },
  },
  profiles: {
    table: 'What the Authentication API knows of a user beyond `users`.',
    columns: {
      user_id: owner,
      public_id: 'the id in answers, `usr_…`',
      name: 'the name as entered',
      email_verified_at: 'when the address was verified',
      two_factor_enabled: 'whether a login asks for a code',
    },
  },
  account_profiles: {
    table: 'The `profile` of the User API.',
    columns: {
      user_id: owner,
      first_name: '`firstName`',
      last_name: '`lastName`',
      avatar: 'the address of a picture',
      bio: 'a text about the user',
    },
  },
  user_tiers: {
    table: 'Users whose limit is not the usual one.',
    columns: { user_id: owner, tier: 'what the user booked' },
  },
  consents: {
    table: 'Each consent and each withdrawal. Rows are added, and never changed.',
    columns: {
      consent_id: internal,
      user_id: owner,
      terms_accepted: 'the terms of use',
      privacy_accepted: 'the privacy policy',
      marketing_accepted: 'marketing mails',
      consent_timestamp: 'when it was said',
      consent_ip: 'from where',
    },
  },
  sessions: {
    table: 'A row from a login to its end.',
    columns: {
      session_id: 'the id in answers, `ses_…`',
      user_id: owner,
      device_id: 'the device, in `devices`',
      ip: 'the address of the login',
      user_agent: 'the program of the login',
      remember_me: 'whether it lives longer',
      created_at: 'when it began',
      last_used_at: 'when it was last refreshed',
      expires_at: 'when it ends by itself',
      ended_at: 'when somebody ended it',
      ordinal: order,
    },
  },
  access_tokens: {
    table: 'Which access token belongs to which session. The token itself is not stored.',
    columns: { jti: 'the claim `jti`', session_id: 'the session', expires_at: 'when the token ends' },
  },
  refresh_tokens: {
    table: 'Refresh tokens, by their hash alone.',
    columns: {
      token_hash: 'the SHA-256 of the token',
      session_id: 'the session',
      expires_at: 'when it ends',
      used_at: 'when it was exchanged; a second use is reuse',
    },
  },
  devices: {
    table: 'From what users log in.',
    columns: {
      user_id: owner,
      device_id: 'the id in answers',
      fingerprint: 'what the app sent to tell devices apart',
      user_agent: 'the program',
      first_seen_at: 'the first login',
      last_seen_at: 'the last login',
      trusted: 'whether the user asked to be remembered there',
      ordinal: order,
    },
  },
  login_failures: {
    table:
      'Wrong passwords in a row, by address. Unknown addresses count too, so that nobody can tell them apart.',
    columns: { email: 'the address that was tried', failures: 'how many', failed_at: 'the last of them' },
  },
  password_resets: {
    table: 'Mails that allow a new password.',
    columns: {
      reset_id: 'what the token of the mail names',
      user_id: owner,
      expires_at: 'when it ends',
      used_at: 'when it was used',
      voided_at: 'when a newer one took its place',
    },
  },
  two_factor_challenges: {
    table: 'Codes on their way, and logins that wait for one.',
    columns: {
      challenge_id: internal,
      user_id: owner,
      token_hash: 'the hash of the temporary token; null while two-factor authentication is being enabled',
      code_hash: 'the keyed hash of the code',
      tries: 'how many wrong codes came',
      expires_at: 'when it ends',
      closed_at: 'when it was used or used up',
      fingerprint: 'the device of the login',
      remember_me: 'whether the session will live longer',
    },
  },
  backup_codes: {
    table: 'Backup codes, by their hash alone.',
    columns: { code_hash: 'the keyed hash of the code', user_id: owner, used_at: 'when it was used' },
  },
  security_events: {
    table: 'The audit trail.',
    columns: {
      event_id: 'the id in answers, without its prefix',
      user_id: owner,
      type: 'what happened',
      occurred_at: 'when',
      ip: 'from which address',
      user_agent: 'with which program',
      location: 'where that address is, when a file of places is configured',
      metadata: 'more about it, as JSON',
      ordinal: order,
    },
  },
  webhook_deliveries: {
    table: 'Events on their way to your receiver. Without controls, a row goes when its delivery ends.',
    columns: {
      delivery_id: '`Webhook-Id`',
      user_id: owner,
      shown_user_id: 'the user as the body names it',
      type: 'what happened',
      body: 'what is sent, byte for byte',
      state: '`pending`, `delivered` or `failed`',
      attempts: 'each try and its answer, as JSON',
      due_at: 'when the next try is due',
      ordinal: order,
    },
  },
  idempotency_keys: {
    table: 'Answers that a repetition gets again.',
    columns: {
      scope: 'operation and caller',
      key: '`Idempotency-Key`',
      fingerprint: 'the keyed hash of the body',
      claimed_at: 'when the first request came',
      answer: 'its answer, as JSON; null while it runs',
      user_id: owner,
      ordinal: order,
    },
  },
  feedback: {
    table: 'What readers say about the documentation.',
    columns: {
      feedback_id: internal,
      page: 'the page',
      helpful: 'yes or no',
      comment: 'the words',
      user_agent: 'the browser',
      received_at: 'when',
    },
  },
};
