import type { Claim } from './claim';
import { performanceOfKind } from './claim';
import type { Policy, StepRule } from '../policy/policy';
import { serviceRulesOf } from '../policy/service-rules';
import type { Setting } from '../policy/setting';
import { kindOf } from '../policy/step-kind';

/**
 * How many unpaid invoices of the service the debtor must have before the step is taken; undefined where the step asks for
 * none. Only the first notice asks: what was begun goes on while this invoice is unpaid.
 */
export function unpaidInvoicesAsked(
  rule: StepRule,
  claim: Claim,
  policy: Pick<Policy, 'services'>,
): Setting<number> | undefined {
  if (kindOf(rule) !== 'sanction-notice' || performanceOfKind(claim, 'sanction-notice')) return undefined;
  const asked = serviceRulesOf(claim.invoiceGroup, policy)?.unpaidInvoices;
  return asked && asked.value > 1 ? asked : undefined;
}

/** Whether an invoice counts among them on a day: overdue, unpaid, and of the service. */
export function isUnpaidOfService(
  other: { readonly invoiceGroup: string; readonly dueOn: string; readonly isSettled: boolean },
  invoiceGroup: string,
  policy: Pick<Policy, 'services'>,
  today: string,
): boolean {
  const groups = serviceRulesOf(invoiceGroup, policy)?.groups ?? [];
  return groups.includes(other.invoiceGroup) && !other.isSettled && other.dueOn < today;
}
