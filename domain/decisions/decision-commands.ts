import type { CivilDate } from '../kernel/civil-date';
import type { ByDecision } from './decision-rule';
import type { CommandedKind, CommandOf } from './decision-rules';

export interface ReverseDecision extends ByDecision {
  readonly type: 'ReverseDecision';
  readonly reversedOn: CivilDate;
  /** The decision that is taken back. */
  readonly reverses: string;
}

/**
 * What a person's decision asks of one claim. Whether the person may decide it is judged before (`authorise`); whether it
 * is possible for this claim, and what follows, is judged here, under the claim's lock.
 */
export type DecisionCommand = CommandOf<CommandedKind> | ReverseDecision;
