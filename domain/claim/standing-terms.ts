import type { InterestAgain } from '../policy/agreement-rules';
import type { Instalment } from '../decisions/decision-events';
import type { CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';
import type { Allocation } from './allocation';

/** A deferral that stands. */
export interface Deferral {
  readonly decisionId: string;
  readonly newDueOn: CivilDate;
  readonly interestRuns?: true;
  readonly interestIfMissed?: true;
}

/** A time in which a plan that was being kept let interest stand still. */
export interface InterestPause {
  /** The plan's own, or that of its reinstatement. */
  readonly decisionId: string;
  readonly from: CivilDate;
  /** The first day that bears interest again; absent while the plan is kept. */
  readonly to?: CivilDate;
  /** Principal that the plan does not cover, which bears interest all the while. */
  readonly beside: Money;
  readonly again: InterestAgain;
}

export interface Plan {
  readonly planId: string;
  readonly agreedOn: CivilDate;
  readonly instalments: readonly Instalment[];
  /** What had been received on the claim when the plan was agreed: only what came since counts on the instalments. */
  readonly receivedBefore: Money;
  readonly state: 'kept' | 'defaulted' | 'ended';
  /** The latest notice of a missed instalment. */
  readonly reminded?: { readonly instalment: number; readonly on: CivilDate; readonly payBy: CivilDate };
  /** When it ended for not being kept, and the fees and interest that had been charged on the claim by then. */
  readonly defaulted?: { readonly on: CivilDate; readonly charged: Money };
}

export interface Hold {
  readonly decisionId: string;
  readonly from: CivilDate;
  readonly through: CivilDate;
}

export interface Credit {
  readonly decisionId: string;
  readonly documentNumber: string;
  /** The day from which what had been paid of it is owed back. */
  readonly on: CivilDate;
  readonly effectiveOn: CivilDate;
  readonly amount: Money;
  /** The part that had been paid already. */
  readonly refund: Money;
}

export interface SetOff {
  readonly decisionId: string;
  readonly on: CivilDate;
  readonly amount: Money;
  readonly allocation: Allocation;
}
