import type { Example, ExpectedResponse } from './model/example.ts';
import type { Flow } from './model/flow.ts';
import type { Block, Guide } from './model/guide.ts';
import type { Operation } from './model/operation.ts';
import type { Snippet } from './model/snippet.ts';

/** `<api>/<version>/<operation>/<example>/<language>` */
export function snippetId({
  example,
  language,
}: Pick<Snippet, 'language'> & { readonly example: Pick<Example, 'operation' | 'name'> }): string {
  const { operation, name } = example;
  return `${operation.api}/${operation.version}/${operation.id}/${name}/${language}`;
}

/** `<api>/<version>/<operation>/<example>/postman` */
export function collectionItemId(example: Pick<Example, 'operation' | 'name'>): string {
  return snippetId({ example, language: 'postman' });
}

/** `<api>/<version>/<operation>/<status>-<response example>/http` */
export function responseId({
  operation,
  expected,
}: {
  readonly operation: Operation;
  readonly expected: ExpectedResponse;
}): string {
  const { response, example } = expected;
  const name = example ? `${response.status}-${example.name}` : response.status;
  return `${operation.api}/${operation.version}/${operation.id}/${name}/http`;
}

/** `<api>/<version>/<operation>/security/http` */
export function securityId({ api, version, id }: Operation): string {
  return `${api}/${version}/${id}/security/http`;
}

/** `<api>/<version>/<operation>/x-codeSamples/<number>` */
export function sampleId({ api, version, id }: Operation, number: number): string {
  return `${api}/${version}/${id}/x-codeSamples/${number}`;
}

/** `<guide>#<block>`, or of the page as a whole. */
export function guideId(guide: Guide, block?: Block): string {
  const owned = guide.api && guide.version ? `guides/${guide.api}/${guide.version}` : 'guides';
  const folder = guide.sample ? 'samples' : owned;
  return `${folder}/${guide.path}${block ? `#${block.number}` : ''}`;
}

/** `<api>/<version>/flows/<workflowId>` */
export function flowId({ api, version, id }: Flow): string {
  return `${api}/${version}/flows/${id}`;
}

/** The ids by which a Flow is selected: its own, and one below the operation that it is about, the last that it calls. */
export function flowNames(flow: Flow): string[] {
  const about = flow.steps.findLast((step) => step.operation.source === `${flow.api}/${flow.version}`);
  return [
    flowId(flow),
    ...(about ? [`${flow.api}/${flow.version}/${about.operation.id}/flows/${flow.id}`] : []),
  ];
}
