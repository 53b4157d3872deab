import { appendToPointer } from '../../lib/json-pointer.ts';
import { decodeJwt } from '../../lib/jwt.ts';
import type { Fact, Version } from '../../model/docs.ts';
import type { Finding } from '../../model/finding.ts';
import type { Json } from '../../model/json.ts';
import type { NamedExample } from '../../model/operation.ts';
import { defineDocumentCheck } from './document-check.ts';

/** Finds printed JWTs that live longer or shorter than `x-lifetimes` says of the token of that name. */
export const tokenLifetime = defineDocumentCheck({
  rule: 'token-lifetime',
  description:
    'A reader who decodes a printed token finds the truth: its lifetime must be the one that is stated.',
  *check({ apis }) {
    for (const version of apis.flatMap((api) => api.versions)) {
      for (const example of answersOf(version)) yield* checkExample(example, version);
    }
  },
});

function answersOf(version: Version): readonly NamedExample[] {
  const examples = version.operations.flatMap((operation) =>
    operation.responses.flatMap((response) => response.content.flatMap((media) => media.examples)),
  );
  return [...new Map(examples.map((example) => [JSON.stringify(example.location), example])).values()];
}

function* checkExample(example: NamedExample, { facts }: Version): Iterable<Finding> {
  for (const { name, token, pointer } of tokensIn(example.value, '')) {
    const fact = facts.find((each) => each.id === `lifetimes.${name.replaceAll('_', '-')}`);
    const { iat, exp } = decodeJwt(token)?.claims ?? {};
    if (!fact || typeof iat !== 'number' || typeof exp !== 'number' || exp - iat === fact.value) continue;
    yield finding(example, name, fact, exp - iat, pointer);
  }
}

function finding(
  example: NamedExample,
  name: string,
  fact: Fact,
  lifetime: number,
  pointer: string,
): Finding {
  return {
    severity: 'error',
    rule: 'token-lifetime',
    message: `Example \`${example.name}\`: \`${name}\` does not live as long as \`${fact.id}\` of \`x-lifetimes\` says`,
    location: { file: example.location.file, pointer: `${example.location.pointer ?? ''}${pointer}` },
    expected: `${fact.value} seconds`,
    actual: `${lifetime} seconds`,
    fix: 'Print another token, or correct the fact',
  };
}

/** Every member that holds a JWT, with its name and place. */
function tokensIn(
  value: Json,
  pointer: string,
): { readonly name: string; readonly token: string; readonly pointer: string }[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, item]: [string, Json]) => {
    const at = appendToPointer(pointer, name);
    if (typeof item !== 'string') return tokensIn(item, at);
    return decodeJwt(item) ? [{ name, token: item, pointer: at }] : [];
  });
}
