import { simulatedFacts } from '../../office/counterparts/simulated-counterparts';
import type { CounterpartFact, CounterpartName } from '../../office/counterparts/counterpart-facts';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { performanceOf, type Claim } from '../../domain/claim/claim';
import type { StepName } from '../../domain/policy/policy';
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
  const referred = answered(portfolio, rulebook, until, 'referral', authority);
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
      if (answer.fact === 'monitoring-account' && answer.received.isPositive())
        movements.push(recovered(claim, answer));
      const command = commandFor(answer);
      if (command) facts.push({ on: answer.on, invoiceNumber, command });
    }
  }
  return {
    ...portfolio,
    facts: sorted([...portfolio.facts, ...facts], ({ on }) => on),
    movements: sorted([...portfolio.movements, ...movements], ({ receivedOn }) => receivedOn),
  };
}

function commandFor(answer: CounterpartFact): ClaimFact['command'] | undefined {
  const { answerId, on } = answer;
  switch (answer.fact) {
    case 'received':
      return { type: 'RecordReferralAnswer', answerId, answer: 'received', answeredOn: on, reason: '' };
    case 'rejected':
      return { type: 'RecordReferralAnswer', answerId, answer: 'rejected', answeredOn: on, reason: answer.reason };
    case 'ruling':
      return { type: 'RecordRuling', rulingId: answerId, ruledOn: on };
    case 'monitoring-account':
      return { type: 'RecordMonitoringAccount', accountId: answerId, accountedOn: on, balance: answer.balance };
    case 'hearing':
    case 'change-answered':
      return undefined;
  }
}

function recovered(claim: Claim, answer: Extract<CounterpartFact, { fact: 'monitoring-account' }>): BankMovement {
  return {
    key: answer.answerId,
    kind: 'payment',
    account: AGENCY_ACCOUNT,
    receivedOn: answer.on,
    amount: answer.received,
    references: [{ reference: claim.paymentReference || claim.invoiceNumber }],
    text: [],
    line: 0,
  };
}

function sorted<Item>(items: Item[], on: (item: Item) => CivilDate): Item[] {
  return items.sort((one, other) => (on(one) < on(other) ? -1 : Number(on(one) > on(other))));
}
