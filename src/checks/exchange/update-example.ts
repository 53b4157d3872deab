import type { Json } from '../../model/json.ts';
import type { Location } from '../../model/location.ts';
import type { ResponseRun } from '../../model/run.ts';
import { parseJson } from './block-answer.ts';
import { compareJson } from './compare-json.ts';
import type { Difference } from './difference.ts';
import { statusMatches } from './judge-response.ts';
import { toPrinted } from './update-block.ts';

/** What a documented answer should say, and where it stands. */
export interface StaleExample {
  readonly location: Location;
  readonly actual: Json;
  readonly differences: readonly Difference[];
  /** A live value as a document prints it. */
  readonly literal: (value: Json) => Json;
}

/** What of a response example is stale; undefined when it holds, or when the status, the type or nothing came otherwise. */
export function staleExample({
  version,
  expected,
  exchange,
  scene,
  obstacle,
}: ResponseRun): StaleExample | undefined {
  const { example, response, mediaType } = expected;
  if (!example || !exchange || !scene || obstacle || exchange.refused !== undefined || example.serialised)
    return undefined;
  if (example.text !== undefined || !statusMatches(response.status, exchange.received.status))
    return undefined;
  const media = response.content.find((each) => each.type === mediaType);
  const actual = parseJson(Buffer.from(exchange.received.body).toString('utf8'));
  if (!media || actual === undefined) return undefined;
  const { document } = version;
  const differences = compareJson(example.value, actual, { schema: media.schema, document, scene });
  if (differences.length === 0) return undefined;
  return { location: example.location, actual, differences, literal: (value) => toPrinted(value, scene) };
}
