import { addDays, earlierOf, laterOf, type CivilDate } from '../kernel/civil-date';
import { bearingSegments } from './bearing-segments';
import { doubtfulOf, dueDateOf, type Claim } from './claim';
import type { ChargedInterest } from './allocation';
import { Money, sumOf } from '../kernel/money';
import type { Policy } from '../policy/policy';
import type { InterestCharge, PrincipalSegment, Rulebook } from '../policy/rulebook';

/** The day from which late interest runs: a deferral moves it, unless the creditor's rules say that interest runs on. */
export function interestStartOf(claim: Claim, { lateInterest }: Pick<Policy, 'lateInterest'>): CivilDate {
  return startFrom(claim.deferrals.at(-1)?.interestRuns ? claim.dueOn : dueDateOf(claim), claim, lateInterest);
}

/** The same as is known on a day, when it may have turned out that a deferral's new due date was missed. */
function interestStartOn(claim: Claim, rulebook: Rulebook, day: CivilDate): CivilDate {
  const { policy } = rulebook;
  const deferral = claim.deferrals.at(-1);
  if (!deferral?.interestIfMissed) return interestStartOf(claim, policy);
  const lastTimely = rulebook.lastTimelyDayToPay(deferral.newDueOn);
  const isMissed = day > lastTimely && openThrough(claim, lastTimely).isPositive();
  return isMissed ? startFrom(claim.dueOn, claim, policy.lateInterest) : interestStartOf(claim, policy);
}

function startFrom(due: CivilDate, { issuedOn }: Claim, lateInterest: Policy['lateInterest']): CivilDate {
  if (lateInterest?.runsFrom?.value !== 'thirty-days-after-issue') return due;
  return laterOf(due, addDays(issuedOn, DAYS_AFTER_ISSUE));
}

/** What of the principal was open at the end of a day. */
function openThrough({ principalChanges, invoiced }: Claim, day: CivilDate): Money {
  return sumOf(
    principalChanges.filter(({ on }) => on <= day).map(({ change }) => change),
    invoiced.currency,
  );
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

/** The stretches of open principal that bear interest. An invoice that itself claims interest or charges bears none. */
export function interestSegments(claim: Claim, rulebook: Rulebook, day: CivilDate): PrincipalSegment[] {
  if (claim.interestOn || claim.chargesOn) return [];
  const from = interestStartOn(claim, rulebook, day);
  const disputed = doubtfulOf(claim);
  const undisputed = disputed.isZero()
    ? claim
    : { ...claim, principalChanges: [...claim.principalChanges, { on: from, change: disputed.negated() }] };
  return bearingSegments(undisputed, rulebook, from, interestEnd(claim, day));
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
  return charge.lines.map(({ from, to, days, principal, ratePercent, monthsBegun }) => ({
    ...{ from, to, days, principal, ratePercent },
    ...(monthsBegun !== undefined && { monthsBegun }),
  }));
}

/** What an event keeps of a charge of interest: its lines, and the day from which it was counted where no line tells. */
export function keptInterest(
  claim: Claim,
  charge: InterestCharge | undefined,
  rulebook: Rulebook,
  day: CivilDate,
): { readonly interestLines: ChargedInterest[]; readonly interestSince?: CivilDate } {
  const interestLines = charge ? statedLines(charge) : [];
  const since = interestStartOn(claim, rulebook, day);
  const isTold = interestLines.length === 0 || interestLines[0]?.from === since;
  return { interestLines, ...(!isTold && { interestSince: since }) };
}
