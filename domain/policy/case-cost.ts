import type { Money } from '../kernel/money';

/** What a case before an authority or a court may cost the debtor. */
export const CASE_COSTS = [
  /** Kronofogden's fee for the application for a payment order. */
  'application-fee',
  /** The creditor's own work, or its agent's, for the application. */
  'own-work',
  /** Kronofogden's basic fee for enforcement. */
  'enforcement-fee',
  'court-fee',
  /** The service of a document on the debtor. */
  'notice',
] as const;
/** What closing a service, and opening it again, costs the debtor. */
export const SERVICE_COSTS = ['closing', 'opening'] as const;
export type ServiceCostKind = (typeof SERVICE_COSTS)[number];

/** The notice of an instalment that was missed. */
export const NOTICE_COST = 'instalment-notice';

export type CaseCostKind = (typeof CASE_COSTS)[number] | ServiceCostKind | typeof NOTICE_COST;

export function isServiceCost(cost: CaseCostKind): cost is ServiceCostKind {
  return SERVICE_COSTS.some((known) => known === cost);
}

/** One cost of a case, with the paragraph by which the debtor owes it. */
export interface CaseCost {
  readonly cost: CaseCostKind;
  readonly amount: Money;
  readonly paragraph: string;
}

export function sumOfCosts({ costs }: { readonly costs: readonly CaseCost[] }): Money {
  return costs.map(({ amount }) => amount).reduce((sum, amount) => sum.plus(amount));
}
