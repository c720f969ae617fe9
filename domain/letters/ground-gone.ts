import { dueDateOf, isSettled, type Claim } from '../claim';
import { firstUncovered } from '../plan-steps';
import type { LetterEvent } from './letter-kinds';

/**
 * Why a letter that has not left yet must not leave any more; undefined when it may. Nobody is reminded or threatened
 * for what has been paid, deferred, put into instalments or disputed since. What was agreed, credited or answered is
 * always told.
 *
 * `then` is the claim as the letter's event left it, `now` as it stands.
 */
export function whyGroundIsGone(event: LetterEvent, then: Claim, now: Claim): string | undefined {
  switch (event.type) {
    case 'StepPerformed':
      if (!now.performed.some(({ step, on }) => step === event.step && on === event.on)) {
        return 'The step was withdrawn before its letter left.';
      }
      return whyNotAskedFor(then, now);
    case 'InstalmentReminded': {
      if (isSettled(now)) return NOTHING_OPEN;
      const plan = now.plan;
      if (plan?.planId !== event.planId || plan.state !== 'kept') return 'The plan was ended before the notice left.';
      const isCovered = firstUncovered(plan, now)?.number !== event.instalment;
      return isCovered ? 'The instalment was paid before the notice left.' : undefined;
    }
    case 'PlanDefaulted':
      if (isSettled(now)) return NOTHING_OPEN;
      return now.plan?.planId === event.planId && now.plan.state === 'kept'
        ? 'The plan was reinstated before the letter left.'
        : whyNotAskedFor(then, now);
    case 'DeferralGranted':
    case 'PlanAgreed':
    case 'PlanReinstated':
    case 'StepWithdrawn':
    case 'ClaimCredited':
    case 'DisputeRaised':
    case 'DisputeSettled':
    case 'ServiceChanged':
    case 'LiableDebtorChanged':
    case 'SetOffBooked':
    case 'DecisionReversed':
      return undefined;
  }
}

const NOTHING_OPEN = 'Nothing was open on the claim any more when the letter was to leave.';

/** What keeps a demand for money from leaving, when it came about only after the demand was decided. */
function whyNotAskedFor(then: Claim, now: Claim): string | undefined {
  if (isSettled(now)) return NOTHING_OPEN;
  if (dueDateOf(now) > dueDateOf(then)) return `Payment was deferred to ${dueDateOf(now)} before the letter left.`;
  if (now.plan && now.plan.planId !== then.plan?.planId) {
    return `An instalment plan was agreed on ${now.plan.agreedOn} before the letter left.`;
  }
  if (now.disputedSince && isDisputedAnew(then, now)) {
    return `The claim was disputed on ${now.disputedSince} before the letter left.`;
  }
  if (now.statusEffects && !then.statusEffects && (now.statusEffects.stops ?? now.statusEffects.waitsThrough)) {
    return "The law stays the claim for the debtor's situation, which became known before the letter left.";
  }
  return undefined;
}

function isDisputedAnew(then: Claim, now: Claim): boolean {
  const amountOf = (claim: Claim): string => claim.disputedAmount?.toString() ?? '';
  return then.disputedSince !== now.disputedSince || amountOf(then) !== amountOf(now);
}
