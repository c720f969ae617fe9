import type { Pool } from 'pg';
import type { Actor } from '../../domain/authority/actor';
import type { CivilDate } from '../../domain/civil-date';
import { inTransaction } from '../ledger/connect';
import { findItem, writeMarks, type Item, type Mark } from './items';
import { RunRefused } from './run-refused';
import { roleFor } from './signing-roles';

export interface AboutItem {
  readonly itemId: number;
  readonly today: CivilDate;
}

/** Says who looks into a difference, and by when. Throws `RunRefused`. */
export function assignItem(
  pool: Pool,
  { owner, dueOn, ...about }: AboutItem & { readonly owner: string; readonly dueOn?: CivilDate },
  actor: Actor,
): Promise<Item> {
  return mark(pool, about, actor, (item) => {
    const by = dueOn ?? item.dueOn ?? undefined;
    return { itemId: item.itemId, mark: 'assigned', owner, ...(by && { dueOn: by }) };
  });
}

/** Throws `RunRefused`. */
export function commentItem(
  pool: Pool,
  { note, ...about }: AboutItem & { readonly note: string },
  actor: Actor,
): Promise<Item> {
  return mark(pool, about, actor, ({ itemId }) => ({ itemId, mark: 'commented', note }));
}

/** A person says why it is no difference any more: it is not carried over to the next run. Throws `RunRefused`. */
export function settleItem(
  pool: Pool,
  { note, ...about }: AboutItem & { readonly note: string },
  actor: Actor,
): Promise<Item> {
  return mark(pool, about, actor, ({ itemId }) => ({ itemId, mark: 'settled', note }));
}

async function mark(
  pool: Pool,
  { itemId, today }: AboutItem,
  actor: Actor,
  markFor: (item: Item) => Mark,
): Promise<Item> {
  return inTransaction(pool, async (client) => {
    // Locked by its own row: two who write at once number their marks one after the other.
    await client.query('SELECT FROM fordring.reconciliation_item WHERE item_id = $1 FOR UPDATE', [itemId]);
    const item = await findItem(client, itemId);
    if (!item)
      throw new RunRefused('unknown-item', `There is no difference ${itemId}. fordring reconciliations lists them.`);
    roleFor(actor, 'look into', item.creditorId);
    if (item.standing === 'gone' || item.standing === 'settled') {
      throw new RunRefused('item-settled', `Difference ${itemId} is ${item.standing}; nothing is to be done about it.`);
    }
    await writeMarks(client, item.standingIn, { on: today, by: actor.subject }, [markFor(item)]);
    return (await findItem(client, itemId)) ?? item;
  });
}
