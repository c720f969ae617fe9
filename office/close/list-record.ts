import type { Pool, PoolClient } from 'pg';
import type { ListedItem } from '../../domain/close/open-item-list';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import { canonicalJson, sha256 } from '../../store/ledger-json';

/** An open-item list as the ledger keeps it. */
export interface KeptList {
  readonly listNumber: number;
  readonly creditorId: string;
  /** `2016-08`. */
  readonly period: string;
  readonly administrationId: string;
  readonly asOf: CivilDate;
  /** Through which day the ledger had learned. */
  readonly known: CivilDate;
  /** By when the administration confirms. */
  readonly dueOn: CivilDate;
  /** Of the rows. */
  readonly sha256: string;
  /** `replaced`: the list was made anew, and the newest one counts. */
  readonly state: 'waiting' | 'confirmed' | 'replaced';
  /** Why a list that was confirmed is made anew. */
  readonly reason?: string;
  readonly madeBy?: string;
  readonly confirmedBy?: string;
  readonly confirmedOn?: CivilDate;
  readonly asDeputy?: true;
  readonly note?: string;
  /** How often the administration was asked again. */
  readonly chases: number;
  readonly claims: number;
  /** What is open, by currency. */
  readonly sums: readonly Money[];
}

export interface ListsAsked {
  readonly creditorId: string;
  readonly period?: string | undefined;
  readonly administrationId?: string | undefined;
}

interface Row extends Pick<
  KeptList,
  | 'listNumber'
  | 'creditorId'
  | 'period'
  | 'administrationId'
  | 'asOf'
  | 'known'
  | 'dueOn'
  | 'sha256'
  | 'chases'
  | 'claims'
> {
  readonly isReplaced: boolean;
  readonly reason: string | null;
  readonly madeBy: string | null;
  readonly confirmedBy: string | null;
  readonly confirmedOn: CivilDate | null;
  readonly asDeputy: boolean | null;
  readonly note: string | null;
  readonly sums: readonly { readonly currency: Currency; readonly open: string }[];
}

/** The lists that were made, by month and administration, each with those that it replaced before it. */
export async function listsOf(
  connection: Pool | PoolClient,
  { creditorId, period, administrationId }: ListsAsked,
): Promise<KeptList[]> {
  const { rows } = await connection.query<Row>(
    `SELECT list_number AS "listNumber", creditor_id AS "creditorId", period, administration_id AS "administrationId",
       as_of AS "asOf", known, due_on AS "dueOn", sha256, reason, made_by AS "madeBy", confirmed_by AS "confirmedBy",
       confirmed_on AS "confirmedOn", as_deputy AS "asDeputy", note,
       EXISTS (SELECT FROM fordring.open_item_list AS later WHERE later.creditor_id = list.creditor_id
         AND later.period = list.period AND later.administration_id = list.administration_id
         AND later.list_number > list.list_number) AS "isReplaced",
       (SELECT count(*)::integer FROM fordring.open_item_chase AS chase WHERE chase.list_number = list.list_number) AS chases,
       (SELECT count(*)::integer FROM fordring.listed_item AS item WHERE item.list_number = list.list_number) AS claims,
       (SELECT coalesce(json_agg(json_build_object('currency', currency, 'open', open::text) ORDER BY currency), '[]') FROM (
          SELECT currency, sum(principal + charges) AS open FROM fordring.listed_item AS item
          WHERE item.list_number = list.list_number GROUP BY 1) AS by_currency) AS sums
     FROM fordring.open_item_list AS list LEFT JOIN fordring.open_item_confirmation USING (list_number)
     WHERE creditor_id = $1 AND ($2::text IS NULL OR period = $2) AND ($3::text IS NULL OR administration_id = $3)
     ORDER BY period, administration_id COLLATE "C", list_number`,
    [creditorId, period ?? null, administrationId ?? null],
  );
  return rows.map(({ isReplaced, reason, madeBy, confirmedBy, confirmedOn, asDeputy, note, sums, ...row }) => ({
    ...row,
    state: isReplaced ? 'replaced' : confirmedBy === null ? 'waiting' : 'confirmed',
    ...(reason !== null && { reason }),
    ...(madeBy !== null && { madeBy }),
    ...(confirmedBy !== null && { confirmedBy }),
    ...(confirmedOn !== null && { confirmedOn }),
    ...(asDeputy && { asDeputy }),
    ...(note !== null && { note }),
    sums: sums.map(({ currency, open }) => Money.ofSum(open, currency)),
  }));
}

/** The rows of a list as they were kept, the oldest due date first. */
export async function itemsOfList(connection: Pool | PoolClient, listNumber: number): Promise<ListedItem[]> {
  const { rows } = await connection.query<
    Pick<ListedItem, 'claimId' | 'invoiceNumber' | 'invoiceGroup' | 'debtorId' | 'issuedOn' | 'dueOn'> &
      Record<'principal' | 'charges' | 'doubtful', string> & { readonly currency: Currency }
  >(
    `SELECT claim_id AS "claimId", claim.invoice_number AS "invoiceNumber", item.invoice_group AS "invoiceGroup",
       item.debtor_id AS "debtorId", item.issued_on AS "issuedOn", item.due_on AS "dueOn", principal, charges, doubtful,
       item.currency
     FROM fordring.listed_item AS item JOIN fordring.claim USING (claim_id) WHERE list_number = $1`,
    [listNumber],
  );
  const items = rows.map(({ currency, principal, charges, doubtful, ...row }) => ({
    ...row,
    principal: Money.of(principal, currency),
    charges: Money.of(charges, currency),
    doubtful: Money.of(doubtful, currency),
  }));
  return inOrder(items);
}

/** By due date, number and currency: the order in which a list is written and its digest made. */
export function inOrder(items: readonly ListedItem[]): ListedItem[] {
  const placeOf = ({ dueOn, invoiceNumber, principal }: ListedItem): string =>
    `${dueOn} ${invoiceNumber} ${principal.currency}`;
  return items.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
}

/** The same rows give the same, whenever they are worked out. */
export function digestOfItems(items: readonly ListedItem[]): string {
  return sha256(canonicalJson(inOrder(items))).toString('hex');
}
