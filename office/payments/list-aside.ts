import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { AsideReason } from '../../domain/payment/set-aside';

/** A row of a bank file that is not booked. */
export interface AsideInList {
  readonly asideId: string;
  readonly creditorId: string;
  readonly fileName: string;
  readonly line: number;
  readonly account: string;
  /** The bank's day; nothing when the bank gave none. */
  readonly on: CivilDate | null;
  /** Decimal text; with a minus sign when it lowers the account. */
  readonly amount: string;
  readonly currency: string;
  readonly reason: AsideReason;
  readonly says: string;
  /** The other side of a question: payments and rows that it may be. */
  readonly candidates: readonly string[];
  readonly status: string;
}

/** What is set aside of these creditors and waits, the oldest first; with `all` also what needs no act or has its answer. */
export async function listAside(pool: Pool, creditorIds: readonly string[], all: boolean): Promise<AsideInList[]> {
  const { rows } = await pool.query<AsideInList>(
    `SELECT aside_id AS "asideId", aside.creditor_id AS "creditorId", coalesce(file_name, '') AS "fileName", line, account,
       booked_on AS "on", amount::text, currency, reason, says, candidates, status
     FROM fordring.bank_aside AS aside LEFT JOIN fordring.bank_file AS file
       ON file.creditor_id = aside.creditor_id AND file.sha256 = aside.bank_file
     WHERE aside.creditor_id = ANY ($1) AND ($2 OR status = 'aside') ORDER BY set_aside_on, aside.creditor_id, line, aside_id`,
    [creditorIds, all],
  );
  return rows;
}
