import { dueDateOf, type Claim } from '../claim/claim';
import { toldDecision } from '../letters/letter-kinds';
import { LetterNotPossible } from '../letters/letter-not-possible';
import type { DecisionReversed } from './decision-events';
import type { Consequence } from './decision-rule';
import { ruleOf } from './decision-rules';

/** A decision was taken back by another. What moved money is undone by events of its own beside this one. */
export const reversal: Consequence<DecisionReversed> = {
  begins: () => 'reversal',
  fold(claim, { reverses, decisionId: reversedBy, on }) {
    const taken = claim.decisions.find(({ decisionId }) => decisionId === reverses);
    const marked: Claim = {
      ...claim,
      decisions: claim.decisions.map((known) => (known.decisionId === reverses ? { ...known, reversedBy } : known)),
    };
    if (!taken || taken.kind === 'reversal') return marked;
    const { takingBack } = ruleOf(taken.kind);
    if (typeof takingBack === 'string') return marked;
    return takingBack.forget?.(marked, reverses, on) ?? marked;
  },
  letter: ({ reverses }, _beside, claim) => toldDecision(claim, reverses) && 'reversal',
  matter({ reverses }, told) {
    const { claim } = told;
    const reversed = toldDecision(claim, reverses);
    const taken = claim.decisions.find(({ decisionId }) => decisionId === reverses);
    if (!reversed || !taken) throw new LetterNotPossible(`Nobody was told of decision ${reverses}.`);
    const { takingBack } = ruleOf(reversed);
    const named = typeof takingBack === 'string' ? {} : takingBack.names?.(reverses, told);
    return { kind: 'reversal', reversed, decidedOn: taken.on, ...named, dueOn: dueDateOf(claim) };
  },
  changesCase: true,
};
