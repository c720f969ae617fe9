import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Fault } from '../../domain/kernel/fault';
import { Money, type Currency } from '../../domain/kernel/money';
import type { BankMovement } from '../../domain/payment/bank-movement';
import { impossibleDay } from '../../domain/payment/impossible-day';
import { resultOf } from '../../store/command-keys';
import type { RulebookFor } from '../claims/decide-and-book';

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
  /** What is unpaid on the invoice after it, and what the creditor owes back; absent where it is for no invoice. */
  readonly invoice?: { readonly invoiceNumber: string; readonly open: Money; readonly owedBack: Money };
  /** The same receipt was booked before, and nothing was booked now. */
  readonly replayed: boolean;
}

/** A movement that no bank file tells is named by its receipt. */
export function handPaymentId(receipt: string): string {
  return `hand/${receipt}`;
}

/** Whether a payment is named by a receipt. */
export function isByHand(paymentId: string): boolean {
  return paymentId.startsWith(handPaymentId(''));
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

/** What a movement by hand says of itself beside its figures, as those of the bank do. */
export function statedByHand(
  { account, text }: Pick<HandRequest, 'account' | 'text'>,
  more: { readonly payerName?: string; readonly returns?: string } = {},
): string {
  const { payerName, returns } = more;
  const lines = text === '' ? [] : [text];
  return JSON.stringify({ account, references: [], text: lines, payerName, returns });
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
  readonly rest: Money;
}

/** Throws `PaymentByHandRefused` where no payment of that name waits in suspense. */
export async function lockWaiting(client: PoolClient, creditorId: string, paymentId: string): Promise<WaitingPayment> {
  const name = [creditorId, paymentId];
  await client.query('SELECT FROM fordring.payment WHERE creditor_id = $1 AND payment_id = $2 FOR UPDATE', name);
  const { rows } = await client.query<{
    received_on: CivilDate;
    account: string | null;
    rest: string;
    currency: Currency;
    kind: string;
    status: string;
  }>(
    `SELECT received_on, stated ->> 'account' AS account, rest::text, currency, kind, status
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
  return { receivedOn: row.received_on, account: row.account ?? '', rest: Money.of(row.rest, row.currency) };
}
