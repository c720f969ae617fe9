import type { CivilDate } from '../kernel/civil-date';
import type { Currency } from '../kernel/money';
import type { AgreementRules } from './agreement-rules';
import type { DebtorKind } from './debtor-kind';
import type { LateInterestRules } from './late-interest-rules';
import type { LeftCharges } from './left-charges';
import type { RecordedAgreements } from './recorded-agreement';
import type { ServiceRules } from './service-rules';
import type { Setting } from './setting';
import type { StepKind } from './step-kind';

export { agreementsOf, type AgreementRules } from './agreement-rules';
export type { Setting } from './setting';

/** The standing steps that a policy can order. A policy may add steps of its own, each with a name and a kind. */
export const STEP_NAMES = [
  'reminder',
  'second-reminder',
  'demand',
  'administrative-court',
  'warning',
  'suspension-notice',
  'suspension-due',
  'shut-off-review',
  'set-off-review',
  'acceptance',
  'agency',
  'district-court',
  'referral',
  'monitoring',
] as const;

/** The steps of an instalment plan. No policy orders them; they follow from the plan's own dates. */
export const PLAN_STEPS = ['instalment-notice', 'plan-default'] as const;
export type PlanStepName = (typeof PLAN_STEPS)[number];

/** A standing step's name, or one that a policy gives. Every command, letter and report uses it. */
export type StepName = string;

export const DEBTOR_STATUSES = ['ordinary', 'deceased', 'bankrupt', 'debt-restructured'] as const;
export type DebtorStatus = (typeof DEBTOR_STATUSES)[number];

export type Country = 'SE' | 'DK';

/** What a step's delay counts from. */
export type Anchor =
  | { readonly from: 'due-date' }
  /** The due date, or the next banking day when the due date is none: the last day on which payment is timely. */
  | { readonly from: 'last-timely-day' }
  | { readonly from: 'step'; readonly step: StepName }
  /**
   * The day on which the counterpart's or the client's answer came, on which the collection agency gave the claim back, or on
   * which the district court granted all or a part of it.
   */
  | { readonly from: 'answer'; readonly answer: AwaitedAnswer };

export const AWAITED_ANSWERS = ['ruling', 'acceptance', 'agency-return', 'judgment'] as const;
export type AwaitedAnswer = (typeof AWAITED_ANSWERS)[number];

/** Which step asked for the answer. */
export const ASKED_BY: Readonly<Record<AwaitedAnswer, StepName>> = {
  ruling: 'referral',
  acceptance: 'acceptance',
  'agency-return': 'agency',
  judgment: 'district-court',
};

/** The step from which a delay counts, be it from the answer that the step asked for. */
export function countedFrom(anchor: Anchor): StepName | undefined {
  switch (anchor.from) {
    case 'step':
      return anchor.step;
    case 'answer':
      return ASKED_BY[anchor.answer];
    case 'due-date':
    case 'last-timely-day':
      return undefined;
  }
}

/** A working day is a banking day: no Saturday, no Sunday, no public holiday and none of the banks' own closed days. */
export type Delay =
  | { readonly days: Setting<number> }
  | { readonly workingDays: Setting<number> }
  | { readonly bankingDays: Setting<number> }
  | { readonly weeks: Setting<number> }
  | { readonly months: Setting<number> };

/** On which day a step is performed, once its delay has run. */
export type Placement =
  | 'next-banking-day'
  | 'first-banking-day-of-next-month'
  | 'next-run'
  /** A review for a person: it has no day of its own. */
  | 'without-day';

/** A policy's own words: in English always, and in the languages in which the policy has them too. */
export interface PolicyWords {
  readonly en: string;
  readonly sv?: string;
  readonly da?: string;
}

export type Gate = 'bank-reconciled' | 'not-flagged';

/** What a step of the policy sends. What decisions send is found by their events (`documentKindOf`). */
export type DocumentKind = 'reminder' | 'demand' | 'warning' | 'suspension-notice' | 'sanction-notice' | 'agreement';

export interface StepRule {
  readonly step: StepName;
  /** What the step is; a standing step's kind follows from its name. */
  readonly kind?: StepKind;
  readonly anchor: Anchor;
  readonly delay: Delay;
  readonly placement: Placement;
  /** Steps that must have been performed first; without them a claim never jumps a level. */
  readonly requires: readonly StepName[];
  /** When an earlier step went out later than planned, the debtor still gets this many days after it. */
  readonly respite?: { readonly after: StepName; readonly days: Setting<number> };
  /** Invoice groups that take this step; every group when absent. */
  readonly groups?: { readonly only: readonly string[] } | { readonly except: readonly string[] };
  /** Charged with this step, in the policy's currency. */
  readonly fee?: Setting<string>;
  /** The same for claims with distraint (`Policy.distraint`); `fee` when absent. */
  readonly distraintFee?: Setting<string>;
  /** Late interest accrued so far is charged with this step. */
  readonly chargesInterest?: true;
  /** Performed only while everything claimed is strictly over this amount. */
  readonly claimedOver?: Setting<string>;
  readonly notForDebtors?: { readonly statuses: readonly DebtorStatus[]; readonly sources: readonly string[] };
  readonly notWhenTimeBarred?: { readonly sources: readonly string[] };
  readonly gates: readonly Gate[];
  /** Of an acceptance: the roles of which one must answer; the client when absent. */
  readonly approvedBy?: Setting<readonly string[]>;
  /** Of an acceptance: no claim is accepted without the number of a credit report. */
  readonly creditCheck?: true;
  readonly document?: DocumentKind;
  /** The days that the step's letter gives the debtor; the usual time of such a letter when absent, and never less than the law asks. */
  readonly timeToPay?: Setting<number>;
  /** Why this step is taken, for the debtor, the supervisor and the auditor; in English. */
  readonly reason: string;
  /** The same in other languages. In a language that is missing the sources stand for it. */
  readonly reasonIn?: Omit<PolicyWords, 'en'>;
  readonly sources: readonly string[];
  /** How some claims take the step; the first that fits a claim holds. */
  readonly variants?: readonly StepVariant[];
}

