import { simulatedFacts } from '../../office/counterparts/simulated-counterparts';
import { commandOf } from '../../office/counterparts/answer-command';
import type { CounterpartFact, CounterpartName } from '../../office/counterparts/counterpart-facts';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { performanceOf, type Claim } from '../../domain/claim/claim';
import type { StepName } from '../../domain/policy/policy';
import type { Money } from '../../domain/kernel/money';
import type { Rulebook } from '../../domain/policy/rulebook';
import type { BankMovement } from '../../domain/payment/bank-movement';
import type { ClaimFact } from '../../formats/facts/dated-fact';
import type { Portfolio } from '../portfolio';
import { preview } from '../preview';

/** The account that a monitoring agency pays from, as our books name it. */
const AGENCY_ACCOUNT = 'monitoring-agency';

/**
 * The portfolio with what simulated counterparts will answer: the enforcement authority its receipt, rejection or
 * ruling, the monitoring agency its quarterly accounts and what it recovered. Foretold from the portfolio itself, so
 * that preview and rehearsal hear the same. Of a real authority's answers nothing can be foretold: this is for
 * rehearsals only.
 */
export function withSimulatedAnswers(portfolio: Portfolio, rulebook: Rulebook, until: CivilDate): Portfolio {
  const authority: CounterpartName = rulebook.policy.country === 'SE' ? 'kfm' : 'gaeldsstyrelsen';
  const given = rulebook.policy.steps.some(({ step }) => step === 'agency')
    ? answered(portfolio, rulebook, until, 'agency', 'agency')
    : portfolio;
  const referred = answered(given, rulebook, until, 'referral', authority);
  return rulebook.policy.steps.some(({ step }) => step === 'monitoring')
    ? answered(referred, rulebook, until, 'monitoring', 'intrum')
    : referred;
}

function answered(
  portfolio: Portfolio,
  rulebook: Rulebook,
  until: CivilDate,
  step: StepName,
  counterpart: CounterpartName,
): Portfolio {
  const facts: ClaimFact[] = [];
  const movements: BankMovement[] = [];
  for (const claim of preview(portfolio, rulebook, until).claims) {
    const performance = performanceOf(claim, step);
    if (!performance) continue;
    const { invoiceNumber } = claim;
    // By the invoice's own number: the same answers whoever the creditor is called in this rehearsal.
    const about = { claimId: invoiceNumber, referredOn: performance.on, amount: performance.total };
    for (const answer of simulatedFacts(counterpart, about, rulebook, until)) {
      const paid = paidOver(answer);
      if (paid?.isPositive()) movements.push(recovered(claim, answer, paid));
      const command = commandOf(answer) as ClaimFact['command'] | undefined;
      if (command) facts.push({ on: answer.on, invoiceNumber, command });
    }
  }
  return {
    ...portfolio,
    facts: sorted([...portfolio.facts, ...facts], ({ on }) => on),
    movements: sorted([...portfolio.movements, ...movements], ({ receivedOn }) => receivedOn),
  };
}

/** What an agency pays to the creditor of what it received: its own fees and its pay stay with it. */
function paidOver(answer: CounterpartFact): Money | undefined {
  if (answer.fact === 'monitoring-account') return answer.received;
  return answer.fact === 'agency-account' ? answer.received.minus(answer.ownFees).minus(answer.commission) : undefined;
}

function recovered(claim: Claim, answer: CounterpartFact, amount: Money): BankMovement {
  return {
    key: answer.answerId,
    kind: 'payment',
    account: AGENCY_ACCOUNT,
    receivedOn: answer.on,
    amount,
    references: [{ reference: claim.paymentReference || claim.invoiceNumber }],
    text: [],
    line: 0,
  };
}

function sorted<Item>(items: Item[], on: (item: Item) => CivilDate): Item[] {
  return items.sort((one, other) => (on(one) < on(other) ? -1 : Number(on(one) > on(other))));
}
