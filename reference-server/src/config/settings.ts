/** A value that a setting can hold. */
export type SettingValue = string | number | boolean | readonly string[];

/** What one key of the configuration accepts, and what it is when nobody sets it. */
export type Setting =
  | { readonly type: 'string'; readonly default: string; readonly oneOf?: readonly string[] }
  | { readonly type: 'integer'; readonly default: number; readonly least: number; readonly most: number }
  | { readonly type: 'boolean'; readonly default: boolean }
  | { readonly type: 'list'; readonly default: readonly string[] };

const text = (value = '') => ({ type: 'string', default: value }) as const;
const flag = (value: boolean) => ({ type: 'boolean', default: value }) as const;
const integer = (value: number, least: number, most: number) =>
  ({ type: 'integer', default: value, least, most }) as const;

/** Every section and key of config.yml, in the order of the reference. */
export const settings = {
  database: {
    host: text(),
    port: integer(5432, 1, 65_535),
    name: text(),
    user: text(),
    password: text(),
  },
  server: {
    host: text('0.0.0.0'),
    port: integer(8000, 0, 65_535),
    debug: flag(false),
    cors_origins: { type: 'list', default: [] },
  },
  logging: {
    level: { type: 'string', default: 'INFO', oneOf: ['DEBUG', 'INFO', 'WARNING', 'ERROR'] },
    file: text(),
    max_size: integer(10, 1, 10_240),
  },
  security: {
    secret_key: text(),
    token_expiry: integer(3600, 1, 31_536_000),
  },
  mail: {
    host: text(),
    port: integer(587, 1, 65_535),
    user: text(),
    password: text(),
    from: text('no-reply@sumafinance.com'),
  },
  passwords: {
    memory: integer(19_456, 7168, 4_194_304),
    passes: integer(2, 1, 100),
    lanes: integer(1, 1, 64),
  },
  redis: { url: text() },
  keys: { private_key_file: text(), retired_key_files: { type: 'list', default: [] } },
  webhooks: { url: text(), secret: text() },
  geoip: { file: text() },
  controls: { enabled: flag(false) },
  demo: { enabled: flag(false) },
} as const satisfies Record<string, Record<string, Setting>>;
