import { form } from './form.ts';
import { alternating, type StyleReader } from './style-reader.ts';

/** [`spaceDelimited` and `pipeDelimited`](https://spec.openapis.org/oas/v3.1.1.html#style-values): one pair, whose delimiter may be encoded. */
export function delimited(delimiter: RegExp): StyleReader {
  return (encoded, options) => {
    if (options.explode) return form(encoded, options);
    const [pair, ...more] = encoded.pairs;
    if (!pair || more.length > 0) return [];
    const texts = pair[1].split(delimiter);
    const { decode } = options;
    return [decode(pair[1]), { list: texts.map(decode) }, ...alternating(texts, decode)];
  };
}
