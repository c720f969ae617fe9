import type { CivilDate } from '../../kernel/civil-date';
import { claimedOf, isSettled } from '../../claim/claim';
import { less } from '../../claim/parts';
import { changed } from '../../claim/principal-changes';
import { without } from '../../claim/without';
import { claimedAgain, reinstated } from '../../claim/reinstatement';
import { Money, sumOf } from '../../kernel/money';
import type { WriteOffGround } from '../decision-events';
import { notPossible, settled, type ByDecision, type ClaimDecisionRule } from '../decision-rule';

export interface WriteOffTerms {
  readonly ground: WriteOffGround;
  /** The VAT that is reclaimed with each claim, where there is any. */
  readonly vat?: readonly { readonly claimId: string; readonly amount: Money }[];
}

export interface WriteOff extends ByDecision {
  readonly type: 'WriteOff';
  readonly writtenOffOn: CivilDate;
  readonly ground: WriteOffGround;
  readonly vat: Money;
}

/** Gives the claim up, with its interest and fees (preskriptionslagen 8 § when it is time-barred). */
export const writeOff: ClaimDecisionRule<WriteOffTerms, WriteOff, 'ClaimWrittenOff' | 'ClaimReinstated'> = {
  answers: 'WriteOff',
  reaches: ['claims'],
  repeated: 'already-so',
  measure: (_terms, { claims, currency }) => ({ amount: sumOf(claims.map(claimedOf), currency) }),
  addsUp: true,
  command({ decisionId, on, terms: { ground, vat = [] } }, { claimId, invoiced }) {
    const part = vat.find((each) => each.claimId === claimId)?.amount ?? Money.zero(invoiced.currency);
    return { type: 'WriteOff', decisionId, writtenOffOn: on, ground, vat: part };
  },
  decide(claim, { decisionId, writtenOffOn: on, ground, vat }, rulebook, today) {
    if (isSettled(claim)) return settled('Nothing is open on the claim; there is nothing to write off.');
    if (claim.writtenOff) {
      // A part came back to life, by a payment that was taken back.
      return notPossible(
        `The claim was written off on ${claim.writtenOff.on}; take that back, then give up all of it.`,
      );
    }
    if (claim.disputedSince) {
      return notPossible(`The claim is disputed since ${claim.disputedSince}; settle the dispute first.`);
    }
    if (ground === 'time-barred') {
      const lastDay = rulebook.limitationDate(claim);
      if (!lastDay) return notPossible('Proceedings are pending, so the claim is not time-barred.');
      if (today <= lastDay) return notPossible(`The claim is not time-barred: it can be demanded through ${lastDay}.`);
    }
    const { fee, interest, principal } = claim.open;
    if (vat.isNegative() || vat.isOver(principal)) {
      return notPossible(`VAT of ${vat.toString()} is not a part of the principal of ${principal.toString()}.`);
    }
    return { events: [{ type: 'ClaimWrittenOff', on, decisionId, ground, fee, interest, principal, vat }] };
  },
  consequences: {
    ClaimWrittenOff: {
      begins: () => 'write-off',
      fold: (claim, event) => ({
        ...without(claim, 'recovery'),
        open: less(claim.open, event),
        principalChanges: changed(claim, event.on, event.principal.negated()),
        writtenOff: event,
      }),
      onCase: { writesOff: true },
      grounds({ ground }, { country }) {
        if (ground !== 'time-barred') return [];
        return country === 'SE' ? ['preskriptionslagen (1981:130) 8 §'] : ['forældelsesloven §§ 2-3'];
      },
    },
    ClaimReinstated: { fold: claimedAgain, onCase: {} },
  },
  takingBack: {
    undo({ writtenOff: given }, reverses, { decisionId, on }) {
      if (given?.decisionId !== reverses) return 'The claim has been claimed again already.';
      return [reinstated(given, given, { on, reason: `decision ${decisionId} took the write-off back` })];
    },
  },
};
