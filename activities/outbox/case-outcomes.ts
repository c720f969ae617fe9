import type { Pool, PoolClient } from 'pg';
import type { CounterpartName } from '../counterparts/counterpart-facts';
import type { HandOverStep } from './counterpart-ports';
import type { HandedOver, PendingCase } from './hand-over-case';

/** A case that is not with its counterpart although its step was taken. */
export interface WaitingCase {
  readonly claimId: string;
  readonly step: HandOverStep;
  readonly counterpart: CounterpartName | null;
  readonly status: 'held' | 'contradicted';
  readonly reason: string;
}

/** May be repeated. A case that is with its counterpart stays so. */
export async function keepOutcome(
  connection: Pool | PoolClient,
  { claimId, step, eventNumber, performedOn }: PendingCase,
  outcome: HandedOver,
): Promise<void> {
  const referred = outcome.status === 'referred' ? outcome : undefined;
  await connection.query(
    `INSERT INTO fordring.counterpart_case AS known
       (claim_id, step, event_number, performed_on, counterpart, status, reason, as_of_event, referral_id, referred_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (claim_id, step) DO UPDATE SET counterpart = excluded.counterpart, status = excluded.status,
       reason = excluded.reason, as_of_event = excluded.as_of_event, referral_id = excluded.referral_id,
       referred_on = excluded.referred_on, tried_at = clock_timestamp()
     WHERE known.status <> 'referred'`,
    [
      claimId,
      step,
      eventNumber,
      performedOn,
      outcome.counterpart ?? null,
      outcome.status,
      outcome.status === 'referred' ? null : outcome.reason,
      referred?.asOfEvent ?? null,
      referred?.receipt.referralId ?? null,
      referred?.receipt.referredOn ?? null,
    ],
  );
}

/** As a person is told of it; undefined for a case that went, or that needed to go no longer. */
export function waitingCase({ claimId, step }: PendingCase, outcome: HandedOver): WaitingCase | undefined {
  if (outcome.status === 'referred' || outcome.status === 'withheld') return undefined;
  const { status, reason, counterpart = null } = outcome;
  return { claimId, step, counterpart, status, reason };
}

/** Every case that waits, of one creditor or of all, with its reason. */
export async function waitingCases(pool: Pool, creditorId?: string): Promise<WaitingCase[]> {
  const { rows } = await pool.query<WaitingCase>(
    `SELECT claim_id AS "claimId", step, counterpart, status, reason
     FROM fordring.counterpart_case JOIN fordring.claim USING (claim_id)
     WHERE status IN ('held', 'contradicted') AND ($1::text IS NULL OR creditor_id = $1) ORDER BY claim_id, step`,
    [creditorId ?? null],
  );
  return rows;
}
