import type { Pool, PoolClient } from 'pg';
import { canonicalJson } from '../../store/ledger-json';
import type { CounterpartName } from './counterpart-facts';
import type { HandOverStep } from './counterpart-ports';
import type { HandedOver, PendingCase } from './hand-over-case';

/** A case that is not with its counterpart although its step was taken, or of which not everything could be told. */
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
       (claim_id, step, event_number, performed_on, counterpart, status, reason, as_of_event, referral_id, referred_on,
         case_id, amount, told_through, ground)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $8, $13)
     ON CONFLICT (claim_id, step, event_number) DO UPDATE SET counterpart = excluded.counterpart,
       status = excluded.status, reason = excluded.reason, ground = excluded.ground, as_of_event = excluded.as_of_event,
       referral_id = excluded.referral_id, referred_on = excluded.referred_on, case_id = excluded.case_id,
       amount = excluded.amount, told_through = excluded.told_through, tried_at = clock_timestamp()
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
      referred?.caseId ?? null,
      referred?.amount.toString() ?? null,
      outcome.status === 'referred' ? null : canonicalJson(outcome.ground),
    ],
  );
}

/**
 * Notes as of which event a case is about to go, before it goes: should the process die in between, it is the same case
 * that is handed over again.
 */
export async function noteAttempt(
  pool: Pool,
  { claimId, step, eventNumber }: PendingCase,
  asOfEvent: number,
): Promise<void> {
  await pool.query(
    `UPDATE fordring.counterpart_case SET as_of_event = $4
     WHERE claim_id = $1 AND step = $2 AND event_number = $3 AND status <> 'referred'`,
    [claimId, step, eventNumber, asOfEvent],
  );
}

/** As a person is told of it; undefined for a case that went, or that needed to go no longer. */
export function waitingCase({ claimId, step }: PendingCase, outcome: HandedOver): WaitingCase | undefined {
  if (outcome.status !== 'held' && outcome.status !== 'contradicted') return undefined;
  const { status, reason, counterpart = null } = outcome;
  return { claimId, step, counterpart, status, reason };
}

/** Every case that waits, of one creditor or of all, with its reason. A settled claim has nothing to hand over. */
export async function waitingCases(pool: Pool, creditorId?: string): Promise<WaitingCase[]> {
  const { rows } = await pool.query<WaitingCase>(
    `SELECT claim_id AS "claimId", step, counterpart, CASE WHEN stuck IS NULL THEN status ELSE 'held' END AS status,
       coalesce(stuck, reason) AS reason
     FROM fordring.counterpart_case AS known JOIN fordring.claim USING (claim_id)
     WHERE (stuck IS NOT NULL OR status = 'contradicted' OR (status = 'held' AND NOT settled))
       AND ($1::text IS NULL OR creditor_id = $1)
     ORDER BY claim_id, step, known.event_number`,
    [creditorId ?? null],
  );
  return rows;
}
