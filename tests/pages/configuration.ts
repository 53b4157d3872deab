import { type Setting, type SettingValue, settings } from '../../reference-server/src/config/settings.ts';
import { aboutSettings } from './about-settings.ts';
import { code, markdownTable } from './table.ts';

/** The sections that every server of this kind has; the others are additions of this one. */
const founding = ['database', 'server', 'logging', 'security'];

/** Every section and key of config.yml with type, default and variable, as the configuration schema has them. */
export function configurationReference(): string {
  const sections = Object.keys(settings);
  const part = (title: string, names: readonly string[]) =>
    [`## ${title}`, ...names.map(sectionOf)].join('\n\n');
  return [
    part(
      'Sections that most servers need',
      sections.filter((name) => founding.includes(name)),
    ),
    part(
      'Sections for more',
      sections.filter((name) => !founding.includes(name)),
    ),
  ].join('\n\n');
}

function sectionOf(section: string): string {
  const keys: Record<string, Setting> = settings[section as keyof typeof settings];
  const about: { readonly section: string; readonly keys: Record<string, string> } =
    aboutSettings[section as keyof typeof settings];
  const rows = Object.entries(keys).map(([key, setting]) => [
    code(`${section}.${key}`),
    accepts(setting),
    code(shown(setting.default)),
    code(`APP_${section}_${key}`.toUpperCase()),
    about.keys[key] ?? '',
  ]);
  const head = ['key', 'accepts', 'default', 'variable', 'what it does'];
  return [`### ${section}`, about.section, markdownTable(head, rows)].join('\n\n');
}

function accepts(setting: Setting): string {
  if (setting.type === 'integer') return `whole number, ${setting.least} to ${setting.most}`;
  if (setting.type === 'boolean') return '`true` or `false`';
  if (setting.type === 'list') return 'list of texts';
  return setting.oneOf ? setting.oneOf.map(code).join(', ') : 'text';
}

function shown(value: SettingValue): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : value.join(', ');
  return String(value);
}
