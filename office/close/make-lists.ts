import type { Pool, PoolClient } from 'pg';
import type { Administration } from '../../domain/administrations/administration';
import { claimIdOf } from '../../domain/claim/claim-id';
import { hasListOf, type ListedItem } from '../../domain/close/open-item-list';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { bankingCalendarOf } from '../../policies/calendars/banking-calendar';
import { inTransaction } from '../../store/connect';
import { administrationsOn } from '../administrations/administrations-on';
import type { AsOf } from '../claims/events-as-of';
import { lockCreditor } from '../creditors/creditor-chart';
import { digestOfItems, listsOf, type KeptList } from './list-record';
import { OpenItemListRefused } from './list-refused';
import { openItems } from './open-items';
import { daysOf } from './period-marks';
import type { ReportedCreditor } from './reported-creditor';

/** Own choice: the sources say that lists are reconciled every month, and not by which day. */
const CONFIRMED_WITHIN_BANKING_DAYS = 10;

/** The lists of a month that are to be made, and who makes them: the close of the month when nobody is named. */
export interface ListsToMake {
  readonly creditor: ReportedCreditor;
  readonly period: string;
  readonly today: CivilDate;
  readonly by?: string;
  readonly role?: string;
  /** Why lists that are confirmed are made anew. */
  readonly reason?: string;
}

/** What became of each list. */
export interface ListsMade {
  readonly made: readonly KeptList[];
  readonly asBefore: readonly KeptList[];
  /** Confirmed lists whose books changed since: they stand until somebody makes them anew, with a reason. */
  readonly stale: readonly KeptList[];
}

/**
 * Keeps the list of every administration that has one of the month. The same rows again add nothing; a list that nobody has
 * confirmed is made anew when its books changed. Throws `OpenItemListRefused` and `PeriodRefused`.
 */
export async function makeLists(pool: Pool, asked: ListsToMake): Promise<ListsMade> {
  const { creditor, period, today, reason } = asked;
  const { creditorId } = creditor;
  const asOf = daysOf(period).to;
  if (asOf >= today) {
    throw new OpenItemListRefused(
      'not-over',
      `${period} is not over on ${today}. Make its open-item lists after its last day.`,
    );
  }
  const administrations = await administrationsOfMonth(pool, creditorId, period);
  const items = await listedItems(pool, creditor, { asOf, known: today });
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, creditorId);
    const before = await listsOf(client, { creditorId, period });
    const made: KeptList[] = [];
    const asBefore: KeptList[] = [];
    const stale: KeptList[] = [];
    for (const { administrationId } of administrations) {
      const rows = items.get(administrationId) ?? [];
      const latest = before.findLast((list) => list.administrationId === administrationId);
      if (latest?.sha256 === digestOfItems(rows)) asBefore.push(latest);
      else if (latest?.state === 'confirmed' && reason === undefined) stale.push(latest);
      else made.push(await writeList(client, asked, { administrationId, asOf, rows, isCorrection: !!latest }));
    }
    return { made, asBefore, stale };
  });
}

/** The administrations that have a list of a month, as they are organised on its last day. Throws `PeriodRefused`. */
export async function administrationsOfMonth(
  connection: Pool | PoolClient,
  creditorId: string,
  period: string,
): Promise<Administration[]> {
  const all = await administrationsOn(connection, creditorId, daysOf(period).to);
  return all.filter((administration) => hasListOf(administration, period));
}

/** The open items of a day, by whose they are; `none` and `several` among them. */
export async function listedItems(
  pool: Pool,
  creditor: ReportedCreditor,
  days: AsOf & { readonly administrationId?: string },
): Promise<ReadonlyMap<string, readonly ListedItem[]>> {
  const found = new Map<string, ListedItem[]>();
  for (const item of await openItems(pool, creditor, days)) {
    const { administrationId, invoiceNumber, invoiceGroup, debtorId, issuedOn, dueOn } = item;
    const { principal, charges, doubtful } = item;
    const claimId = claimIdOf(creditor.creditorId, invoiceNumber);
    const row = { claimId, invoiceNumber, invoiceGroup, debtorId, issuedOn, dueOn, principal, charges, doubtful };
    const own = found.get(administrationId);
    if (own) own.push(row);
    else found.set(administrationId, [row]);
  }
  return found;
}

interface ListToWrite {
  readonly administrationId: string;
  readonly asOf: CivilDate;
  readonly rows: readonly ListedItem[];
  readonly isCorrection: boolean;
}

async function writeList(client: PoolClient, asked: ListsToMake, list: ListToWrite): Promise<KeptList> {
  const { creditor, period, today, by, role, reason } = asked;
  const { administrationId, asOf, rows, isCorrection } = list;
  const { creditorId } = creditor;
  const dueOn = bankingCalendarOf(creditor.country).addBankingDays(today, CONFIRMED_WITHIN_BANKING_DAYS);
  const { rows: written } = await client.query<{ number: number }>(
    `INSERT INTO fordring.open_item_list
       (creditor_id, period, administration_id, as_of, known, due_on, sha256, reason, made_by, role)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING list_number AS number`,
    [
      ...[creditorId, period, administrationId, asOf, today, dueOn, digestOfItems(rows)],
      ...[isCorrection ? (reason ?? null) : null, by ?? null, role ?? null],
    ],
  );
  const columns = (['claimId', 'invoiceGroup', 'debtorId', 'issuedOn', 'dueOn'] as const).map((part) =>
    rows.map((row) => row[part]),
  );
  const amounts = (['principal', 'charges', 'doubtful'] as const).map((part) =>
    rows.map((row) => row[part].toString()),
  );
  await client.query(
    `INSERT INTO fordring.listed_item
       (list_number, claim_id, invoice_group, debtor_id, issued_on, due_on, currency, principal, charges, doubtful)
     SELECT $1, said.* FROM unnest($2::text[], $3::text[], $4::text[], $5::date[], $6::date[], $7::text[], $8::numeric[],
       $9::numeric[], $10::numeric[]) AS said`,
    [written[0]?.number, ...columns, rows.map(({ principal }) => principal.currency), ...amounts],
  );
  const kept = (await listsOf(client, { creditorId, period, administrationId })).at(-1);
  if (!kept) throw new Error(`The list of ${administrationId} for ${period} was written and is not there.`);
  return kept;
}
