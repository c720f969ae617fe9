import type { Claim } from './claim';
import type { StepRule } from '../policy/policy';
import { kindOf, type StepKind } from '../policy/step-kind';

type Route = Pick<Claim, 'invoiceGroup'> &
  Partial<Pick<Claim, 'performed' | 'judgment'>> & { readonly courtRoute?: true; readonly courtRouteTo?: string };

/**
 * Whether the policy lets this claim take the step at all. A claim that was sent to a court by decision takes the way of the
 * groups that always go there: reminders, then the administrative court (S002-33); or the demand too, then the district
 * court, and with its judgment the enforcement authority.
 */
export function isTakenBy(rule: StepRule, claim: Route): boolean {
  if (isBesideDistrictCourt(rule, claim)) return false;
  const { courtRoute, courtRouteTo, invoiceGroup } = claim;
  if (courtRoute) return isOnRoute(rule, claim, courtRouteTo ?? 'administrative-court');
  if (!rule.groups) return true;
  return 'only' in rule.groups ? rule.groups.only.includes(invoiceGroup) : !rule.groups.except.includes(invoiceGroup);
}

function isOnRoute(rule: StepRule, claim: Route, court: string): boolean {
  const kind = kindOf(rule);
  if (kind === 'court') return rule.step === court;
  if (court !== 'district-court') return kind === 'reminder';
  return BEFORE_DISTRICT_COURT.includes(kind) || (AFTER_JUDGMENT.includes(kind) && isGranted(claim));
}

/**
 * From the day on which the case is for the district court nobody asks for the money beside the court, and the enforcement
 * authority gets the claim with the judgment alone.
 */
function isBesideDistrictCourt(rule: StepRule, claim: Route): boolean {
  if (!claim.performed?.some(({ step }) => step === 'district-court') || rule.step === 'district-court') return false;
  const kind = kindOf(rule);
  return BESIDE_COURT.includes(kind) || (kind === 'hand-over' && !isGranted(claim));
}

function isGranted({ judgment }: Route): boolean {
  return judgment?.outcome === 'granted' || judgment?.outcome === 'partly-granted';
}

const BEFORE_DISTRICT_COURT: readonly StepKind[] = ['reminder', 'demand', 'warning'];
const BESIDE_COURT: readonly StepKind[] = [...BEFORE_DISTRICT_COURT, 'acceptance', 'agency', 'court'];
const AFTER_JUDGMENT: readonly StepKind[] = ['hand-over', 'monitoring'];
