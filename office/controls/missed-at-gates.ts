import type { Pool } from 'pg';
import type { Gate } from '../../domain/policy/policy';
import type { RulebookFor } from '../claims/decide-and-book';
import { BANK_GATE, isBankGateOpen } from '../creditors/bank-gate';
import { readCreditors, todayOf, type Clock } from '../creditors/creditor';
import { waitersAtGate } from './at-gate';
import { followedClaims, type OfCreditors } from './followed-claims';

/** A claim that waits at a gate that is open: the wake-up has not reached it. */
export interface MissedAtGate {
  readonly claimId: string;
  readonly gate: Gate;
}

/** So long after the last wake-up, and after the instant at which the step could be taken, a claim counts as missed. */
const MISSED_AFTER_MINUTES = 15;
const PAGE = 1_000;

/**
 * The claims whose due step has a gate that is open, and that have not gone on. Named are those of creditors whose wake
 * calls have all been expanded some minutes ago, and whose step could have been taken by then.
 */
export async function missedAtGates(
  pool: Pool,
  { rulebookFor, clock, creditorIds }: { rulebookFor: RulebookFor; clock: Clock; creditorIds: OfCreditors },
): Promise<MissedAtGate[]> {
  const claims = followedClaims(pool, rulebookFor, clock);
  const missed: MissedAtGate[] = [];
  for (const creditor of await readCreditors(pool)) {
    const { creditorId } = creditor;
    if (creditorIds && !creditorIds.includes(creditorId)) continue;
    const today = todayOf(creditor, clock);
    if (!(await isBankGateOpen(pool, creditorId, today)) || !(await hasRested(pool, creditorId))) continue;
    for (let after: string | undefined = ''; after !== undefined;) {
      const found = await waitersAtGate(pool, rulebookFor, { creditorId, gate: BANK_GATE, today, after, limit: PAGE });
      const before = clock() - MISSED_AFTER_MINUTES * 60_000;
      for (const { claimId, notice } of await claims.newsOf(found.claimIds))
        if (notice.next && notice.next.at <= before) missed.push({ claimId, gate: BANK_GATE });
      after = found.looked;
    }
  }
  return missed;
}

/** Whether every wake call of the creditor was expanded some minutes ago, and there was one. */
async function hasRested(pool: Pool, creditorId: string): Promise<boolean> {
  const { rows } = await pool.query<{ rested: boolean | null }>(
    `SELECT bool_and(coalesce(expanded_at < clock_timestamp() - interval '${MISSED_AFTER_MINUTES} minutes', false)) AS rested
     FROM fordring.wake_call WHERE creditor_id = $1`,
    [creditorId],
  );
  return rows[0]?.rested ?? false;
}