/** For which claims a variant of a step holds. What is absent asks nothing of a claim. */
export interface VariantScope {
  readonly groups?: readonly string[];
  readonly debtorKinds?: readonly DebtorKind[];
  /** The least invoiced amount, itself included; in the policy's currency. */
  readonly invoicedFrom?: string;
  /** The first invoiced amount that is too large. */
  readonly invoicedBelow?: string;
}

/** What a variant says otherwise than its step. */
export type VariantSettings = Partial<Omit<StepRule, 'step' | 'kind' | 'groups' | 'variants'>>;

/** A step as some claims take it: with other settings, or not at all. */
export type StepVariant = { readonly for: VariantScope } & (
  { readonly skipped: true; readonly sources: readonly string[] } | (VariantSettings & { readonly skipped?: never })
);

export interface InvoiceGroup {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly sources: readonly string[];
  /** Where the law gives claims of this kind another time than the policy's others. */
  readonly limitationYears?: Setting<number>;
}

/**
 * The invoice groups whose claims may be collected by distraint without a judgment (Danish *udpantningsret*). Counsel says
 * which: it is a property of the kind of claim.
 */
export interface DistraintGroups {
  readonly groups: readonly string[];
  readonly reason: string;
  readonly sources: readonly string[];
  /**
   * Those among them whose claims lie on real property with a preferential lien by law: the municipality levies distraint
   * itself where the law of the claim's day says so (gældsinddrivelsesloven § 1 a).
   */
  readonly own?: { readonly groups: readonly string[]; readonly reason: string; readonly sources: readonly string[] };
}

export type { LateInterestRules, PaidBeforeDemand } from './late-interest-rules';

/** When reminders are run, as agreed with the client. A run on a non-banking day moves to the next banking day. */
export interface RunCalendar {
  readonly frequency: Setting<'weekly' | 'every-14-days' | 'monthly'>;
  /** A day on which a run is planned; weekly and 14-day runs count from it, a monthly run takes its day of the month. */
  readonly firstRunOn: CivilDate;
}

/**
 * How one creditor follows up its claims: validated, dated data. What statute fixes is code in `policies/statutes`,
 * and a policy that breaks a statute is refused with the paragraph named.
 */
export interface Policy {
  readonly id: string;
  readonly version: string;
  readonly status: 'draft' | 'adopted';
  readonly validFrom: CivilDate;
  readonly title: string;
  readonly country: Country;
  readonly currency: Currency;
  /** The creditor's own zone, an IANA name; every civil date of the claim is a date there. */
  readonly timeZone: string;
  readonly language: 'sv' | 'da';
  /** Net days, for an invoice that states no due date. */
  readonly paymentTermDays: Setting<number>;
  /** The hours of the creditor's day, in its zone, between which letters go out. */
  readonly sendingWindow: { readonly fromHour: number; readonly toHour: number };
  readonly reminderFeeAgreed: boolean;
  /** The agreements that the law asks for, each with its date. */
  readonly agreed?: RecordedAgreements;
  /** Percentage points over the reference rate, from the due date; absent when no interest is claimed. */
  readonly lateInterest?: LateInterestRules;
  /** What becomes of a fee that is left when the rest is paid; the claim is followed up for the fee when absent. */
  readonly leftCharges?: LeftCharges;
  /** Of a Danish letter whose fee the law does not allow on its day: the letter goes without, or waits. Without when absent. */
  readonly feeNotAllowed?: Setting<'without-fee' | 'wait'>;
  readonly limitationYears: Setting<number>;
  /** Known groups; absent when the creditor keeps none and any code is taken. */
  readonly groups?: readonly InvoiceGroup[];
  /** Danish; absent when no claim has distraint. */
  readonly distraint?: DistraintGroups;
  /** How services are closed to those who do not pay; absent where the steps alone say it. */
  readonly services?: readonly ServiceRules[];
  readonly runs?: RunCalendar;
  /** How deferrals and instalment plans are followed up; `STANDARD_AGREEMENTS` when absent. */
  readonly agreements?: AgreementRules;
  /** In the order in which they are taken when two fall on one day. */
  readonly steps: readonly StepRule[];
}

/** How long a claim of an invoice group can be demanded: the group's own time, or the policy's. */
export function limitationYearsOf(
  { groups, limitationYears }: Pick<Policy, 'groups' | 'limitationYears'>,
  invoiceGroup: string | undefined,
): Setting<number> {
  return groups?.find(({ code }) => code === invoiceGroup)?.limitationYears ?? limitationYears;
}

/** Whether the claims of an invoice group have distraint. */
export function hasDistraint({ distraint }: Pick<Policy, 'distraint'>, invoiceGroup: string): boolean {
  return distraint?.groups.includes(invoiceGroup) ?? false;
}
