import type { Claim } from './claim';
import type { StepRule } from '../policy/policy';
import { kindOf, type StepKind } from '../policy/step-kind';

/**
 * Whether the policy lets this claim take the step at all. A claim that was sent to the administrative court by decision
 * takes the way of the groups that always go there (S002-33): reminders, then the court.
 */
export function isTakenBy(
  rule: StepRule,
  { invoiceGroup, courtRoute }: Pick<Claim, 'invoiceGroup'> & { readonly courtRoute?: true },
): boolean {
  if (courtRoute) return COURT_ROUTE.includes(kindOf(rule));
  if (!rule.groups) return true;
  return 'only' in rule.groups ? rule.groups.only.includes(invoiceGroup) : !rule.groups.except.includes(invoiceGroup);
}

const COURT_ROUTE: readonly StepKind[] = ['reminder', 'court'];
