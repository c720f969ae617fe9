import { addDays, earlierOf, laterOf, type CivilDate } from '../kernel/civil-date';
import { doubtfulOf, dueDateOf, type Claim } from './claim';
import { principalSegments } from './principal-segments';
import type { ChargedInterest } from './allocation';
import { Money } from '../kernel/money';
import type { Policy } from '../policy/policy';
import type { InterestCharge, PrincipalSegment, Rulebook } from '../policy/rulebook';

/** The day from which late interest runs: a deferral moves it, unless the creditor's rules say that interest runs on. */
export function interestStartOf(claim: Claim, { lateInterest }: Pick<Policy, 'lateInterest'>): CivilDate {
  const due = claim.deferrals.at(-1)?.interestRuns ? claim.dueOn : dueDateOf(claim);
  if (lateInterest?.runsFrom?.value !== 'thirty-days-after-issue') return due;
  return laterOf(due, addDays(claim.issuedOn, DAYS_AFTER_ISSUE));
}

/** Where no due date was agreed (räntelagen 4 §; renteloven § 3, stk. 2). */
const DAYS_AFTER_ISSUE = 30;

/**
 * Late interest to a day, on the undisputed principal open day by day; shown at any time, charged with the demand or an
 * instalment plan. None runs from the day on which the law stops it (debt restructuring).
 */
export function interestUntil(claim: Claim, rulebook: Rulebook, day: CivilDate): InterestCharge {
  return rulebook.lateInterest(interestSegments(claim, rulebook, day));
}

/** The stretches of open principal that bear interest. An invoice that itself claims interest bears none. */
export function interestSegments(claim: Claim, rulebook: Rulebook, day: CivilDate): PrincipalSegment[] {
  if (claim.interestOn) return [];
  const from = interestStartOf(claim, rulebook.policy);
  const disputed = doubtfulOf(claim);
  const undisputed = disputed.isZero()
    ? claim
    : { ...claim, principalChanges: [...claim.principalChanges, { on: from, change: disputed.negated() }] };
  const to = interestEnd(claim, day);
  return principalSegments(undisputed, from, to, rulebook.lastTimelyDayToPay(from));
}

/** The first day that bears no interest any more. */
export function interestEnd(claim: Claim, day: CivilDate): CivilDate {
  const stops = claim.statusEffects?.interestStopsOn;
  return stops ? earlierOf(day, stops) : day;
}

/** What a charge of today adds to what was charged before; never below nought. */
export function interestToCharge(claim: Claim, charge: InterestCharge): Money {
  const more = charge.total.minus(claim.charged.interest);
  return more.isNegative() ? Money.zero(more.currency) : more;
}

/** The lines as the letter must state them (inkassolagen 5 §: rate, period, base). */
export function statedLines(charge: InterestCharge): ChargedInterest[] {
  return charge.lines.map(({ from, to, days, principal, ratePercent }) => ({ from, to, days, principal, ratePercent }));
}
