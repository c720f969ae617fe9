import type { ClientBase, Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Gate } from '../../domain/policy/policy';

export interface BankGateChange {
  readonly creditorId: string;
  /** The business day from which it holds. */
  readonly changedOn: CivilDate;
  readonly open: boolean;
  /** Who says so. */
  readonly by: string;
}

/** The gate that a reconciled bank opens. */
export const BANK_GATE = 'bank-reconciled' satisfies Gate;

/**
 * Says that the creditor's bank is reconciled, or no longer. The same again by the same person on the same day adds nothing.
 * A gate that is opened leaves one row that asks for a wake-up of whoever waits (`wake-calls.ts`).
 */
export async function changeBankGate(pool: Pool, { creditorId, changedOn, open, by }: BankGateChange): Promise<void> {
  await pool.query(
    `WITH changed AS (
       INSERT INTO fordring.bank_gate (creditor_id, changed_on, open, changed_by)
       SELECT $1::text, $2::date, $3::boolean, $4::text WHERE NOT EXISTS (
         SELECT FROM (
           SELECT open, changed_by FROM fordring.bank_gate WHERE creditor_id = $1 AND changed_on = $2
           ORDER BY change_id DESC LIMIT 1) AS latest
         WHERE latest.open = $3 AND latest.changed_by = $4)
       RETURNING creditor_id, changed_on, open)
     INSERT INTO fordring.wake_call (creditor_id, gate, opens_on)
     SELECT creditor_id, '${BANK_GATE}', changed_on FROM changed WHERE open`,
    [creditorId, changedOn, open, by],
  );
}

/** Whether the bank is reconciled on a day: the latest change on or before it counts. Without any the gate is closed. */
export async function isBankGateOpen(
  connection: ClientBase | Pool,
  creditorId: string,
  day: CivilDate,
): Promise<boolean> {
  const { rows } = await connection.query<{ open: boolean }>(
    `SELECT open FROM fordring.bank_gate WHERE creditor_id = $1 AND changed_on <= $2
     ORDER BY changed_on DESC, change_id DESC LIMIT 1`,
    [creditorId, day],
  );
  return rows[0]?.open ?? false;
}
