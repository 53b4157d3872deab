import { plainText } from './plain-text.ts';

/** Text without what [XML 1.0](https://www.w3.org/TR/xml/#charsets) forbids: most control characters, lone surrogates, U+FFFE and U+FFFF. */
export function xmlText(text: string): string {
  return plainText(text).replace(/[\p{Surrogate}\ufffe\uffff]/gu, '');
}
