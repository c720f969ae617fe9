import type { Pool } from 'pg';
import { readDecision } from './decision-rows';

export type Confirmation =
  | { readonly confirmed: true; readonly eventNumber: number }
  | { readonly confirmed: false; readonly why: 'unknown' | 'not-approved' | 'other-claim' };

/**
 * Whether the ledger has this decision taken, approved where that was needed, and carried out on this claim, with the
 * claim's last event of it. One that was reversed since was carried out all the same: its reversal is another decision.
 */
export async function confirmDecision(
  pool: Pool,
  { claimId, decisionId }: { readonly claimId: string; readonly decisionId: string },
): Promise<Confirmation> {
  const file = await readDecision(pool, decisionId);
  if (!file) return { confirmed: false, why: 'unknown' };
  const { decision, marks, claims } = file;
  const isApproved =
    decision.approvalBy.length === 0 || marks.some(({ mark, by }) => mark === 'approved' && by !== decision.proposedBy);
  if (!isApproved || !marks.some(({ mark }) => mark === 'executed')) return { confirmed: false, why: 'not-approved' };
  const own = claims.find((claim) => claim.claimId === claimId);
  return own ? { confirmed: true, eventNumber: own.eventNumber } : { confirmed: false, why: 'other-claim' };
}
