import { isMap, isScalar, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { ConfigError } from './config-error.ts';
import { nearestName } from './nearest-name.ts';
import { type Setting, type SettingValue, settings } from './settings.ts';

type Sections = typeof settings;
type Widened<S> = S extends { type: 'string' }
  ? string
  : S extends { type: 'integer' }
    ? number
    : S extends { type: 'boolean' }
      ? boolean
      : readonly string[];

/** The resolved configuration: every key of every section present. */
export type Config = {
  readonly [Section in keyof Sections]: {
    readonly [Key in keyof Sections[Section]]: Widened<Sections[Section][Key]>;
  };
};

/** Where the text of a configuration came from; `name` stands in messages. */
export type ConfigSource = { readonly name: string; readonly text: string };

type Environment = Readonly<Record<string, string | undefined>>;
type Values = Record<string, Record<string, SettingValue>>;

/** Reads config.yml and the `APP_SECTION_KEY` overrides into a complete configuration. */
export function readConfig(source: ConfigSource | undefined, environment: Environment): Config {
  const values: Values = {};
  for (const [section, keys] of Object.entries(settings)) {
    values[section] = Object.fromEntries(
      Object.entries(keys).map(([key, { default: value }]) => [key, value]),
    );
  }
  if (source) readFile(source, values);
  readEnvironment(environment, values);
  return values as Config;
}

function readFile(source: ConfigSource, values: Values): void {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines });
  const at = (offset: number) => `${source.name}:${lines.linePos(offset).line}`;
  const fault = document.errors[0];
  if (fault) throw new ConfigError(`${at(fault.pos[0])}: ${fault.message.split('\n')[0]}`);
  if (document.contents === null) return;
  if (!isMap(document.contents)) throw new ConfigError(`${source.name}:1: the file must hold sections.`);
  for (const { name, value, place } of entries(document.contents, at)) {
    const keys = sectionOf(name, place);
    if (isScalar(value) && value.value === null) continue;
    if (!isMap(value)) throw new ConfigError(`${place}: \`${name}\` must be a section with keys.`);
    for (const entry of entries(value, at)) {
      const setting = settingOf(name, keys, entry.name, entry.place);
      const plain = isScalar(entry.value) ? entry.value.value : document.createNode(entry.value).toJSON();
      const checked = check(setting, plain, `${entry.place}: \`${name}.${entry.name}\``);
      values[name] = { ...values[name], [entry.name]: checked };
    }
  }
}

function* entries(map: YAMLMap, at: (offset: number) => string) {
  for (const { key, value } of map.items) {
    const place = at(isScalar(key) ? (key.range?.[0] ?? 0) : 0);
    yield { name: String(isScalar(key) ? key.value : key), value, place };
  }
}

function readEnvironment(environment: Environment, values: Values): void {
  for (const [variable, raw] of Object.entries(environment)) {
    const match = /^APP_([A-Z]+)_(.+)$/.exec(variable);
    const section = match?.[1]?.toLowerCase() ?? '';
    // Other programs use the prefix as well, so only variables of our own sections are judged.
    if (!match || raw === undefined || !Object.hasOwn(settings, section)) continue;
    const key = (match[2] ?? '').toLowerCase();
    const setting = settingOf(section, sectionOf(section, variable), key, variable);
    const checked = check(setting, fromText(setting, raw), `\`${variable}\``);
    values[section] = { ...values[section], [key]: checked };
  }
}

function sectionOf(name: string, place: string): Record<string, Setting> {
  if (Object.hasOwn(settings, name)) return settings[name as keyof Sections];
  throw new ConfigError(`${place}: unknown section \`${name}\`${suggestion(name, Object.keys(settings))}`);
}

function settingOf(section: string, keys: Record<string, Setting>, key: string, place: string): Setting {
  const setting = Object.hasOwn(keys, key) ? keys[key] : undefined;
  if (setting) return setting;
  throw new ConfigError(`${place}: unknown key \`${section}.${key}\`${suggestion(key, Object.keys(keys))}`);
}

function suggestion(name: string, known: readonly string[]): string {
  const near = nearestName(name, known);
  return near
    ? `; did you mean \`${near}\`?`
    : `; known are ${known.map((each) => `\`${each}\``).join(', ')}.`;
}

function fromText(setting: Setting, raw: string): unknown {
  if (setting.type === 'integer') return /^-?\d+$/.test(raw) ? Number(raw) : raw;
  if (setting.type === 'boolean') return raw === 'true' ? true : raw === 'false' ? false : raw;
  if (setting.type === 'list') return raw === '' ? [] : raw.split(',').map((each) => each.trim());
  return raw;
}

function check(setting: Setting, value: unknown, subject: string): SettingValue {
  if (setting.type === 'integer') {
    const fits = typeof value === 'number' && Number.isInteger(value);
    if (fits && value >= setting.least && value <= setting.most) return value;
    throw new ConfigError(`${subject} must be a whole number from ${setting.least} to ${setting.most}.`);
  }
  if (setting.type === 'boolean') {
    if (typeof value === 'boolean') return value;
    throw new ConfigError(`${subject} must be true or false.`);
  }
  if (setting.type === 'list') {
    if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value;
    throw new ConfigError(`${subject} must be a list of texts.`);
  }
  // A number is read as text here: nobody should have to quote a numeric password.
  const text = typeof value === 'number' ? String(value) : (value ?? '');
  if (typeof text !== 'string') throw new ConfigError(`${subject} must be a text.`);
  if (setting.oneOf && !setting.oneOf.includes(text)) {
    throw new ConfigError(`${subject} must be one of ${setting.oneOf.join(', ')}.`);
  }
  return text;
}
