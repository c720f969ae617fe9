import type { Pool } from 'pg';
import type { WaitingGate } from '../../domain/claim/answer';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { RulebookFor } from '../claims/decide-and-book';
import { BANK_GATE, isBankGateOpen } from '../creditors/bank-gate';
import { BANK_READ } from '../creditors/bank-reading';
import { readCreditors, todayOf, type Clock } from '../creditors/creditor';
import { waitersAtGate } from './at-gate';
import { followedClaims, type OfCreditors } from './followed-claims';

/** A claim that waits at a gate that is open: the wake-up has not reached it. */
export interface MissedAtGate {
  readonly claimId: string;
  readonly gate: WaitingGate;
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
    const before = clock() - MISSED_AFTER_MINUTES * 60_000;
    const here = { creditorId, today, limit: PAGE, ungated: true };
    for (const gate of await openGates(pool, creditorId, today)) {
      for (let after: string | undefined = ''; after !== undefined;) {
        const found = await waitersAtGate(pool, rulebookFor, { ...here, gate, after });
        for (const { claimId, notice } of await claims.newsOf(found.claimIds))
          if (notice.next && notice.next.at <= before) missed.push({ claimId, gate });
        after = found.looked;
      }
    }
  }
  return missed;
}

/** Those that may have let claims go on. Whether the bank was read far enough is asked claim by claim. */
async function openGates(pool: Pool, creditorId: string, today: CivilDate): Promise<WaitingGate[]> {
  const gates: WaitingGate[] = [];
  if ((await isBankGateOpen(pool, creditorId, today)) && (await hasRested(pool, creditorId, BANK_GATE)))
    gates.push(BANK_GATE);
  if (await hasRested(pool, creditorId, BANK_READ)) gates.push(BANK_READ);
  return gates;
}

/** Whether every wake call of the creditor at the gate was expanded some minutes ago, and there was one. */
async function hasRested(pool: Pool, creditorId: string, gate: WaitingGate): Promise<boolean> {
  const { rows } = await pool.query<{ rested: boolean | null }>(
    `SELECT bool_and(coalesce(expanded_at < clock_timestamp() - interval '${MISSED_AFTER_MINUTES} minutes', false)) AS rested
     FROM fordring.wake_call WHERE creditor_id = $1 AND gate = $2`,
    [creditorId, gate],
  );
  return rows[0]?.rested ?? false;
}
