import type { Pool } from 'pg';
import { join } from 'node:path';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { placeOfNotice } from '../reconciliation/notices';
import { readIfThere, writeWhole } from '../../store/whole-files';

/** Between to whom the notice goes and what it says. */
const BLANK_LINE = '\n\n';

interface ErasedNotice {
  /** Below the outbox folder. */
  readonly folder: string;
  readonly noticeId: number;
  readonly creditorId: string;
  readonly addressee: string;
  readonly on: CivilDate;
  readonly message: string;
}

/**
 * Gives the notices that named a forgotten debtor the message that the books have now, where they lie in the outbox folder.
 * To whom they went, and when, stays. Says how many lay there. Again does the same.
 */
export async function rewriteNotices(
  pool: Pool,
  outbox: string,
  { forgettingId }: { readonly forgettingId: string },
): Promise<number> {
  let rewritten = 0;
  for (const { folder, message, ...notice } of await erasedNotices(pool, forgettingId)) {
    const place = placeOfNotice(join(outbox, folder), notice);
    const before = await readIfThere(place);
    if (before === undefined) continue;
    const head = before.slice(0, before.indexOf(BLANK_LINE) + BLANK_LINE.length);
    await writeWhole(place, `${head}${message}\n`);
    rewritten += 1;
  }
  return rewritten;
}

async function erasedNotices(pool: Pool, forgettingId: string): Promise<ErasedNotice[]> {
  const { rows } = await pool.query<ErasedNotice>(
    `SELECT 'closes' AS folder, notice_id AS "noticeId", creditor_id AS "creditorId", addressee, noted_on AS on, message
     FROM fordring.erased_row JOIN fordring.close_notice ON row_key = jsonb_build_object('notice_id', notice_id)
     WHERE forgetting_id = $1 AND table_name = 'close_notice'
     UNION ALL SELECT 'reconciliations', notice_id, creditor_id, addressee, noted_on, message
     FROM fordring.erased_row JOIN fordring.reconciliation_notice ON row_key = jsonb_build_object('notice_id', notice_id)
       JOIN fordring.reconciliation_run USING (run_id)
     WHERE forgetting_id = $1 AND table_name = 'reconciliation_notice'`,
    [forgettingId],
  );
  return rows;
}
