import type { Claim } from '../../domain/claim/claim';
import type { DecisionCommand } from '../../domain/decisions/decision-commands';
import { Money } from '../../domain/kernel/money';
import type { Country } from '../../domain/policy/policy';
import { debtorSituation } from '../../policies/statutes/debtor-situation';
import { lossOf } from './act-of';
import type { RecordedDecision } from './decision-record';
import { refuse } from './decision-refused';

/** All but a payment's move, which is an ordinary payment on the claim that it is for. */
export type MovedByCommand = Exclude<RecordedDecision, { kind: 'payment-move' }>;

/** What the decision asks of one of its claims. Throws `DecisionRefused` when the law needs to know more first. */
export function commandFor(decision: MovedByCommand, claim: Claim, country: Country): DecisionCommand {
  const { decisionId, on } = decision;
  const { claimId } = claim;
  switch (decision.kind) {
    case 'deferral': {
      const { newDueOn } = decision.terms;
      const backDated = decision.backDated && { backDated: true as const };
      return { type: 'GrantDeferral', decisionId, grantedOn: on, newDueOn, ...backDated };
    }
    case 'instalment-plan':
      return { type: 'AgreePlan', decisionId, agreedOn: on, ...decision.terms };
    case 'plan-reinstatement':
      return { type: 'ReinstatePlan', decisionId, reinstatedOn: on };
    case 'dispute': {
      const { amount } = decision.terms;
      return { type: 'RaiseDispute', decisionId, raisedOn: on, ...(amount && { amount }) };
    }
    case 'dispute-settlement': {
      const { dismissed } = decision.terms;
      return { type: 'SettleDispute', decisionId, settledOn: on, ...(dismissed && { dismissed }) };
    }
    case 'hold':
      return { type: 'PlaceHold', decisionId, placedOn: on, through: decision.terms.through };
    case 'cancellation':
      return { type: 'CancelClaim', decisionId, cancelledOn: on, documentNumber: decision.document ?? '' };
    case 'credit-note': {
      const { documentNumber, effectiveOn, amounts } = decision.terms;
      const amount = amounts?.find((part) => part.claimId === claimId)?.amount;
      const stated = { ...(effectiveOn && { effectiveOn }), ...(amount && { amount }) };
      return { type: 'CreditClaim', decisionId, creditedOn: on, documentNumber, ...stated };
    }
    case 'debtor-status': {
      const { status, ...days } = decision.terms;
      const situation = debtorSituation(country, { status, arisenOn: claim.issuedOn, ...days });
      if ('missing' in situation)
        refuse('day-missing', `State ${situation.missing}: what the law asks counts from it.`);
      return { type: 'ChangeDebtorStatus', decisionId, changedOn: on, status, ...situation };
    }
    case 'debtor-address':
      return { type: 'ChangeDebtorAddress', decisionId, changedOn: on, ...decision.terms };
    case 'liable-debtor':
      return { type: 'ChangeLiableDebtor', decisionId, changedOn: on, ...decision.terms };
    case 'court-route':
      return { type: 'TakeCourtRoute', decisionId, takenOn: on };
    case 'recall':
      return { type: 'RecallReferral', decisionId, recalledOn: on, reason: decision.reasonCode };
    case 'set-off':
      return { type: 'BookSetOff', decisionId, setOffOn: on, ...decision.terms };
    case 'service': {
      const { service, change, conditions = [] } = decision.terms;
      const checklist = conditions.map(({ condition }) => condition);
      return { type: 'ChangeService', decisionId, changedOn: on, service, change, checklist };
    }
    case 'write-down': {
      const line = decision.terms.lines.find((each) => each.claimId === claimId);
      const amount = line ? lossOf(line) : Money.zero(claim.invoiced.currency);
      return { type: 'WriteDown', decisionId, writtenDownOn: on, amount };
    }
    case 'write-off': {
      const { ground, vat = [] } = decision.terms;
      const part = vat.find((each) => each.claimId === claimId)?.amount ?? Money.zero(claim.invoiced.currency);
      return { type: 'WriteOff', decisionId, writtenOffOn: on, ground, vat: part };
    }
    case 'limitation-interruption':
      return { type: 'InterruptLimitation', decisionId, interruptedOn: on, ...decision.terms };
    case 'policy-change':
      return { type: 'ChangePolicy', decisionId, changedOn: on, ...decision.terms };
    case 'reversal':
      return { type: 'ReverseDecision', decisionId, reversedOn: on, reverses: decision.reverses };
  }
}
