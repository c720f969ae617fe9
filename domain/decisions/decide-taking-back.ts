import type { CivilDate } from '../kernel/civil-date';
import type { Answer } from '../claim/answer';
import type { Claim } from '../claim/claim';
import { chargesUncovered, correctedFor } from '../claim/correct-charges';
import { evolve } from '../claim/evolve';
import type { Rulebook } from '../policy/rulebook';
import type { ReverseDecision } from './decision-commands';
import type { DecisionKind } from './decision-kinds';
import { notPossible, type TakingBack } from './decision-rule';
import { ruleOf } from './decision-rules';
import { withCorrection } from './with-correction';

/**
 * Takes a decision back by another. Its course (a hold, a deferral, a plan) ends with that day; what it moved is moved
 * back by entries of its own, and nothing that was booked is touched. What cannot be undone says what to decide instead.
 */
export function decideTakingBack(claim: Claim, command: ReverseDecision, rulebook: Rulebook, today: CivilDate): Answer {
  const { decisionId, reversedOn: on, reverses } = command;
  const taken = claim.decisions.find((known) => known.decisionId === reverses);
  if (!taken) return notPossible(`Decision ${reverses} is not one of this claim's.`);
  if (taken.reversedBy) {
    return {
      refused: 'already-recorded',
      message: `Decision ${reverses} was taken back by ${taken.reversedBy} already.`,
    };
  }
  const how = takingBackOf(taken.kind);
  if (typeof how === 'string') return notPossible(how);
  const reversed = { type: 'DecisionReversed' as const, on, decisionId, reverses };
  const cause = { decisionId, reason: `decision ${reverses} was taken back` };
  const fallen = correctedFor(claim, { decisionId: reverses });
  const uncovered = chargesUncovered(claim, on, cause, fallen);
  const before = uncovered.reduce<Claim>((folded, event) => evolve(folded, event), claim);
  const undone = how.undo?.(before, reverses, { decisionId, on }) ?? [];
  if (typeof undone === 'string') return notPossible(undone);
  const events = [reversed, ...uncovered, ...undone];
  if (!how.judgesCharges) return { events };
  return withCorrection(claim, events, rulebook, today, cause, fallen);
}

function takingBackOf(kind: DecisionKind): TakingBack | string {
  return kind === 'reversal' ? 'Decide anew what had been taken back.' : ruleOf(kind).takingBack;
}
