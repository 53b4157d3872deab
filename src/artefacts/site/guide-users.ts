import type { Version } from '../../model/docs.ts';
import type { Guide } from '../../model/guide.ts';

/** `<api>/<version>/<operation>` → the guides that link to it or whose flow calls it, in their order. */
export function guidesByOperation(versions: readonly Version[]): Map<string, Guide[]> {
  const users = new Map<string, Guide[]>();
  for (const version of versions) {
    for (const guide of version.guides) {
      for (const id of operationsOf(guide, version)) {
        const key = `${version.api}/${version.id}/${id}`;
        const list = users.get(key) ?? [];
        list.push(guide);
        users.set(key, list);
      }
    }
  }
  return users;
}

function operationsOf(guide: Guide, version: Version): Set<string> {
  const linked = [...guide.markdown.matchAll(/\/operation\/([^)\s"#]+)[)\s"]/g)].map(([, id = '']) => id);
  const flow = version.flows.find(({ id }) => id === guide.flow);
  const source = `${version.api}/${version.id}`;
  const called = flow?.steps.filter(({ operation }) => operation.source === source) ?? [];
  return new Set([...linked, ...called.map(({ operation }) => operation.id)]);
}
