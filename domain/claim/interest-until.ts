import { earlierOf, type CivilDate } from '../kernel/civil-date';
import { doubtfulOf, dueDateOf, type Claim } from './claim';
import { principalSegments } from './principal-segments';
import type { ChargedInterest } from './allocation';
import { Money } from '../kernel/money';
import type { InterestCharge, Rulebook } from '../policy/rulebook';

/** The day from which late interest runs: a deferral moves it, unless the creditor's rules say that interest runs on. */
export function interestStartOf(claim: Claim): CivilDate {
  return claim.deferrals.at(-1)?.interestRuns ? claim.dueOn : dueDateOf(claim);
}

/**
 * Late interest to a day, on the undisputed principal open day by day; shown at any time, charged with the demand or an
 * instalment plan. None runs from the day on which the law stops it (debt restructuring).
 */
export function interestUntil(claim: Claim, rulebook: Rulebook, day: CivilDate): InterestCharge {
  const from = interestStartOf(claim);
  const disputed = doubtfulOf(claim);
  const undisputed = disputed.isZero()
    ? claim
    : { ...claim, principalChanges: [...claim.principalChanges, { on: from, change: disputed.negated() }] };
  const to = interestEnd(claim, day);
  return rulebook.lateInterest(principalSegments(undisputed, from, to, rulebook.lastTimelyDayToPay(from)));
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
