import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Money } from '../../domain/kernel/money';
import type { Country, DocumentKind, StepName } from '../../domain/policy/policy';
import type { StepKind } from '../../domain/policy/step-kind';
import type { DanishFeeRegime } from './danish-reminders';
import type { StatutoryRefusal } from './statutory-refusal';

/** An amount that a step costs the debtor. */
export interface FeeUnderStatute {
  /** Where it stands in the policy: `steps.demand.fee`. */
  readonly setting: string;
  readonly amount: Money;
  /** Which Danish law caps it; the stricter one when absent. */
  readonly regime?: DanishFeeRegime;
}

/** What a step sends and costs. */
export interface StepUnderStatute {
  readonly step: StepName;
  /** Of a step with a name of its policy's own. */
  readonly kind?: StepKind;
  readonly document?: DocumentKind;
  /** Those over nought. */
  readonly fees: readonly FeeUnderStatute[];
  /** The fewest days since the letter with a fee before it; absent for the first one and for a letter without a fee. */
  readonly daysSinceLastFee?: number;
}

/** A service that is closed to those who do not pay. */
export interface ServiceUnderStatute {
  readonly service: string;
  /** What closing and opening again cost; those over nought, each with its place in the policy. */
  readonly costs: readonly FeeUnderStatute[];
  /** The costs were agreed before the debts arose. */
  readonly costsAgreed: boolean;
  /** The steps that report the time of a notice as run, without a notice before them. */
  readonly unnoticed: readonly StepName[];
  /** The days that each notice gives, with the place of the setting. */
  readonly noticeDays: readonly { readonly setting: string; readonly days: number }[];
}

/** Interest that is counted in months begun. */
export interface MonthlyInterestUnderStatute {
  readonly percent: string;
  /** Groups that bear it and did not agree to it, or `every claim`; in Denmark, that have no distraint. */
  readonly without: readonly string[];
}

/** The settings of a policy that a statute limits, and the days for which the policy holds. */
export interface PolicyUnderStatute {
  readonly country: Country;
  readonly validFrom: CivilDate;
  /** The last day. Absent: until further notice. */
  readonly validTo?: CivilDate;
  /** In the policy's order. */
  readonly steps: readonly StepUnderStatute[];
  /** Agreed with the debtor no later than when the debt arose. */
  readonly reminderFeeAgreed: boolean;
  /** Whether the hand-over comes after the letter that its law asks for; absent without a hand-over. */
  readonly letterBeforeReferral?: boolean;
  /** The same of the step before the district court; absent without one. */
  readonly letterBeforeCourt?: boolean;
  readonly planFee?: Money;
  /** Of each notice of a missed instalment, which is a reminder to the law. */
  readonly noticeFee?: Money;
  /** Percentage points over the reference rate. */
  readonly interestMarginPoints?: number | string;
  /** Percent for each month begun, and what the law asks for such interest. */
  readonly monthlyInterest?: MonthlyInterestUnderStatute;
  /** A higher rate was agreed with the debtor; in Denmark no consumer can agree to one. */
  readonly interestMarginAgreed?: boolean;
  /** From the sending of the demand to the first day on which the claim goes to Kronofogden or to court. */
  readonly daysFromDemandToLegalAction?: number;
  /** The same to the day on which the case is for the district court. */
  readonly daysFromDemandToCourt?: number;
  /** From the district court's judgment to the hand-over for enforcement. */
  readonly daysFromJudgmentToReferral?: number;
  /** The steps by which the town itself levies distraint. */
  readonly ownDistraint?: readonly StepName[];
  readonly limitationYears?: number;
  readonly services?: readonly ServiceUnderStatute[];
}

/** A setting that the law does not allow on some of the policy's days. */
export interface StatuteBreach extends StatutoryRefusal {
  /** Where it stands in the policy: `steps.warning.fee`. */
  readonly setting: string;
}
