import type { Setting } from './policy';

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
}
