import type { CivilDate } from '../../kernel/civil-date';
import { creditedOf } from '../../claim/claim';
import { without } from '../../claim/without';
import { sumOf } from '../../kernel/money';
import { notPossible, type ByDecision, type ClaimDecisionRule } from '../decision-rule';
import { stepsFor } from '../../policy/step-variant';
import { withdraw } from './withdrawal';
import { creditedAlready, creditOf, isCreditedBy, namesCredit, takeCreditBack } from './credit-note';

export interface CancellationTerms {
  /** The import that is taken back as a whole. */
  readonly importId?: string;
}

export interface CancelClaim extends ByDecision {
  readonly type: 'CancelClaim';
  readonly cancelledOn: CivilDate;
  readonly documentNumber: string;
  /** Its registration is taken back with this import. */
  readonly importId?: string;
}

/** Only an invoice of which the debtor has had no letter is cancelled; otherwise a credit note tells of it (S002-56). */
export const cancellation: ClaimDecisionRule<CancellationTerms, CancelClaim, never> = {
  answers: 'CancelClaim',
  reaches: ['claims'],
  repeated: 'already-so',
  measure: (_terms, { claims, currency }) => ({
    amount: sumOf(
      claims.map((claim) => claim.invoiced.minus(creditedOf(claim))),
      currency,
    ),
  }),
  addsUp: true,
  command: ({ decisionId, on, document = '', terms: { importId } }) => ({
    ...{ type: 'CancelClaim', decisionId, cancelledOn: on, documentNumber: document },
    ...(importId !== undefined && { importId }),
  }),
  decide(claim, { decisionId, cancelledOn: on, documentNumber, importId }, rulebook) {
    if (importId !== undefined) return withdraw(claim, { decisionId, on, importId });
    if (claim.cancelledOn)
      return { refused: 'already-recorded', message: `The claim was cancelled on ${claim.cancelledOn}.` };
    if (claim.writtenOff) return notPossible('The claim was written off; take that back before it is cancelled.');
    if (isCreditedBy(claim, documentNumber)) return creditedAlready(documentNumber);
    const letter = [...claim.performed, ...claim.withdrawn].find(
      ({ step }) => stepsFor(claim, rulebook.policy).find((rule) => rule.step === step)?.document !== undefined,
    );
    if (letter) {
      return notPossible(
        `The ${letter.step} of ${letter.on} has gone out; make a credit note, so that the debtor is told.`,
      );
    }
    if (claim.decisions.some(({ kind }) => kind === 'instalment-plan' || kind === 'deferral')) {
      return notPossible('A letter of agreement has gone out; make a credit note, so that the debtor is told.');
    }
    const left = claim.invoiced.minus(creditedOf(claim));
    if (!left.isPositive()) return notPossible('Nothing of the invoice is left to cancel.');
    const whole = { on, effectiveOn: claim.issuedOn, documentNumber, amount: left };
    return { events: [creditOf(claim, { cause: 'cancellation', decisionId, ...whole })] };
  },
  /** A cancellation is booked as a credit of all that is left; see `credit-note`. */
  consequences: {},
  takingBack: {
    undo: takeCreditBack,
    forget: (claim) => without(claim, 'cancelledOn'),
    names: namesCredit,
    judgesCharges: true,
  },
};
