import { access } from 'node:fs/promises';
import type { Pool } from 'pg';
import { filesOf, placeOf } from '../close/deliver-lists';
import { listsOf, type KeptList } from '../close/list-record';
import { isErrno, writeWhole } from '../../store/whole-files';

/**
 * Writes the open-item lists with a row of a forgotten debtor, or with a note that named the debtor, anew, where they lie in the outbox folder. Rows, figures and
 * days are those of the kept list, and names are those that the register has now. Says how many lists lay there. Again
 * does the same.
 */
export async function rewriteLists(
  pool: Pool,
  folder: string,
  { creditorId, debtorId }: { readonly creditorId: string; readonly debtorId: string },
): Promise<number> {
  const { rows } = await pool.query<Pick<KeptList, 'listNumber'>>(
    `SELECT list_number AS "listNumber" FROM fordring.open_item_list AS list WHERE creditor_id = $1 AND EXISTS (
       SELECT FROM fordring.listed_item AS item WHERE item.list_number = list.list_number AND item.debtor_id = $2
       UNION ALL SELECT FROM fordring.erased_row AS erased JOIN fordring.forgetting AS meant USING (forgetting_id)
         JOIN fordring.open_item_note AS note ON note.note_number = (row_key ->> 'note_number')::bigint
         JOIN fordring.open_item_list AS own ON own.list_number = note.list_number
       WHERE table_name IN ('open_item_note', 'open_item_answer') AND (meant.creditor_id, meant.debtor_id) = ($1, $2)
         AND own.list_number <= list.list_number
         AND (own.period, own.administration_id) = (list.period, list.administration_id))`,
    [creditorId, debtorId],
  );
  if (rows.length === 0) return 0;
  const named = new Set(rows.map(({ listNumber }) => listNumber));
  let rewritten = 0;
  for (const list of await listsOf(pool, { creditorId }))
    if (named.has(list.listNumber) && (await rewriteList(pool, folder, list))) rewritten += 1;
  return rewritten;
}

const ENDS = ['pdf', 'xlsx', 'csv'] as const;

/** What somebody has taken out of the folder is not put back. */
async function rewriteList(pool: Pool, folder: string, list: KeptList): Promise<boolean> {
  const place = placeOf(folder, list);
  const lying: (typeof ENDS)[number][] = [];
  for (const end of ENDS) if (await lies(`${place}.${end}`)) lying.push(end);
  if (lying.length === 0) return false;
  const { files } = await filesOf(pool, list);
  for (const end of lying) await writeWhole(`${place}.${end}`, files[end]);
  return true;
}

async function lies(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return false;
    throw error;
  }
}
