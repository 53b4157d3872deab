/** What stands behind the opening fence of a block. */
export interface FenceInfo {
  /** Lower case; empty when there is none. */
  readonly language: string;
  /** Words without a value, such as `response`. */
  readonly marks: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
}

const word = /([\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))|([^\s{}=]+)/g;

/** Reads an info string such as `json response status=401` or `bash {exit=1}`. */
export function parseFenceInfo(info: string): FenceInfo {
  const [language = '', rest = ''] = splitLanguage(info.trim());
  const marks: string[] = [];
  const attributes: Record<string, string> = {};
  for (const [, name, double, single, bare, mark] of rest.matchAll(word)) {
    if (name !== undefined) attributes[name] = double ?? single ?? bare ?? '';
    else if (mark !== undefined) marks.push(mark);
  }
  return { language: language.toLowerCase(), marks, attributes };
}

function splitLanguage(info: string): string[] {
  const [, language, rest] = /^([^\s{}="]*(?=[\s{]|$))?(.*)$/s.exec(info) ?? [];
  return [language ?? '', rest ?? ''];
}
