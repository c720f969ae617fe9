import type { PoolClient } from 'pg';
import type { CivilDate } from '../../../domain/kernel/civil-date';
import type { Item } from '../items';
import type { EvidenceItem } from './evidence-document';

/** What people wrote about items, oldest first. */
export async function commentsOf(
  client: Pick<PoolClient, 'query'>,
  items: readonly Pick<Item, 'itemId'>[],
): Promise<Map<number, EvidenceItem['comments'][number][]>> {
  const { rows } = await client.query<{ itemId: number; on: CivilDate; by: string | null; text: string }>(
    `SELECT item_id AS "itemId", business_on AS on, done_by AS by, note AS text
     FROM fordring.reconciliation_item_mark WHERE item_id = ANY ($1) AND mark IN ('commented', 'settled') ORDER BY item_id, mark_number`,
    [items.map(({ itemId }) => itemId)],
  );
  const comments = new Map<number, EvidenceItem['comments'][number][]>();
  for (const { itemId, on, by, text } of rows) {
    const comment = { on, text, ...(by !== null && { by }) };
    const known = comments.get(itemId);
    if (known) known.push(comment);
    else comments.set(itemId, [comment]);
  }
  return comments;
}
