import { laterOf, type CivilDate } from '../kernel/civil-date';
import { Money, smallerOf } from '../kernel/money';
import { leftChargesOf } from '../policy/left-charges';
import type { Rulebook } from '../policy/rulebook';
import { kindOf, type StepKind } from '../policy/step-kind';
import { isRefused, type Answer } from './answer';
import type { ChargesApart } from './charges-way';
import { claimedOf, planInForce, receivedOn, type Claim } from './claim';
import type { ChargesClaimedApart, ClaimEvent } from './claim-events';
import { correctCharges, correctionEvents, type CorrectionCause, type Fallen } from './correct-charges';
import { evolve } from './evolve';
import { lawfulCharges, type Charges } from './lawful-charges';
import { situationsOf } from './situations';

/**
 * The events, and what follows from them for charges that are left where all else is paid. Nothing follows where the policy
 * follows the claim up for them.
 */
export function withChargesApart(claim: Claim, answer: Answer, rulebook: Rulebook): Answer {
  if (isRefused(answer)) return answer;
  const after = folded(claim, answer.events);
  const events = chargesClaimedApart(after, rulebook, causeIn(answer.events));
  return events.length > 0 ? { events: [...answer.events, ...events] } : answer;
}

/** The events by which a claim moved to another policy, and what that policy says of charges that are left. */
export function withChargesUnder(ahead: Rulebook, claim: Claim, events: readonly ClaimEvent[]): readonly ClaimEvent[] {
  return [...events, ...chargesClaimedApart(folded(claim, events), ahead)];
}

/**
 * The events by which the charges that stand apart become what they ought to be; none when they are so already. They come
 * back on the claim first, so that what has become unlawful of them falls away there.
 */
export function chargesClaimedApart(claim: Claim, rulebook: Rulebook, cause?: CorrectionCause): ClaimEvent[] {
  const { chargesApart: stands } = claim;
  if (stands?.givenUp || claim.writtenOff || claim.withdrawnOn) return [];
  if (!isApart(stands)) {
    const left = leftOf(claim, rulebook);
    return left && !isKept(claim) ? [setApart(claim, left)] : [];
  }
  const back = backOnClaim(claim, stands, { reason: 'another sum is left of the charges' });
  const whole = evolve(claim, back);
  const corrections = cause ? correctionEvents(whole, lawfulCharges(whole, rulebook), back.on, cause) : [];
  const lawful = folded(whole, corrections);
  const left = leftOf(lawful, rulebook);
  if (corrections.length === 0 && left && isSame(left, stands)) return [];
  return [back, ...corrections, ...(left ? [setApart(lawful, left)] : [])];
}

/**
 * The next invoice that had the charges does not claim them any more: they come back today, and are set apart anew. So they
 * have the policy's whole time to come on another invoice.
 */
export function chargesBackFrom(claim: Claim, rulebook: Rulebook, backFrom: string, today: CivilDate): ClaimEvent[] {
  const { chargesApart: stands } = claim;
  if (!isApart(stands) || !stands.amount.isPositive()) return [];
  const reason = `invoice ${backFrom}, which had them, was credited`;
  const back = { ...backOnClaim(claim, stands, { backFrom, reason }), on: laterOf(claim.asOf, today) };
  return [back, ...chargesClaimedApart(evolve(claim, back), rulebook)];
}

/** Charges for the next invoice that no invoice has taken in time are given up, by the policy. */
export function chargesGivenUp(claim: Claim, on: CivilDate, reason: string): ClaimEvent[] {
  const amount = claim.chargesApart?.amount;
  if (!amount?.isPositive()) return [];
  const zero = Money.zero(amount.currency);
  const nothing = { fee: zero, interest: zero, movedToPrincipal: zero, movedToRefund: zero };
  const event: ChargesClaimedApart = {
    ...{ type: 'ChargesClaimedApart', on, way: 'waived', amount: zero, change: amount.negated() },
    ...{ ...nothing, waived: amount, givenUp: true, reason },
  };
  return [event];
}

type Left = Pick<ChargesApart, 'way' | 'fee' | 'interest'> & { readonly reason: string };

