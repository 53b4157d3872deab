import type { Docs } from '../model/docs.ts';
import type { Example } from '../model/example.ts';
import type { Json } from '../model/json.ts';
import { findSecrets } from './mask-secrets.ts';

/** Every value that specifications, flows, examples and guides print: readers know it, so it is no secret. */
export function documentedLiterals(docs: Docs, examples: readonly Example[] = []): ReadonlySet<string> {
  const literals = new Set<string>();
  const printed = (text: string) => {
    literals.add(text);
    for (const secret of findSecrets(text)) literals.add(secret);
  };
  for (const version of docs.apis.flatMap((api) => api.versions)) {
    collectStrings(version.document, printed);
    for (const scheme of Object.values(version.securitySchemes)) if (scheme.example) printed(scheme.example);
    for (const input of version.flows.flatMap((flow) => flow.inputs)) collectStrings(input.literal, printed);
    for (const guide of version.guides) printed(guide.markdown);
  }
  for (const guide of docs.guides) printed(guide.markdown);
  for (const { request } of examples) {
    for (const { literal } of request.credentials) printed(literal);
    for (const { value } of request.headers) printed(value);
  }
  return literals;
}

function collectStrings(value: Json, printed: (text: string) => void): void {
  if (typeof value === 'string') printed(value);
  else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) collectStrings(part, printed);
  }
}
