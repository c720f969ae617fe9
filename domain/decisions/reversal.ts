import { dueDateOf, type Claim } from '../claim/claim';
import { toldDecision } from '../letters/letter-kinds';
import { LetterNotPossible } from '../letters/letter-not-possible';
import type { DecisionReversed } from './decision-events';
import type { Consequence, TakingBack } from './decision-rule';
import { ruleOf } from './decision-rules';

/** A decision was taken back by another. What moved money is undone by events of its own beside this one. */
export const reversal: Consequence<DecisionReversed> = {
  begins: () => 'reversal',
  fold(claim, { reverses, decisionId: reversedBy, on }) {
    const marked: Claim = {
      ...claim,
      decisions: claim.decisions.map((known) => (known.decisionId === reverses ? { ...known, reversedBy } : known)),
    };
    return howTakenBack(marked, reverses)?.forget?.(marked, reverses, on) ?? marked;
  },
  letter: ({ reverses }, _beside, claim) => toldDecision(claim, reverses) && 'reversal',
  matter({ reverses }, told) {
    const { claim } = told;
    const reversed = toldDecision(claim, reverses);
    const taken = claim.decisions.find(({ decisionId }) => decisionId === reverses);
    if (!reversed || !taken) throw new LetterNotPossible(`Nobody was told of decision ${reverses}.`);
    const named = howTakenBack(claim, reverses)?.names?.(reverses, told);
    return { kind: 'reversal', reversed, decidedOn: taken.on, ...named, dueOn: dueDateOf(claim) };
  },
  correctionGround: ({ reverses }) => ({ type: 'decision-taken-back', reverses }),
  onCase: {
    tells({ reverses }, after) {
      const how = howTakenBack(after, reverses);
      return how?.endsOnCase?.(after);
    },
  },
};

function howTakenBack({ decisions }: Claim, reverses: string): TakingBack | undefined {
  const kind = decisions.find(({ decisionId }) => decisionId === reverses)?.kind;
  if (kind === undefined || kind === 'reversal') return undefined;
  const { takingBack } = ruleOf(kind);
  return typeof takingBack === 'string' ? undefined : takingBack;
}