/** What is left of the charges of a claim with nothing apart; undefined where that is not all that is open, or stays on the claim. */
function leftOf(claim: Claim, { policy }: Rulebook): Left | undefined {
  const rules = leftChargesOf(policy, claim.invoiceGroup);
  if (!rules || claim.interestOn || claim.chargesOn || !receivedOn(claim).isPositive()) return undefined;
  const taken: readonly StepKind[] = rules.alsoAfterDemand ? ['reminder', 'demand'] : ['reminder'];
  if (claim.performed.some((step) => !taken.includes(kindOf(step)))) return undefined;
  const { charged, planCharges, caseCosts } = claim;
  if (planCharges.length > 0 || caseCosts.length > 0) return undefined;
  const rest = claimedOf(claim).minus(claim.refundLiability);
  if (!rest.isPositive() || rest.isOver(charged.fee.plus(charged.interest))) return undefined;
  const fee = smallerOf(rest, charged.fee);
  const parts = { fee, interest: rest.minus(fee) };
  const least = rules.waivedUnder;
  if (least && Money.of(least.value, rest.currency).isOver(rest)) {
    return { way: 'waived', ...parts, reason: `less than ${least.value} is waived (${least.sources.join(', ')})` };
  }
  const { value: way, sources } = rules.way;
  return way === 'followed-up'
    ? undefined
    : { way, ...parts, reason: `all but charges is paid (${sources.join(', ')})` };
}

/** What a person decides on, and what the law rules, stays on the claim. */
function isKept(claim: Claim): boolean {
  const isOrdinary = situationsOf(claim).every(({ status }) => status === 'ordinary');
  return claim.disputedSince !== undefined || !isOrdinary || planInForce(claim) !== undefined;
}

function isApart(stands: ChargesApart | undefined): stands is ChargesApart {
  return stands?.fee.plus(stands.interest).isPositive() === true;
}

function isSame(left: Left, stands: ChargesApart): boolean {
  return left.way === stands.way && left.fee.equals(stands.fee) && left.interest.equals(stands.interest);
}

function setApart(claim: Claim, { way, fee, interest, reason }: Left): ChargesClaimedApart {
  const { charged } = claim;
  const all = fee.plus(interest);
  const zero = Money.zero(all.currency);
  const amount = way === 'waived' ? zero : all;
  const lawful = { fee: charged.fee.minus(fee), interest: charged.interest.minus(interest) };
  return {
    ...{ type: 'ChargesClaimedApart', ...moved(claim, lawful), way, amount, change: amount },
    ...(way === 'waived' && { waived: all }),
    reason,
  };
}

function backOnClaim(
  claim: Claim,
  stands: ChargesApart,
  words: Pick<ChargesClaimedApart, 'reason' | 'backFrom'>,
): ChargesClaimedApart {
  const { charged } = claim;
  const { way, fee, interest, amount, movedToPrincipal } = stands;
  const zero = Money.zero(amount.currency);
  const lawful = { fee: charged.fee.plus(fee), interest: charged.interest.plus(interest) };
  const restorable = { fee, interest, movedToPrincipal, movedToCharges: zero };
  return {
    ...{ type: 'ChargesClaimedApart', ...moved(claim, lawful, restorable), way, amount: zero },
    ...{ change: amount.negated(), ...words },
  };
}

/** How a correction to so much would move what had been paid. */
function moved(
  claim: Claim,
  lawful: Charges,
  restorable?: Fallen,
): Pick<ChargesClaimedApart, 'on' | 'fee' | 'interest' | 'movedToPrincipal' | 'movedToRefund'> {
  const on = claim.performed.reduce((latest, step) => laterOf(latest, step.on), claim.asOf);
  const correction = correctCharges(claim, lawful, on, { decisionId: '', reason: '' }, restorable);
  if (!correction) throw new RangeError('Charges that are moved change the claim.');
  const { fee, interest, movedToPrincipal, movedToRefund } = correction;
  return { on, fee, interest, movedToPrincipal, movedToRefund };
}

function causeIn(events: readonly ClaimEvent[]): CorrectionCause | undefined {
  const reason = 'what was charged turned out to be too much';
  for (const event of events.toReversed()) {
    if ('paymentId' in event) return { paymentId: event.paymentId, reason };
    if ('decisionId' in event) return { decisionId: event.decisionId, reason };
  }
  return undefined;
}

function folded(claim: Claim, events: readonly ClaimEvent[]): Claim {
  return events.reduce<Claim>((after, event) => evolve(after, event), claim);
}
