import { encodeForm } from './bodies/encode-form.ts';
import { formPairs, isForm } from './bodies/form.ts';
import { isJson } from './bodies/json.ts';
import { jsonText } from './bodies/json-text.ts';
import { exactText } from './exact-value.ts';
import type { GivenParameter } from './given-parameter.ts';

/** The value of a parameter that has [`content`](https://spec.openapis.org/oas/v3.1.1.html#parameter-content), in its media type, before it is percent-encoded. */
export function contentText({ parameter, value, document }: GivenParameter): string {
  const media = parameter.content;
  if (!media) return exactText(value);
  if (isJson(media.type)) return jsonText(value, media.schema, document);
  if (isForm(media.type) && typeof value !== 'string') {
    return encodeForm(formPairs(value, { media, document }));
  }
  return exactText(value);
}
