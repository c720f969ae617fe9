import type { PoolClient } from 'pg';
import type { CheckLog } from './check-report';

/**
 * Looks for missing numbers among the exports for the general ledger, and for vouchers of which the ledger has no entry. A
 * voucher that left before the ledger was put back may have none.
 */
export async function checkExports(
  client: PoolClient,
  log: CheckLog,
  creditorIds: readonly string[] | undefined,
): Promise<void> {
  const { rows: exports } = await client.query<{ creditor: string; number: number; before: number }>(
    `SELECT creditor_id AS creditor, export_number AS number,
       coalesce(lag(export_number) OVER (PARTITION BY creditor_id ORDER BY export_number), 0) AS before
     FROM fordring.journal_export WHERE $1::text[] IS NULL OR creditor_id = ANY ($1) ORDER BY 1, 2`,
    [creditorIds ?? null],
  );
  log.examine('exports', exports.length);
  for (const { creditor, number, before } of exports)
    if (number !== before + 1) {
      const missing = number === before + 2 ? `export ${before + 1} is` : `exports ${before + 1} to ${number - 1} are`;
      log.offend('exports', `general ledger of ${creditor}: ${missing} missing before export ${number}`);
    }
  const { rows: strays } = await client.query<{ creditor: string; number: number; voucher: string }>(
    `SELECT creditor_id AS creditor, export_number AS number, voucher::text FROM fordring.exported_voucher AS said
       JOIN fordring.journal_export USING (creditor_id, export_number)
     WHERE NOT left_before AND ($1::text[] IS NULL OR creditor_id = ANY ($1)) AND NOT EXISTS (
       SELECT FROM fordring.journal_entry AS entry WHERE entry.entry_id = said.voucher AND entry.creditor_id = said.creditor_id)
     ORDER BY 1, 2, 3`,
    [creditorIds ?? null],
  );
  for (const { creditor, number, voucher } of strays)
    log.offend('exports', `export ${number} of ${creditor}: the ledger has no entry of its voucher ${voucher}`);
}
