import type { CivilDate } from '../kernel/civil-date';
import {
  doubtfulOf,
  isSettled,
  isWhollyDisputed,
  planInForce,
  receivedOn,
  undisputedOf,
  type Claim,
  type Plan,
} from '../claim/claim';
import type { DecisionCommand } from './decision-commands';
import type { Answer } from '../claim/answer';
import { interestToCharge, interestUntil, statedLines } from '../claim/interest-until';
import { largerOf, Money, smallerOf } from '../kernel/money';
import { sumOfInstalments } from '../claim/plan-steps';
import type { Rulebook } from '../policy/rulebook';

/** What a plan made on a day has to cover: everything undisputed, late interest to that day, and the plan's fee. */
export function planTotal(claim: Claim, rulebook: Rulebook, on: CivilDate, fee: Money): Money {
  return undisputedOf(claim)
    .plus(planInterest(claim, rulebook, on))
    .plus(fee);
}

/**
 * A plan covers the debt to the öre, in instalments that fall due one after the other. Late interest to the day of the
 * agreement is charged with it; while the plan is kept no more is.
 */
export function decidePlan(
  claim: Claim,
  command: Extract<DecisionCommand, { type: 'AgreePlan' }>,
  rulebook: Rulebook,
): Answer {
  const { decisionId, agreedOn, instalments, fee } = command;
  if (isSettled(claim))
    return { refused: 'settled', message: 'The claim is settled; there is nothing to pay in parts.' };
  if (isWhollyDisputed(claim)) return notPossible('The claim is disputed; settle the dispute before a plan is made.');
  const running = planInForce(claim);
  if (running) return notPossible(`The claim is being paid by the plan agreed on ${running.agreedOn}; end it first.`);
  const most = rulebook.mostPlanFee(agreedOn);
  if (fee.isNegative() || fee.isOver(most)) {
    return notPossible(`A plan may cost ${most.toString()} at the most, not ${fee.toString()} (lag (1981:739) 4 §).`);
  }
  if (instalments.length === 0) return notPossible('A plan needs at least one instalment.');
  for (const [index, { dueOn, amount }] of instalments.entries()) {
    if (!amount.isPositive())
      return notPossible(`Instalment ${index + 1} is ${amount.toString()}; each must be over nought.`);
    const before = instalments[index - 1]?.dueOn ?? agreedOn;
    if (index === 0 ? dueOn < agreedOn : dueOn <= before) {
      return notPossible(`Instalment ${index + 1} falls due on ${dueOn}; it must fall due after ${before}.`);
    }
  }
  const charge = chargeOf(claim, rulebook, agreedOn);
  const interest = charge ? interestToCharge(claim, charge) : Money.zero(fee.currency);
  const total = undisputedOf(claim).plus(interest).plus(fee);
  const planned = sumOfInstalments(instalments, total);
  if (!planned.equals(total)) {
    return notPossible(
      `The instalments make ${planned.toString()}, but ${total.toString()} is owed on ${agreedOn}: ${undisputedOf(claim).toString()} claimed, interest ${interest.toString()} and fee ${fee.toString()}.`,
    );
  }
  const interestLines = charge ? statedLines(charge) : [];
  const disputed = doubtfulOf(claim);
  const agreed = {
    type: 'PlanAgreed' as const,
    on: agreedOn,
    decisionId,
    instalments,
    fee,
    interest,
    interestLines,
    total,
  };
  return { events: [disputed.isPositive() ? { ...agreed, disputed } : agreed] };
}

/**
 * A plan that ended because it was not kept goes on as it was; what was missed is asked for again. What was charged since
 * it ended is paid with the last instalment: it would otherwise be left, and followed up, when the plan has been kept.
 */
export function decideReinstatement(
  claim: Claim,
  command: Extract<DecisionCommand, { type: 'ReinstatePlan' }>,
): Answer {
  if (isSettled(claim))
    return { refused: 'settled', message: 'The claim is settled; the plan has nothing left to cover.' };
  if (claim.plan?.state !== 'defaulted') {
    return notPossible('No plan of this claim ended for not being kept; agree on a new one.');
  }
  const { decisionId, reinstatedOn: on } = command;
  const added = chargedSinceDefault(claim, claim.plan);
  const reinstated = { type: 'PlanReinstated' as const, on, decisionId, planId: claim.plan.planId };
  return { events: [added.isPositive() ? { ...reinstated, added } : reinstated] };
}

/** Never more than is asked for beyond what the plan has left. */
function chargedSinceDefault(claim: Claim, { instalments, receivedBefore, defaulted }: Plan): Money {
  const nothing = Money.zero(claim.invoiced.currency);
  if (!defaulted) return nothing;
  const since = claim.charged.fee.plus(claim.charged.interest).minus(defaulted.charged);
  const planLeft = sumOfInstalments(instalments, nothing).minus(receivedOn(claim).minus(receivedBefore));
  return largerOf(nothing, smallerOf(since, undisputedOf(claim).minus(planLeft)));
}

function planInterest(claim: Claim, rulebook: Rulebook, on: CivilDate): Money {
  const charge = chargeOf(claim, rulebook, on);
  return charge ? interestToCharge(claim, charge) : Money.zero(claim.invoiced.currency);
}

function chargeOf(claim: Claim, rulebook: Rulebook, on: CivilDate): ReturnType<typeof interestUntil> | undefined {
  return rulebook.policy.lateInterest ? interestUntil(claim, rulebook, on) : undefined;
}

function notPossible(message: string): Answer {
  return { refused: 'not-possible', message };
}
