import type { AnswerContext } from '../../checks/exchange/answer-as-documented.ts';
import type { CheckContext } from '../../checks/exchange/contract/contract-check.ts';
import type { CaseRun } from '../../model/contract.ts';
import type { Stage } from '../../run/scenes/stage.ts';
import type { Case } from '../case.ts';

/** What cases of one Version are played with. */
export interface PlayContext {
  readonly stage: Stage;
  readonly checks: CheckContext;
  readonly answers: Omit<AnswerContext, 'scene'>;
  /** Called with each case that is over. */
  readonly tell: (run: CaseRun) => void;
  /** Why nothing may be sent any more, such as a budget that is used up. */
  readonly stopped: () => string | undefined;
}

/** A case of which nothing can be said. */
export function notJudged(item: Case, reason: string): CaseRun {
  return { case: item, exchanges: [], problems: [], notJudged: reason, duration: 0 };
}
