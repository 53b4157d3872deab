import type { Expectation, Problem } from '../../../model/contract.ts';
import type { Exchange, RequestMessage, ResponseMessage } from '../../../model/exchange.ts';
import type { Json } from '../../../model/json.ts';
import type { Location } from '../../../model/location.ts';
import type { MediaType, Operation, Response } from '../../../model/operation.ts';
import { type CheckContext, type ContractCheck, fieldOf, type Judged } from './contract-check.ts';
import { contractChecks } from './index.ts';

export interface ToJudge {
  readonly operation: Operation;
  readonly exchange: Exchange;
  readonly expectation: Expectation;
  readonly promise: Location;
  readonly title: string;
  readonly reference?: ResponseMessage;
  /** Checks that have no say, such as `no-server-error` where a failure was planted. */
  readonly except?: readonly string[];
}

/** What all checks have to say of one answer. */
export function judgeExchange(given: ToJudge, context: CheckContext): Problem[] {
  const judged = toJudged(given);
  return contractChecks
    .filter(({ id }) => !given.except?.includes(id))
    .flatMap((check) => problemsOf(check, judged, context));
}

function problemsOf(check: ContractCheck, judged: Judged, context: CheckContext): Problem[] {
  return [...check.judge(judged, context)].map((problem) => ({
    ...problem,
    check: check.id,
    exchange: judged.exchange,
    operation: judged.operation.id,
  }));
}

function toJudged({ operation, exchange, ...rest }: ToJudge): Judged {
  const { received } = exchange;
  const response = responseOf(operation, received.status);
  return {
    ...rest,
    operation,
    exchange,
    response,
    media: response && mediaOf(response, received),
    body: readJson(received.body),
    sent: readJson((exchange.forwarded ?? exchange.sent).body),
  };
}

/** The documented response of a status: exact, else its class, else `default`. */
export function responseOf({ responses }: Operation, status: number): Response | undefined {
  const find = (name: string) => responses.find((each) => each.status.toUpperCase() === name);
  return find(String(status)) ?? find(`${String(status)[0]}XX`) ?? find('DEFAULT');
}

function mediaOf({ content }: Response, answer: ResponseMessage): MediaType | undefined {
  const type = (fieldOf(answer, 'content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  return content.find((each) => each.type.toLowerCase().split(';', 1)[0] === type) ?? content[0];
}

function readJson(body: RequestMessage['body']): Json | undefined {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}
