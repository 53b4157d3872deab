import type { Version } from '../../model/docs.ts';
import type { Example } from '../../model/example.ts';
import { absoluteUrl } from '../request-address.ts';
import { requestText } from './request-text.ts';

/** All requests of a Version: first the variables, then one block an example. */
export function versionText(version: Version, examples: readonly Example[]): string {
  const [server] = version.servers;
  const origin = examples[0]?.request.origin ?? 'http://localhost';
  const head = [
    `# ${oneLine(version.info.title)} ${version.id}`,
    ...version.servers.map(
      (each) => `# ${oneLine(each.description) || 'Server'}: ${absoluteUrl(each, origin)}`,
    ),
    '',
    `@base_url = ${server ? absoluteUrl(server, origin) : origin}`,
    ...credentialLines(examples),
  ];
  const blocks = examples.map((example) => requestText(example, server));
  return `${[head.join('\n'), ...blocks].join('\n\n')}\n`;
}

/** No secret stands in the file: readers put theirs in. */
function credentialLines(examples: readonly Example[]): readonly string[] {
  const names = new Set(
    examples.flatMap(({ request }) => request.credentials.map(({ variable }) => variable.toLowerCase())),
  );
  return [...names].map((name) => `@${name} = your-${name.replaceAll('_', '-')}`);
}

/** Text that fits into a comment or a title. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
