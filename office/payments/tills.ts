import type { Pool, PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import { HAND_PLACES, placeOf, type HandPlace, type MoneyPlace } from '../../domain/payment/money-place';
import { standingOfTills, type HandMovement, type TillStanding } from '../../domain/payment/till';
import { handPaymentId } from '../../domain/payment/hand-payment-id';
import { accountNamesOn } from '../creditors/account-names';
import { chartOf } from '../creditors/creditor-chart';

/** A receipt whose money stands on the bank's account, though a person took it in or gave it out elsewhere. */
export interface BookedOnBank extends HandMovement {
  readonly receipt: string;
}

/** The tills of a creditor at the end of a day, by value days. */
export interface Tills {
  readonly asOf: CivilDate;
  readonly tills: readonly TillStanding[];
  /** What the ledger's accounts of these places hold. */
  readonly accounts: readonly { readonly place: HandPlace; readonly account: string; readonly balance: Money }[];
  /** Booked on the bank's account before tills had accounts of their own. */
  readonly onBank: readonly BookedOnBank[];
}

interface MovementRow {
  readonly payment_id: string;
  readonly account: string;
  readonly place: MoneyPlace;
  readonly on_day: CivilDate;
  readonly amount: string;
  readonly currency: Currency;
  readonly returns: string | null;
}

/** What waits in tills and on its way to the bank, receipt by receipt. */
export async function tillsOf(
  client: PoolClient,
  creditorId: string,
  currency: Currency,
  asOf: CivilDate,
): Promise<Tills> {
  const rows = await handMovements(client, creditorId, asOf);
  const moved = rows.flatMap((row) => (row.place === 'bank' ? [] : [movementOf(row, row.place)]));
  return {
    asOf,
    tills: standingOfTills(moved).filter(({ balance, waiting }) => !balance.isZero() || waiting.length > 0),
    accounts: await accountsOfPlaces(client, creditorId, currency, asOf),
    onBank: await bookedOnBank(client, creditorId, rows),
  };
}

/** What people took in and gave out by hand, but for what they took out of a sum that the bank had told. */
async function handMovements(client: PoolClient, creditorId: string, asOf: CivilDate): Promise<MovementRow[]> {
  const { rows } = await client.query<MovementRow>(
    `SELECT payment_id, coalesce(stated ->> 'account', '') AS account,
       fordring.place_of(creditor_id, payment_id, stated) AS place, received_on AS on_day,
       (CASE kind WHEN 'payment' THEN amount ELSE -amount END)::text AS amount, currency, stated ->> 'returns' AS returns
     FROM fordring.payment
     WHERE creditor_id = $1 AND bank_file IS NULL AND payment_id LIKE $3 AND received_on <= $2
       AND NOT EXISTS (SELECT FROM fordring.payment_part AS part
                       WHERE part.creditor_id = $1 AND part.part_payment_id = payment.payment_id)
     ORDER BY received_on, payment_id`,
    [creditorId, asOf, `${handPaymentId('')}%`],
  );
  return rows;
}

function movementOf({ payment_id, account, on_day, amount, currency, returns }: MovementRow, place: HandPlace) {
  return {
    ...{ paymentId: payment_id, account, place, on: on_day, amount: Money.of(amount, currency) },
    ...(returns !== null && { returns }),
  };
}

/** Those of an account that is no account of the bank: no bank file will ever tell them. */
async function bookedOnBank(
  client: PoolClient,
  creditorId: string,
  rows: readonly MovementRow[],
): Promise<BookedOnBank[]> {
  const names = await accountNamesOn(client, creditorId);
  const atBank = rows.filter(({ place, account }) => place === 'bank' && !names.has(account));
  if (atBank.length === 0) return [];
  const { rows: told } = await client.query<{ account: string }>(
    `SELECT account FROM unnest($2::text[]) AS asked (account) WHERE EXISTS (
       SELECT FROM fordring.payment WHERE creditor_id = $1 AND stated ->> 'account' = account AND bank_file IS NOT NULL)`,
    [creditorId, [...new Set(atBank.map(({ account }) => account))]],
  );
  const banks = new Set(told.map(({ account }) => account));
  return atBank.flatMap((row): BookedOnBank[] => {
    const place = placeOf(row.account, banks.has(row.account));
    if (place === 'bank') return [];
    return [{ ...movementOf(row, place), receipt: row.payment_id.slice(handPaymentId('').length) }];
  });
}

async function accountsOfPlaces(client: PoolClient, creditorId: string, currency: Currency, asOf: CivilDate) {
  const chart = await chartOf(client, creditorId);
  const { rows } = await client.query<{ account: string; balance: string }>(
    `SELECT account, sum(posting.amount)::text AS balance FROM fordring.journal_entry JOIN fordring.posting USING (entry_id)
     WHERE creditor_id = $1 AND business_on <= $2 AND account = ANY ($3) AND posting.currency = $4 GROUP BY account`,
    [creditorId, asOf, HAND_PLACES.map((place) => chart[place].number), currency],
  );
  return HAND_PLACES.map((place) => {
    const account = chart[place].number;
    const found = rows.find((row) => row.account === account);
    return { place, account, balance: Money.ofSum(found?.balance ?? '0', currency) };
  });
}

/** The same outside a transaction. */
export async function readTills(pool: Pool, creditorId: string, currency: Currency, asOf: CivilDate): Promise<Tills> {
  const client = await pool.connect();
  try {
    return await tillsOf(client, creditorId, currency, asOf);
  } finally {
    client.release();
  }
}
