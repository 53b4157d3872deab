import type { settings } from '../../reference-server/src/config/settings.ts';

/** A sentence a section and a key: one that is missing, or that no key has any more, does not compile. */
type About = {
  readonly [Section in keyof typeof settings]: {
    readonly section: string;
    readonly keys: { readonly [Key in keyof (typeof settings)[Section]]: string };
  };
};

export const aboutSettings: About = {
  database: {
    section: 'Where users and sessions are stored.',
    keys: {
      host: 'The host of PostgreSQL. Empty means the embedded SQLite.',
      port: 'The port of PostgreSQL.',
      name: 'The database in PostgreSQL. For SQLite the file; empty means memory, which is gone after a stop.',
      user: 'The user of PostgreSQL.',
      password: 'The password of that user. Set it by its variable.',
    },
  },
  server: {
    section: 'Where the server listens.',
    keys: {
      host: 'The address to listen on. `127.0.0.1` keeps other machines out.',
      port: 'The port to listen on. `0` takes a free one, and the first line of output names it.',
      debug: 'Accepted for old configuration files. It changes nothing: see `logging.level`.',
      cors_origins: 'Web sites whose scripts may call the API from a browser. Empty means none.',
    },
  },
  logging: {
    section: 'What the server writes down. A line is JSON, and holds no body, header or query.',
    keys: {
      level: 'How important a line must be. `INFO` writes one line a request.',
      file: 'The file of the log. Empty means standard error.',
      max_size: 'The size in MB at which the file becomes `<file>.1`, and a new one begins.',
    },
  },
  security: {
    section: 'Secrets, and how long tokens of the User API live.',
    keys: {
      secret_key:
        'The text from which keys for mails, codes and idempotency are derived. Empty means a new one at each start.',
      token_expiry: 'The seconds that an access token of the User API lives. The other API does not heed it.',
    },
  },
  mail: {
    section: 'The SMTP server that sends verifications, resets and codes.',
    keys: {
      host: 'The host of the SMTP server. Empty means that no mail leaves.',
      port: 'Its port.',
      user: 'The user to log in with. Empty means without.',
      password: 'The password of that user. Set it by its variable.',
      from: 'The sender of every mail.',
    },
  },
  passwords: {
    section: 'What a hash of a password costs (Argon2id). Less than what OWASP advises is refused.',
    keys: {
      memory: 'The memory that a hash takes, in KiB.',
      passes: 'How often the memory is passed over.',
      lanes: 'How many threads a hash may use.',
    },
  },
  redis: {
    section: 'What several servers share: limits, and the list of tokens that ended early.',
    keys: {
      url: 'A URL that starts with `redis://` or `rediss://`. Empty means that each server counts alone.',
    },
  },
  keys: {
    section: 'The RSA keys that sign access tokens, as PEM files.',
    keys: {
      private_key_file:
        'The key that signs. Empty means a new one at each start, which ends all access tokens.',
      retired_key_files: 'Earlier keys, whose tokens still count.',
    },
  },
  webhooks: {
    section: 'Where security events go.',
    keys: {
      url: 'The receiver. Empty means that nothing is sent.',
      secret: 'The secret that signs. The receiver needs the same.',
    },
  },
  geoip: {
    section: 'Where users were, by their network address.',
    keys: { file: 'A database file that maps addresses to places. Empty means that `location` is null.' },
  },
  controls: {
    section: 'For tests alone.',
    keys: { enabled: 'Lets everybody move the clock and read the mail. Never in production.' },
  },
  demo: {
    section: 'For a first look.',
    keys: {
      enabled: 'Starts with a user whose password everybody knows. Refused with a database that lasts.',
    },
  },
};
