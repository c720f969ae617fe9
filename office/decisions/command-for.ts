import type { Claim } from '../../domain/claim/claim';
import type { DecisionCommand } from '../../domain/decisions/decision-commands';
import { commandedRuleOf } from '../../domain/decisions/decision-rules';
import type { Country } from '../../domain/policy/policy';
import { debtorSituation } from '../../policies/statutes/debtor-situation';
import type { RecordedDecision } from './decision-record';
import { refuse } from './decision-refused';

/** All but a payment's move, which is an ordinary payment on the claim that it is for. */
export type MovedByCommand = Exclude<RecordedDecision, { kind: 'payment-move' }>;

/** What the decision asks of one of its claims. Throws `DecisionRefused` when the law needs to know more first. */
export function commandFor(decision: MovedByCommand, claim: Claim, country: Country): DecisionCommand {
  if (decision.kind === 'reversal') {
    const { decisionId, on: reversedOn, reverses } = decision;
    return { type: 'ReverseDecision', decisionId, reversedOn, reverses };
  }
  const { subject } = decision;
  const recorded = { ...decision, ...(subject.of === 'debtor' && { debtorId: subject.debtorId }) };
  return commandedRuleOf(decision.kind).command(recorded, claim, (facts) => {
    const situation = debtorSituation(country, facts);
    if ('missing' in situation)
      return refuse('day-missing', `State ${situation.missing}: what the law asks counts from it.`);
    return situation;
  });
}
