import { isPlaceholder, isSecretName, secretPatterns } from '../lib/secrets.ts';

/** Replaces every secret in a text by `***`, keeping what tells its kind (`rt_***`); values in `allowed` stay. */
export function maskSecrets(text: string, allowed: ReadonlySet<string>): string {
  return replaceSecrets(text, (secret, kept) => (allowed.has(secret) ? secret : `${kept}***`));
}

/** The secrets that stand in a text: what a document prints may be shown again. */
export function findSecrets(text: string): string[] {
  const found: string[] = [];
  replaceSecrets(text, (secret) => {
    found.push(secret);
    return secret;
  });
  return found;
}

type Replace = (secret: string, kept: string) => string;

function replaceSecrets(text: string, replace: Replace): string {
  let masked = text;
  for (const { pattern } of secretPatterns) {
    masked = masked.replace(pattern, (...match) => {
      const { before = '', secret = '', kept = '' } = match.at(-1) as Record<string, string | undefined>;
      return before + (isPlaceholder(secret) ? secret : replace(secret, kept));
    });
  }
  for (const pattern of namedValues) masked = replaceNamed(masked, pattern, replace);
  return masked;
}

/** Places where a name says that a value is secret. */
const namedValues = [
  // "password": "…" or 'password' => '…'
  /(?<before>(?<quote>["'])(?<name>[\w.-]{2,40})\k<quote>\s*(?::|=>|=)\s*(?<open>["']))(?<secret>(?:(?!\k<open>)(?:\\.|[^\\\n]))+)(?=\k<open>)/g,
  // The same inside a JSON string.
  /(?<before>\\"(?<name>[\w.-]{2,40})\\"\s*:\s*\\")(?<secret>(?:(?!\\")[^\n])+)(?=\\")/g,
  // password=… in a form, a query or a shell line.
  /(?<before>(?<![\w.-])(?<name>[\w.-]{2,40})=)(?<secret>[^\s&"'`;,)]+)/g,
  // A header line.
  /(?<before>(?:^|\n)[<>*]?[ \t]*(?<name>[A-Za-z][\w]*(?:-\w+)+|Cookie|Authorization)[ \t]*:[ \t]*(?:(?:bearer|basic|digest|token)[ \t]+)?)(?<secret>[^\s][^\r\n]*)/gi,
];

function replaceNamed(text: string, pattern: RegExp, replace: Replace): string {
  return text.replace(pattern, (...match) => {
    const { before = '', name = '', secret = '' } = match.at(-1) as Record<string, string | undefined>;
    return before + (isSecretName(name) && !isPlaceholder(secret) ? replace(secret, '') : secret);
  });
}
