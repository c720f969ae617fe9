import type { Pool } from 'pg';
import { ENOUGH_TO_TELL_MAKER, isMadeByFordring } from '../../formats/own-file';
import type { Load } from './loads';

/**
 * The sources of a run of which somebody delivered a file that Fordring itself made: the file says so, or the file is a
 * numbered export of the creditor's journal. What the ledger answered itself is none.
 */
export async function ownFilesAmong(
  pool: Pool,
  creditorId: string,
  loads: ReadonlyMap<string, Load>,
): Promise<readonly string[]> {
  const delivered = [...loads].flatMap(([source, { files }]) =>
    files.flatMap(({ fileId, deliveredBy }) => (deliveredBy === null ? [] : [{ source, fileId }])),
  );
  const own: string[] = [];
  for (const { source, fileId } of delivered) {
    if (!own.includes(source) && (await isOwn(pool, creditorId, fileId))) own.push(source);
  }
  return own;
}

async function isOwn(pool: Pool, creditorId: string, fileId: number): Promise<boolean> {
  const { rows } = await pool.query<{ start: Buffer; exported: boolean }>(
    `SELECT substring(piece FROM 1 FOR $3) AS start, EXISTS (SELECT FROM fordring.journal_export AS made
       WHERE made.creditor_id = $1 AND made.sha256 = encode(file.sha256, 'hex')) AS exported
     FROM fordring.reconciliation_file AS file JOIN fordring.reconciliation_file_piece USING (file_id)
     WHERE file_id = $2 AND piece_number = 1`,
    [creditorId, fileId, ENOUGH_TO_TELL_MAKER],
  );
  return rows.some(({ start, exported }) => exported || isMadeByFordring(start));
}
