import { type Kysely, type Migration, sql } from 'kysely';
import type { Dialect } from './dialect.ts';

/** The table `users` exactly as it is documented, in the terms of either database. */
export function users(dialect: Dialect): Migration {
  const statements = dialect === 'postgres' ? postgres : sqlite;
  return {
    up: (db) => run(db, statements.up),
    down: (db) => run(db, statements.down),
  };
}

async function run(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const indexes = [
  'CREATE UNIQUE INDEX idx_username ON users (username)',
  'CREATE UNIQUE INDEX idx_email ON users (email)',
  'CREATE INDEX idx_last_login ON users (last_login)',
];

const postgres = {
  up: [
    `CREATE TYPE user_role AS ENUM ('user', 'admin', 'moderator')`,
    `CREATE TABLE users (
      user_id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
      username VARCHAR(50) NOT NULL,
      email VARCHAR(255) NOT NULL,
      password_hash VARCHAR(255) NOT NULL,
      created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
      updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
      last_login TIMESTAMPTZ,
      is_active BOOLEAN NOT NULL DEFAULT true,
      role user_role NOT NULL DEFAULT 'user',
      CONSTRAINT users_email_format CHECK (email ~ '^[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\\.[a-zA-Z]{2,}$'),
      CONSTRAINT users_username_format CHECK (username ~ '^[a-zA-Z0-9_]{3,50}$')
    )`,
    ...indexes,
    // A statement that sets the time itself keeps it, and a login changes nothing about the user.
    `CREATE FUNCTION touch_users() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.updated_at = OLD.updated_at AND NEW.last_login IS NOT DISTINCT FROM OLD.last_login
        THEN NEW.updated_at = now(); END IF;
        RETURN NEW;
      END $$`,
    'CREATE TRIGGER users_updated_at BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch_users()',
  ],
  down: ['DROP TABLE users', 'DROP FUNCTION touch_users', 'DROP TYPE user_role'],
};

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const localPart = `substr(email, 1, instr(email, '@') - 1)`;
const domain = `substr(email, instr(email, '@') + 1)`;
/** The domain without the letters at its end: it must end with the dot before the top-level domain. */
const domainStem = `rtrim(${domain}, '${letters}')`;
const sqliteNow = `(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`;

/** SQLite has no UUID, no enumeration and no regular expressions, so CHECK says the same piece by piece. */
const sqlite = {
  up: [
    `CREATE TABLE users (
      user_id TEXT PRIMARY KEY NOT NULL DEFAULT (lower(
        hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' ||
        substr('89ab', 1 + (abs(random()) % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
      username VARCHAR(50) NOT NULL,
      email VARCHAR(255) NOT NULL,
      password_hash VARCHAR(255) NOT NULL CHECK (length(password_hash) <= 255),
      created_at TEXT NOT NULL DEFAULT ${sqliteNow},
      updated_at TEXT NOT NULL DEFAULT ${sqliteNow},
      last_login TEXT,
      is_active BOOLEAN NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
      role TEXT NOT NULL DEFAULT 'user' CHECK (role IN ('user', 'admin', 'moderator')),
      CONSTRAINT users_email_format CHECK (
        length(email) <= 255 AND instr(email, '@') > 1
        AND ${localPart} NOT GLOB '*[^a-zA-Z0-9._%+-]*'
        AND ${domain} NOT GLOB '*[^a-zA-Z0-9.-]*'
        AND length(${domainStem}) >= 2 AND substr(${domainStem}, -1) = '.'
        AND length(${domain}) - length(${domainStem}) >= 2),
      CONSTRAINT users_username_format CHECK (
        length(username) BETWEEN 3 AND 50 AND username NOT GLOB '*[^a-zA-Z0-9_]*')
    )`,
    ...indexes,
    `CREATE TRIGGER users_updated_at AFTER UPDATE ON users FOR EACH ROW
      WHEN NEW.updated_at = OLD.updated_at AND NEW.last_login IS OLD.last_login
      BEGIN UPDATE users SET updated_at = ${sqliteNow} WHERE user_id = NEW.user_id; END`,
  ],
  down: ['DROP TABLE users'],
};
