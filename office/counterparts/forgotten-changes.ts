import type { Pool, PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { StandingCase } from './counterpart-cases';
import type { ReferralReceipt } from './counterpart-port';
import { instructionsIn, type FiledInstruction } from './filed-instructions';
import type { ToldChange } from './told-change';

/** The instructions of a creditor that went into files, that the ledger does not know, and that are not recorded yet. */
export async function forgottenInstructions(
  pool: Pool,
  folder: string,
  creditorId: string,
): Promise<FiledInstruction[]> {
  const forgotten: FiledInstruction[] = [];
  for await (const filed of instructionsIn(folder)) {
    const { counterpart, reference, change } = filed;
    const { rowCount } = change
      ? await pool.query(
          `SELECT FROM fordring.case_change JOIN fordring.counterpart_case AS known USING (claim_id, step)
           WHERE counterpart = $1 AND reference = $2 AND known.event_number = case_event
             AND (change_id = $3 OR (change = 'recall' AND $4 = 'recall'))
           UNION ALL SELECT FROM fordring.forgotten_change
           WHERE creditor_id = $5 AND counterpart = $1 AND reference = $2 AND change_id = $3`,
          [counterpart, reference, change.changeId, change.change, creditorId],
        )
      : await pool.query(
          `SELECT FROM fordring.counterpart_case WHERE counterpart = $1 AND case_id = $2 AND status = 'referred'`,
          [counterpart, reference],
        );
    if (rowCount === 0) forgotten.push(filed);
  }
  return forgotten;
}

/**
 * Keeps the changes among them, so that each takes the place of the one that would be told again. A case needs no row: its
 * folder answers for it, and refuses it with other contents. May be repeated.
 */
export async function keepForgottenChanges(
  pool: Pool,
  creditorId: string,
  instructions: readonly FiledInstruction[],
): Promise<void> {
  for (const { counterpart, reference, referralId, referredOn, change } of instructions) {
    if (!change) continue;
    await pool.query(
      `INSERT INTO fordring.forgotten_change (creditor_id, counterpart, reference, change_id, change, amount, effective_on,
         referral_id, referred_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
      [
        ...[creditorId, counterpart, reference, change.changeId, change.change],
        ...[change.amount?.toString() ?? null, change.effectiveOn ?? null, referralId, referredOn],
      ],
    );
  }
}

/** The change that the counterpart was told before the ledger was put back, and that this one would only repeat. */
export async function takeUpForgottenChange(
  client: PoolClient,
  { counterpart }: StandingCase,
  told: ToldChange,
): Promise<{ readonly changeId: string; readonly receipt: ReferralReceipt } | undefined> {
  const { rows } = await client.query<{ change_id: string; referral_id: string; referred_on: CivilDate }>(
    `UPDATE fordring.forgotten_change SET taken_up_by = $6
     WHERE (creditor_id, counterpart, reference, change_id) = (
       SELECT creditor_id, counterpart, reference, change_id FROM fordring.forgotten_change
       WHERE counterpart = $1 AND reference = $2 AND change = $3 AND (taken_up_by IS NULL OR taken_up_by = $6)
         AND coalesce(amount = $4, $4::numeric IS NULL OR change = 'recall')
         AND (effective_on = $5 OR effective_on IS NULL)
       ORDER BY referred_on, change_id LIMIT 1)
     RETURNING change_id, referral_id, referred_on`,
    [counterpart, told.reference, told.change, told.amount?.toString() ?? null, told.effectiveOn, told.eventNumber],
  );
  const [row] = rows;
  if (!row) return undefined;
  return { changeId: row.change_id, receipt: { referralId: row.referral_id, referredOn: row.referred_on } };
}
