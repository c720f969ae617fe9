import type { Pool } from 'pg';
import { ageBucketOf } from '../../domain/claim/age-bucket';
import { daysBetween } from '../../domain/kernel/civil-date';
import { administrationNameOn } from '../administrations/administrations-on';
import type { KeptCreditor } from '../creditors/creditor';
import { itemsOfList, type KeptList } from './list-record';
import { namesOfDebtors } from '../creditors/names-of-debtors';
import { notesOf } from './note-on-list';

/** A kept list as it is shown and handed on: its rows, the names that the register has now, and the notes. */
export async function reportedList(pool: Pool, creditor: KeptCreditor, list: KeptList) {
  const { creditorId, name, country, currency } = creditor;
  const { asOf, known, administrationId, listNumber } = list;
  const kept = await itemsOfList(pool, listNumber);
  const notes = await notesOf(pool, { creditorId, listNumber });
  const names = await namesOfDebtors(
    pool,
    creditorId,
    kept.map(({ debtorId }) => debtorId),
  );
  const items = kept.map((item) => ({
    ...{ ...item, administrationId, name: names.get(item.debtorId) ?? '' },
    daysPastDue: Math.max(0, daysBetween(item.dueOn, asOf)),
    bucket: ageBucketOf(item.dueOn, asOf),
    open: item.principal.plus(item.charges),
    notes: notes.filter(({ claimId }) => claimId === item.claimId),
  }));
  const administrationName = await administrationNameOn(pool, { creditorId, administrationId }, asOf);
  return { creditorId, name, country, currency, asOf, known, administrationId, administrationName, list, items };
}
