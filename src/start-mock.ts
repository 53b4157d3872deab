import { sampleResponse } from './examples/samples/sample-response.ts';
import { toRequestContent } from './examples/to-request-content.ts';
import type { Version } from './model/docs.ts';
import type { Json } from './model/json.ts';
import { openMock } from './run/targets/mock/open-mock.ts';
import type { AnswerMaker } from './run/targets/mock/to-response.ts';
import { mockReason, type RunningTarget } from './run/targets/target.ts';

/** Starts the mock target: a server for each Version, made from its document alone. */
export async function startMock(versions: readonly Version[]): Promise<RunningTarget> {
  const { originOf, stop } = await openMock(versions, answerMaker);
  const [first] = versions;
  return {
    name: 'mock',
    origin: first ? originOf(first) : '',
    originOf,
    answersProveNothing: mockReason,
    stop,
  };
}

/** How answers are made and written, which belongs to the examples. */
function answerMaker({ document, openapi }: Version): AnswerMaker {
  return {
    sample: (schema): Json => {
      try {
        return sampleResponse(schema, document);
      } catch {
        // The sampler gives up on some schemas; the answer counts for nothing, so that any will do.
        return null;
      }
    },
    content: (value, media) => toRequestContent(value, { media, document, openapi }),
  };
}
