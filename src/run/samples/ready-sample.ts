import { join } from 'node:path';
import type { Language } from '../../languages/language.ts';
import { grammarName } from '../../lib/grammar-name.ts';
import type { Example } from '../../model/example.ts';
import { importedPackage } from './missing-package.ts';
import type { ReadySample, WantedSample } from './sample.ts';
import { sampleCredentials } from './sample-credentials.ts';
import { variablesRead } from './variables-read.ts';

/** Finds what a sample is run with, or says why it is not. */
export function readySample(
  wanted: WantedSample,
  languages: readonly Language[],
  examples: readonly Example[],
): ReadySample | string {
  const { operation, number } = wanted;
  const { lang, source } = wanted.sample;
  const grammar = grammarName(lang);
  const language = languages.find((each) => each.grammar === grammar);
  if (!language) return `no runner for ${lang || 'a language without a name'}`;
  const imported = importedPackage(grammar, source);
  if (imported !== undefined) return `needs ${imported}`;
  const own = examples.filter((example) => example.operation === operation);
  const credentials = sampleCredentials(variablesRead(grammar, source), own);
  if ('unknown' in credentials) return `needs ${credentials.unknown}`;
  const folder = join(operation.api, operation.version, operation.slug, String(number));
  return { ...wanted, language, credentials, file: join(folder, `sample.${extensionOf(language, source)}`) };
}

/** Node tells by it which of its two kinds of modules a text is. */
function extensionOf({ extension }: Language, source: string): string {
  const isCommon = /\brequire\(/.test(source) && !/^\s*(?:import|export)\s/m.test(source);
  return extension === 'mjs' && isCommon ? 'cjs' : extension;
}
