import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Fault } from '../../domain/kernel/fault';
import { Money, type Currency } from '../../domain/kernel/money';
import type { BankMovement } from '../../domain/payment/bank-movement';
import { impossibleDay } from '../../domain/payment/impossible-day';
import { placeOf, type HandPlace, type MoneyPlace } from '../../domain/payment/money-place';
import { resultOf } from '../../store/command-keys';
import type { RulebookFor } from '../claims/decide-and-book';
import { accountNamesOn } from '../creditors/account-names';

/** Money that a person takes in or gives back cannot be booked so. The message says what to do instead. */
export class PaymentByHandRefused extends Fault {
  override readonly name = 'PaymentByHandRefused';
  override readonly kind = 'refused';
}

/** What every act by hand has: whose books, which receipt, on which day. */
export interface HandRequest {
  readonly creditorId: string;
  /** The number of the receipt that the payer gets; it names the act. */
  readonly receipt: string;
  /** Where the money came in or went out, such as `counter` or a Swish number. */
  readonly account: string;
  /** The day on which the money changed hands; today when nothing is said. */
  readonly on?: CivilDate;
  readonly today: CivilDate;
  /** What the person at the counter wrote down. */
  readonly text: string;
  readonly rulebookFor: RulebookFor;
}

/** What the books and the receipt say of money that was taken in or given back. */
export interface HandReceipt {
  readonly paymentId: string;
  readonly receipt: string;
  readonly on: CivilDate;
  readonly amount: Money;
  /** Where the money was booked: what is not at the bank waits to be put there. */
  readonly place: MoneyPlace;
  /** What is unpaid on the invoice after it, and what the creditor owes back; absent where it is for no invoice. */
  readonly invoice?: { readonly invoiceNumber: string; readonly open: Money; readonly owedBack: Money };
  /** The same receipt was booked before, and nothing was booked now. */
  readonly replayed: boolean;
}

/** The key under which a receipt is booked once. */
export function handKey(creditorId: string, receipt: string): string {
  return `hand/${creditorId}/${receipt}`;
}

/** Throws `PaymentByHandRefused` for a day that has not come, or was before any bank file. */
export function dayOf({ on, today }: Pick<HandRequest, 'on' | 'today'>): CivilDate {
  const day = on ?? today;
  const movement: BankMovement = {
    ...{ key: '', kind: 'payment', account: '', receivedOn: day, amount: Money.zero('SEK') },
    ...{ references: [], text: [], line: 1 },
  };
  if (impossibleDay(movement, today) === undefined) return day;
  throw new PaymentByHandRefused(`${day} cannot be the day: today is ${today}. Nothing was booked; correct the day.`);
}

/** Where money is that came in or goes out at an account: at the bank where a bank's file has told of that account. */
export async function placeAt(client: PoolClient, creditorId: string, account: string): Promise<MoneyPlace> {
  const names = await accountNamesOn(client, creditorId);
  if (names.has(account)) return 'bank';
  const { rows } = await client.query<{ told: boolean }>(
    `SELECT EXISTS (SELECT FROM fordring.payment WHERE creditor_id = $1 AND stated ->> 'account' = $2
       AND bank_file IS NOT NULL) AS told`,
    [creditorId, account],
  );
  return placeOf(account, rows[0]?.told === true);
}

/** The place as an event and a payment keep it: the bank is not said. */
export function byHandAt(place: MoneyPlace): HandPlace | undefined {
  return place === 'bank' ? undefined : place;
}

/** What a movement by hand says of itself beside its figures, as those of the bank do. */
export function statedByHand(
  { account, text, place }: Pick<HandRequest, 'account' | 'text'> & { readonly place: MoneyPlace },
  more: { readonly payerName?: string; readonly returns?: string } = {},
): string {
  const { payerName, returns } = more;
  const lines = text === '' ? [] : [text];
  return JSON.stringify({ account, references: [], text: lines, payerName, returns, place: byHandAt(place) });
}

/** What the key of an act without a claim has led to before. Throws `KeyReusedWithOtherContents`. */
export async function keptUnder<Result>(
  client: PoolClient,
  key: string,
  contents: unknown,
): Promise<Result | undefined> {
  const { rows } = await client.query<{ request_hash: Buffer; result: unknown }>(
    'SELECT request_hash, result FROM fordring.command WHERE key = $1',
    [key],
  );
  const [kept] = rows;
  return resultOf(key, contents, kept && { requestHash: kept.request_hash, result: kept.result }) as Result | undefined;
}

/** A payment that waits in suspense, under its lock. */
export interface WaitingPayment {
  readonly receivedOn: CivilDate;
  readonly account: string;
  readonly place: MoneyPlace;
  readonly rest: Money;
}

/** Throws `PaymentByHandRefused` where no payment of that name waits in suspense. */
export async function lockWaiting(client: PoolClient, creditorId: string, paymentId: string): Promise<WaitingPayment> {
  const name = [creditorId, paymentId];
  await client.query('SELECT FROM fordring.payment WHERE creditor_id = $1 AND payment_id = $2 FOR UPDATE', name);
  const { rows } = await client.query<{
    received_on: CivilDate;
    account: string | null;
    place: MoneyPlace;
    rest: string;
    currency: Currency;
    kind: string;
    status: string;
  }>(
    `SELECT received_on, stated ->> 'account' AS account, fordring.place_of(creditor_id, payment_id, stated) AS place,
       rest::text, currency, kind, status
     FROM fordring.payment_standing WHERE creditor_id = $1 AND payment_id = $2`,
    name,
  );
  const [row] = rows;
  if (row?.status !== 'suspense' || row.kind !== 'payment') {
    const why = row === undefined ? 'There is no such payment' : `It is a ${row.kind}, and ${row.status}`;
    throw new PaymentByHandRefused(
      `Payment ${paymentId} does not wait in suspense. ${why}. List what waits: fordring match.`,
    );
  }
  const { received_on: receivedOn, account, place } = row;
  return { receivedOn, account: account ?? '', place, rest: Money.of(row.rest, row.currency) };
}
