import { dueDateOf, isSettled, type Claim } from '../claim/claim';
import { respiteOf, stoppedByLaw } from '../claim/situations';
import { firstUncovered } from '../claim/plan-steps';
import type { LetterEvent } from './letter-kinds';
import type { Withheld } from './withheld-ground';

/**
 * Why a letter that has not left yet must not leave any more; undefined when it may. Nobody is reminded or threatened
 * for what has been paid, deferred, put into instalments or disputed since. What was agreed, credited or answered is
 * always told.
 *
 * `then` is the claim as the letter's event left it, `now` as it stands.
 */
export function whyGroundIsGone(event: LetterEvent, then: Claim, now: Claim): Withheld | undefined {
  if (event.type === 'StepPerformed') {
    const isTaken = now.performed.some(({ step, on }) => step === event.step && on === event.on);
    return isTaken ? whyNotAskedFor(then, now) : { ground: 'step-withdrawn' };
  }
  if (event.type === 'ClaimRegistered') return isSettled(now) ? { ground: 'nothing-open' } : undefined;
  if (event.type === 'InstalmentReminded') {
    if (isSettled(now)) return { ground: 'nothing-open' };
    const { plan } = now;
    if (plan?.planId !== event.planId || plan.state !== 'kept') return { ground: 'plan-ended' };
    const isCovered = firstUncovered(plan, now)?.number !== event.instalment;
    return isCovered ? { ground: 'instalment-paid' } : undefined;
  }
  if (event.type === 'PlanDefaulted') {
    if (isSettled(now)) return { ground: 'nothing-open' };
    return now.plan?.planId === event.planId && now.plan.state === 'kept'
      ? { ground: 'plan-reinstated' }
      : whyNotAskedFor(then, now);
  }
  return undefined;
}

/** What keeps a demand for money from leaving, when it came about only after the demand was decided. */
function whyNotAskedFor(then: Claim, now: Claim): Withheld | undefined {
  if (isSettled(now)) return { ground: 'nothing-open' };
  if (dueDateOf(now) > dueDateOf(then)) return { ground: 'deferred', on: dueDateOf(now) };
  if (now.plan && now.plan.planId !== then.plan?.planId) {
    return { ground: 'plan-agreed', on: now.plan.agreedOn };
  }
  if (now.disputedSince && isDisputedAnew(then, now)) {
    return { ground: 'disputed', on: now.disputedSince };
  }
  return isStayed(now) && !isStayed(then) ? { ground: 'stayed-by-law' } : undefined;
}

function isStayed(claim: Claim): boolean {
  return stoppedByLaw(claim) !== undefined || respiteOf(claim) !== undefined;
}

function isDisputedAnew(then: Claim, now: Claim): boolean {
  const amountOf = (claim: Claim): string => claim.disputedAmount?.toString() ?? '';
  return then.disputedSince !== now.disputedSince || amountOf(then) !== amountOf(now);
}
