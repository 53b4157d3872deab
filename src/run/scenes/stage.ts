import type { Version } from '../../model/docs.ts';
import type { Example, ExpectedResponse, HttpRequest } from '../../model/example.ts';
import type { FlowSource, FlowStep } from '../../model/flow.ts';
import type { Json } from '../../model/json.ts';
import type { Operation, Response, Server } from '../../model/operation.ts';
import type { Target } from '../targets/target.ts';

/** Makes the HttpRequest of an operation from plain values; handed over by the pipeline, since it belongs to another stage. */
export type Serialise = (
  operation: Operation,
  values: {
    readonly parameters: ReadonlyMap<string, Json>;
    readonly body?: { readonly mediaType: string; readonly value: Json };
  },
  server: Server | undefined,
) => HttpRequest;

/** What is known of a Version before its Target is spoken to. */
export interface Scenery {
  readonly version: Version;
  /** The documented Versions that flows may call; the Version alone when absent. */
  readonly versions?: readonly Version[];
  readonly sources: readonly FlowSource[];
  readonly examples: readonly Example[];
  readonly serialise: Serialise;
}

/** What every Scene of a Version plays on. */
export interface Stage extends Scenery {
  readonly target: Target;
}

/** The operation that a step calls, and whether it belongs to a documented Version. */
export function operationOf(
  step: FlowStep,
  stage: Scenery,
): { readonly operation: Operation; readonly documented: boolean } | undefined {
  const { source: name, id } = step.operation;
  const source = stage.sources.find((each) => each.name === name);
  const versions = stage.versions ?? [stage.version];
  const callable = source ?? versions.find((version) => `${version.api}/${version.id}` === name);
  const operation = callable?.operations.find((each) => each.id === id);
  return operation && { operation, documented: source === undefined };
}

/** The documented answer that a step reaches, with the request example that it pairs with. */
export function reachedBy(
  step: FlowStep,
  stage: Scenery,
): { readonly expected: ExpectedResponse; readonly example: Example | undefined } | undefined {
  const operation = operationOf(step, stage)?.operation;
  const { reaches } = step;
  if (!operation || !reaches) return undefined;
  for (const response of operation.responses.filter((each) => each.status === reaches.status)) {
    const [found] =
      reaches.example === '' ? [{ response } as ExpectedResponse] : examplesOf(response, reaches.example);
    if (!found) continue;
    const example = stage.examples.find(
      (each) =>
        each.operation === operation &&
        each.response?.response === response &&
        each.response.example === found.example,
    );
    return { expected: found, example };
  }
  return undefined;
}

function examplesOf(response: Response, name: string): ExpectedResponse[] {
  return response.content.flatMap((media) =>
    media.examples
      .filter((example) => example.name === name)
      .map((example) => ({ response, mediaType: media.type, example })),
  );
}
