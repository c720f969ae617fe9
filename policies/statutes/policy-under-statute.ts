import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Money } from '../../domain/kernel/money';
import type { Country, DocumentKind } from '../../domain/policy/policy';
import type { KnownStep } from '../../domain/policy/step-kind';
import type { DanishFeeRegime } from './danish-reminders';
import type { StatutoryRefusal } from './statutory-refusal';

/** The settings of a policy that a statute limits, and the days for which the policy holds. */
export interface PolicyUnderStatute {
  readonly country: Country;
  readonly validFrom: CivilDate;
  /** The last day. Absent: until further notice. */
  readonly validTo?: CivilDate;
  readonly reminderFee: Money;
  /** Agreed with the debtor no later than when the debt arose. */
  readonly reminderFeeAgreed: boolean;
  readonly demandFee?: Money;
  /** Every step that costs the debtor a fee, with the letter that it sends. */
  readonly stepsWithFee?: readonly (KnownStep & { readonly document?: DocumentKind })[];
  /** Whether the hand-over comes after a collection demand that was sent; absent without a hand-over. */
  readonly demandBeforeReferral?: boolean;
  readonly planFee?: Money;
  /** Percentage points over the reference rate. */
  readonly interestMarginPoints?: number | string;
  /** A higher rate was agreed with the debtor; in Denmark no consumer can agree to one. */
  readonly interestMarginAgreed?: boolean;
  /** From the sending of the demand to the first day on which the claim goes to Kronofogden or to court. */
  readonly daysFromDemandToLegalAction?: number;
  readonly daysBetweenReminders?: number;
  readonly chargeableReminders?: number;
  readonly limitationYears?: number;
  /** Which Danish law caps the reminder fee; the stricter one when absent. */
  readonly danishFeeRegime?: DanishFeeRegime;
}

/** A setting that the law does not allow on some of the policy's days. */
export interface StatuteBreach extends StatutoryRefusal {
  readonly setting: keyof PolicyUnderStatute;
}
