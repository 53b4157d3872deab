/** The one list of what counts as a secret: by the name of a field, and by the look of a value. */

/** Names are compared in lower case without `-`, `_`, `.` and blanks: `X-Api-Key`, `apiKey` and `api_key` are one. */
const secretNames = new Set([
  'authorization',
  'proxyauthorization',
  'cookie',
  'setcookie',
  'otp',
  'passphrase',
  'passwd',
  'pwd',
  'credential',
  'clientkey',
  'backupcode',
  'webhooksignature',
]);

/** A name that ends like this is secret too, such as `current_password` or `X-Docs-Token`. */
const secretEndings = [
  'password',
  'passwordconfirmation',
  'secret',
  'token',
  'apikey',
  'privatekey',
  'secretkey',
];

/** True for the name of a field, header, parameter or variable whose value must not be shown. */
export function isSecretName(name: string): boolean {
  const plain = name.toLowerCase().replace(/[-_.\s]/g, '');
  return secretNames.has(plain) || secretEndings.some((ending) => plain.endsWith(ending));
}

/** What a secret looks like, wherever it stands. */
export interface SecretPattern {
  readonly name: string;
  /** Global; its named group `secret` is what must not be shown, the group `kept` before it says what kind it is. */
  readonly pattern: RegExp;
}

/** Most specific first. */
export const secretPatterns: readonly SecretPattern[] = [
  {
    name: 'private key',
    pattern: /(?<secret>-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----)/g,
  },
  { name: 'JWT', pattern: /(?<secret>\b(?<kept>eyJ)[\w-]{8,}\.[\w-]{4,}\.[\w-]*)/g },
  {
    name: 'HTTP credentials',
    // Words of prose ("Bearer authentication") have neither digits, padding nor capitals inside.
    pattern:
      /(?<before>\b(?:[Bb]earer|BEARER|[Bb]asic|BASIC|[Dd]igest|Token)[ \t]+)(?<secret>(?=[\w~+/.-]*[\d=]|[\w~+/.-]+[A-Z])[\w~+/.-]{8,}=*)/g,
  },
  {
    name: 'prefixed token',
    // A random part has a digit or a capital; `tmp_directory` has not.
    pattern:
      /(?<secret>(?<![\w-])(?<kept>(?:rt|at|tmp|otp|whsec|ghp|gho|ghs|ghr|github_pat|glpat|[sr]k_live|[sr]k_test|xox[abps])[_-])(?=[\w-]*[\dA-Z])[\w-]{8,})/g,
  },
  { name: 'cloud key', pattern: /(?<secret>\b(?<kept>AKIA|ASIA|AIza)[\w-]{12,})/g },
];

/** True for a value that stands for a secret and is none: `…`, `{{token}}`, `$TOKEN`, `<token>`, `your-api-key`, `***`. */
export function isPlaceholder(value: string): boolean {
  return /…|\.\.\.|\*\*\*|^\{\{.*\}\}$|^\$|^<.*>$|^your[-_]|^(?:null|true|false|undefined)$/i.test(value);
}
