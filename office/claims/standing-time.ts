import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { instantOf } from '../../domain/kernel/civil-time';
import { wakeTime } from '../../domain/claim/wake-time';
import type { RulebookFor } from './decide-and-book';

/** A day that stands until an act moves it, and the instant of that day at which a claim's steps are taken. */
export interface StandingTime {
  readonly today: CivilDate;
  readonly now: number;
}

const NOON_SECONDS = 12 * 3600;

/**
 * The time of a claim whose creditor lives in virtual time: the creditor's own day, at the claim's own second of the sending
 * window. Undefined where time runs: by the wall's clock, or by the engine's while the days are being lived.
 */
export async function standingTimeOf(
  pool: Pool,
  claimId: string,
  rulebookFor: RulebookFor,
): Promise<StandingTime | undefined> {
  const { rows } = await pool.query<{ today: CivilDate; timeZone: string; policyId: string; policyVersion: string }>(
    `SELECT business_day AS today, time_zone AS "timeZone", claim.policy_id AS "policyId", policy_version AS "policyVersion"
     FROM fordring.claim JOIN fordring.rehearsal USING (creditor_id) JOIN fordring.creditor USING (creditor_id)
     WHERE claim_id = $1 AND NOT is_lived`,
    [claimId],
  );
  const [claim] = rows;
  if (!claim) return undefined;
  const { today, timeZone, policyId, policyVersion } = claim;
  try {
    return { today, now: wakeTime(claimId, today, rulebookFor(policyId, policyVersion).policy) };
  } catch {
    // A version that this process does not know yet: whoever performs the step says so.
    return { today, now: instantOf(today, NOON_SECONDS, timeZone) };
  }
}
