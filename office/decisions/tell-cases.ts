import type { ConfirmingEngine } from '../counter/engine';
import type { DecisionFile } from './decision-record';

/** `now`: the cases have taken the decision up. `later`: the ledger's outbox tells those that did not answer in time. */
export type CasesTold = 'now' | 'later' | 'nothing-to-tell';

/** More than these are told by the outbox alone: a person does not wait for a whole group. */
const MOST_CASES = 20;

/**
 * Has the cases of a decision that was carried out take it up at once. Each confirms it from the ledger before it acts.
 * Nothing is lost when none answers: what was decided stands in the ledger, and the outbox tells it.
 */
export async function tellCases(
  engine: ConfirmingEngine,
  { state, decision, claims }: DecisionFile,
  withinMilliseconds: number,
): Promise<CasesTold> {
  if (state !== 'executed' || claims.length === 0) return 'nothing-to-tell';
  if (claims.length > MOST_CASES) return 'later';
  const told = await Promise.all(
    claims.map(({ claimId }) =>
      engine.confirm(claimId, decision.decisionId, withinMilliseconds).catch(() => 'later' as const),
    ),
  );
  return told.includes('later') ? 'later' : 'now';
}
