/** What stands for a range of media types. */
const representatives: Readonly<Record<string, string>> = {
  '*/*': 'application/octet-stream',
  'application/*': 'application/octet-stream',
  'image/*': 'image/png',
  'text/*': 'text/plain',
  'audio/*': 'audio/mpeg',
  'video/*': 'video/mp4',
  'font/*': 'font/woff2',
};

/** The first of a [list of media types](https://spec.openapis.org/oas/v3.1.1.html#encoding-object), a range replaced by one of its types. */
export function concreteType(list: string): string {
  const [first = ''] = list.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((each) => each.trim());
  return representatives[first.toLowerCase()] ?? first;
}
