import type { Claim } from '../claim/claim';
import type { DecisionKind } from './decision-kinds';

/** Whether no other decision of these kinds that stands came after it. */
export function standsLast(claim: Claim, decisionId: string, ...kinds: readonly DecisionKind[]): boolean {
  const last = claim.decisions.findLast(({ kind, reversedBy }) => kinds.includes(kind) && reversedBy === undefined);
  return last?.decisionId === decisionId;
}
