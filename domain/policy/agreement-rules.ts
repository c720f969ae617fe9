import type { Setting } from './setting';

/** When a creditor grants a deferral or a plan at all. What is absent asks nothing. */
export interface AgreementConditions {
  /** It must be granted on this day of the invoice at the latest. */
  readonly grantedBy?: Setting<'due-date' | 'last-timely-day'>;
  /** Only while everything claimed is strictly over this amount. */
  readonly claimedOver?: Setting<string>;
  /** How many the claim may have had before and have now, together. */
  readonly mostTimes?: Setting<number>;
  readonly notForGroups?: Setting<readonly string[]>;
}

export interface PlanConditions extends AgreementConditions {
  /** The least instalment, itself included; the last one may be what is left. */
  readonly leastInstalment?: Setting<string>;
  /** The last instalment falls due at the latest so many months after the agreement. */
  readonly mostMonths?: Setting<number>;
  /** More months where more is claimed; of several that hold, the one with the largest amount. */
  readonly longer?: readonly LongerPlan[];
}

export interface LongerPlan {
  /** While everything claimed is strictly over this amount. */
  readonly claimedOver: Setting<string>;
  readonly mostMonths: Setting<number>;
}

/**
 * From which day interest runs where payment was deferred: from the new due date, from the old one all the same, or from
 * the old one only where the new one was missed.
 */
export type DeferralInterest = 'from-new-due-date' | 'from-old-due-date' | 'from-old-due-date-if-missed';

/**
 * From which day interest runs again when a plan was not kept: as if there had been no plan, from the due date of the
 * instalment that was missed, or from the day on which the plan ended.
 */
export type InterestAgain = 'from-agreement' | 'from-missed-instalment' | 'from-plan-end';

/** What the creditor has settled about deferrals and instalment plans. Who may grant them is the authority matrix's. */
export interface AgreementRules {
  readonly deferral: AgreementConditions & {
    /** In all, from the printed due date. */
    readonly mostMonths: Setting<number>;
    readonly interest: Setting<DeferralInterest>;
  };
  readonly plan: PlanConditions & {
    /** From an instalment's last timely day until its notice: the time that a payment takes to be known. */
    readonly noticeAfterDays: Setting<number>;
    /** From the notice until the plan ends. */
    readonly respiteDays: Setting<number>;
    /** Whether interest runs while the plan is kept. When absent it runs, and a step that charges interest later claims it. */
    readonly interest?: Setting<'runs' | 'stands-still'>;
    /** Asked for where interest stands still: from which day it runs again when the plan was not kept. */
    readonly interestAgain?: Setting<InterestAgain>;
    /** What a plan costs the debtor, and the most that a decision may set; what the law allows when absent. */
    readonly fee?: Setting<string>;
    /** Charged with each notice of a missed instalment; nothing when absent. */
    readonly noticeFee?: Setting<string>;
  };
}

/** What holds for a policy that says nothing else. */
export const STANDARD_AGREEMENTS: AgreementRules = {
  deferral: {
    mostMonths: { value: 3, reason: 'at most three months, counted from the printed due date', sources: ['S002-53'] },
    interest: {
      value: 'from-new-due-date',
      reason: 'no source says; a deferral moves the day on which payment is late, so interest starts there',
      sources: ['S002-53', 'räntelagen 3 §'],
    },
  },
  plan: {
    noticeAfterDays: {
      value: 3,
      reason: 'not stated in the source; a payment made on the last day is known by then',
      sources: ['S002-47'],
    },
    respiteDays: {
      value: 10,
      reason: 'not stated in the source; as long as a reminder gives, and no shorter than the law asks of a demand',
      sources: ['S002-47'],
    },
  },
};

export function agreementsOf(policy: { readonly agreements?: AgreementRules }): AgreementRules {
  return policy.agreements ?? STANDARD_AGREEMENTS;
}
