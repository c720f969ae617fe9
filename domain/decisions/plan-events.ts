import type { ChargedInterest } from '../claim/allocation';
import type { CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';
import type { InterestAgain } from '../policy/agreement-rules';
import type { StepReason } from '../policy/step-reason';
import type { Decided } from './decided';

export interface Instalment {
  readonly dueOn: CivilDate;
  readonly amount: Money;
}

/** The debt is paid in parts; they add up to everything claimed after the plan's own charges (S002-47 to S002-53). */
export interface PlanAgreed extends Decided {
  readonly type: 'PlanAgreed';
  /** In order of due date. */
  readonly instalments: readonly Instalment[];
  /** Charged with the agreement. */
  readonly fee: Money;
  /** Late interest until the agreement, charged with it. */
  readonly interest: Money;
  readonly interestLines: readonly ChargedInterest[];
  /** Everything claimed and open after these charges, but what is disputed: the sum of the instalments. */
  readonly total: Money;
  /** Principal that was disputed on the day: neither in the plan nor bearing interest with it. */
  readonly disputed?: Money;
  /** As of a step. */
  readonly interestSince?: CivilDate;
  /** Interest stands still while the plan is kept; from when it runs again when the plan is not. Absent: it runs. */
  readonly interestAgain?: InterestAgain;
}

/** An instalment was not paid on its last timely day: the debtor was told until when to mend it. */
export interface InstalmentReminded {
  readonly type: 'InstalmentReminded';
  readonly on: CivilDate;
  readonly planId: string;
  /** Which instalment, counted from 1. */
  readonly instalment: number;
  readonly missing: Money;
  readonly payBy: CivilDate;
  readonly reason: string;
  readonly because?: StepReason;
}

/** The respite after a missed instalment ran out: the plan is over and the claim goes on where it stood. */
export interface PlanDefaulted {
  readonly type: 'PlanDefaulted';
  readonly on: CivilDate;
  readonly planId: string;
  readonly missing: Money;
  /** The last day to pay that the letter about it gives; absent in events of older versions. */
  readonly lastDay?: CivilDate;
  /** The day from which interest runs again, where it had stood still. */
  readonly interestFrom?: CivilDate;
  readonly reason: string;
  readonly because?: StepReason;
}

/** The plan goes on as it was. */
export interface PlanReinstated extends Decided {
  readonly type: 'PlanReinstated';
  readonly planId: string;
  /** Fees and interest that were charged while it was not kept: they are paid with the last instalment. */
  readonly added?: Money;
  /** Interest stands still again from this day, as the plan was agreed. */
  readonly interestStandsStill?: true;
}
