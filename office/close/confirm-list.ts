import type { Pool, PoolClient } from 'pg';
import { isService, type Actor } from '../../domain/authority/actor';
import { answererOn, type ContactPerson } from '../../domain/administrations/administration';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { inTransaction } from '../../store/connect';
import { administrationOn } from '../administrations/administrations-on';
import { lockCreditor } from '../creditors/creditor-chart';
import { digestOfItems, listsOf, type KeptList } from './list-record';
import { OpenItemListRefused } from './list-refused';
import { listedItems } from './make-lists';
import type { ReportedCreditor } from './reported-creditor';

/** Somebody who says something of an administration's list, on the creditor's business day. */
export interface ListAct {
  readonly creditor: ReportedCreditor;
  readonly period: string;
  readonly administrationId: string;
  readonly by: Actor;
  readonly role: string;
  readonly today: CivilDate;
}

/**
 * Says that the administration has reconciled its list. The same again by the same person changes nothing. With a digest, only
 * that list is confirmed. Throws `OpenItemListRefused` and `AdministrationUnknown`; also for somebody else's administration,
 * for a list that was made anew, and for one whose books changed since.
 */
export async function confirmList(
  pool: Pool,
  said: ListAct,
  { sha256, note }: { readonly sha256?: string | undefined; readonly note?: string | undefined },
): Promise<{ readonly already: boolean; readonly list: KeptList }> {
  const { creditor, period, administrationId, by, role, today } = said;
  const { creditorId } = creditor;
  const contact = await demandContact(pool, said);
  const seen = await demandList(pool, said, sha256);
  if (seen.state === 'confirmed') return confirmedBefore(seen, by.subject);
  await refuseStale(pool, creditor, seen, today);
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, creditorId);
    const list = await demandList(client, said, sha256);
    if (list.state === 'confirmed') return confirmedBefore(list, by.subject);
    if (list.listNumber !== seen.listNumber) throw olderList(list);
    await client.query(
      `INSERT INTO fordring.open_item_confirmation (list_number, note, confirmed_by, role, as_deputy, confirmed_on)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [list.listNumber, note ?? null, by.subject, role, contact.isDeputy ?? false, today],
    );
    const lists = await listsOf(client, { creditorId, period, administrationId });
    return { already: false, list: lists.at(-1) ?? list };
  });
}

/** Throws `OpenItemListRefused` unless the person answers for the administration on this day, and `AdministrationUnknown`. */
export async function demandContact(
  connection: Pool | PoolClient,
  { creditor, administrationId, by, today }: ListAct,
): Promise<ContactPerson> {
  if (isService(by)) {
    throw new OpenItemListRefused('system', 'A system (back-office) reconciles no list. The contact person does.');
  }
  const asked = { creditorId: creditor.creditorId, administrationId };
  const administration = await administrationOn(connection, asked, today);
  const contact = answererOn(administration, by.subject, today);
  if (typeof contact !== 'string') return contact;
  throw new OpenItemListRefused('not-the-contact', contact);
}

/** The newest list of the month. Throws `OpenItemListRefused` where none was made, and where an older one is meant. */
export async function demandList(
  connection: Pool | PoolClient,
  { creditor: { creditorId }, period, administrationId }: Pick<ListAct, 'creditor' | 'period' | 'administrationId'>,
  sha256?: string,
): Promise<KeptList> {
  const every = await listsOf(connection, { creditorId, period, administrationId });
  const latest = every.at(-1);
  if (!latest) {
    throw new OpenItemListRefused(
      'not-made',
      `${administrationId} has no open-item list of ${period}. Make the lists first: fordring open-items make ${period}.`,
    );
  }
  if (sha256 === undefined || latest.sha256.startsWith(sha256)) return latest;
  if (every.some((older) => older.sha256.startsWith(sha256))) throw olderList(latest);
  throw new OpenItemListRefused(
    'not-made',
    `No list of ${administrationId} for ${period} has the digest ${sha256}. The newest has ${latest.sha256}.`,
  );
}

function olderList({ period, administrationId, known, sha256 }: KeptList): OpenItemListRefused {
  return new OpenItemListRefused(
    'older-list',
    `The list of ${administrationId} for ${period} was made anew on ${known}. Look through the newest one, with the digest ${sha256}.`,
  );
}

function confirmedBefore(list: KeptList, subject: string): { readonly already: true; readonly list: KeptList } {
  if (list.confirmedBy === subject) return { already: true, list };
  throw new OpenItemListRefused(
    'confirmed-by-another',
    `${list.confirmedBy ?? 'Somebody'} confirmed the list of ${list.administrationId} for ${list.period} on ${list.confirmedOn ?? list.known}. Nothing was changed.`,
  );
}

async function refuseStale(pool: Pool, creditor: ReportedCreditor, list: KeptList, today: CivilDate): Promise<void> {
  const { administrationId, asOf, period } = list;
  const rows = (await listedItems(pool, creditor, { asOf, known: today, administrationId })).get(administrationId);
  if (digestOfItems(rows ?? []) === list.sha256) return;
  throw new OpenItemListRefused(
    'books-changed',
    `The books of ${period} changed since the list of ${administrationId} was made on ${list.known}. Have the list made anew: fordring open-items make ${period}.`,
  );
}
