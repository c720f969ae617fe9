import { laterOf, type CivilDate } from '../kernel/civil-date';
import { Money } from '../kernel/money';
import { interestWayOf } from '../policy/late-interest-rules';
import type { InterestCharge, Rulebook } from '../policy/rulebook';
import { isRefused, type Answer } from './answer';
import { paidOf, type Claim } from './claim';
import type { ClaimEvent, InterestClaimedApart } from './claim-events';
import { evolve } from './evolve';
import { interestSegments, statedLines } from './interest-until';
import type { InterestApart } from './interest-way';

/**
 * The events, and what follows from them for the interest of a claim whose principal was paid late. Nothing follows where
 * the policy does not claim such interest.
 */
export function withInterestApart(claim: Claim, answer: Answer, rulebook: Rulebook, today: CivilDate): Answer {
  if (isRefused(answer) || !interestWayOf(rulebook.policy)) return answer;
  const after = answer.events.reduce<Claim>((folded, event) => evolve(folded, event), claim);
  const event = interestClaimedApart(after, rulebook, today);
  return event ? { events: [...answer.events, event] } : answer;
}

/** The event by which the interest that is claimed apart becomes what it ought to be; undefined when it is so already. */
export function interestClaimedApart(
  claim: Claim,
  rulebook: Rulebook,
  today: CivilDate,
): InterestClaimedApart | undefined {
  const owed = owedApart(claim, rulebook, today);
  const zero = Money.zero(claim.invoiced.currency);
  const stands = claim.interestApart ?? { way: 'waived', amount: zero, waived: zero };
  if (!owed || stands.givenUp) return undefined;
  const isSame = owed.amount.equals(stands.amount) && owed.waived.equals(stands.waived);
  const isWaiting = [owed.way, stands.way].includes('awaits-rate');
  if (isSame && (owed.way === stands.way || (owed.amount.isZero() && !isWaiting))) return undefined;
  return {
    ...{ type: 'InterestClaimedApart', on: today, way: owed.way, amount: owed.amount },
    change: owed.amount.minus(stands.amount),
    ...(owed.waived.isPositive() && { waived: owed.waived }),
    interestLines: owed.charge ? statedLines(owed.charge) : [],
    reason: owed.reason,
  };
}

/** Interest on the next invoice that no invoice has taken in time is given up, by the policy. */
export function interestGivenUp(claim: Claim, on: CivilDate, reason: string): ClaimEvent | undefined {
  const { interestApart } = claim;
  if (!interestApart?.amount.isPositive()) return undefined;
  const { amount } = interestApart;
  return {
    ...{ type: 'InterestClaimedApart', on, way: 'waived', amount: Money.zero(amount.currency) },
    ...{ change: amount.negated(), waived: amount, givenUp: true, interestLines: [], reason },
  };
}

type Owed = Omit<InterestApart, 'givenUp'> & { readonly charge?: InterestCharge; readonly reason: string };

/** Undefined where nothing can be said of the claim as it stands: what was claimed stays claimed. */
function owedApart(claim: Claim, rulebook: Rulebook, today: CivilDate): Owed | undefined {
  const way = interestWayOf(rulebook.policy);
  if (!way || claim.interestOn || claim.chargesOn || claim.disputedSince || claim.writtenOff || claim.withdrawnOn)
    return undefined;
  const zero = Money.zero(claim.invoiced.currency);
  const none = (reason: string): Owed => ({ way, amount: zero, waived: zero, reason });
  if (claim.open.principal.isPositive()) return none('the principal is open again');
  if (!paidOf(claim).principal.isPositive()) return none('the invoice was credited');
  const charged = claim.charged.interest.plus(claim.chargesApart?.interest ?? zero);
  const isCharged = charged.isPositive();
  if (isCharged && !rulebook.policy.lateInterest?.alsoAfterCharge) return none('a step has charged the interest');
  const charge = rulebook.lateInterestIfKnown(interestSegments(claim, rulebook, lastChange(claim, today)));
  if (!charge) {
    return { way: 'awaits-rate', amount: zero, waived: zero, reason: 'the reference rate is not recorded yet' };
  }
  const more = charge.total.minus(charged);
  if (!more.isPositive()) return none('nothing was paid late');
  const least = rulebook.policy.lateInterest?.waivedUnder;
  if (least && Money.of(least.value, more.currency).isOver(more)) {
    const reason = `interest of less than ${least.value} is not claimed (${least.sources.join(', ')})`;
    return { way: 'waived', amount: zero, waived: more, charge, reason };
  }
  return { way, amount: more, waived: zero, charge, reason: 'the principal was paid late' };
}

/** The day on which the principal had come to nothing. */
function lastChange({ principalChanges }: Claim, today: CivilDate): CivilDate {
  return principalChanges.reduce((latest, { on }) => laterOf(latest, on), today);
}
