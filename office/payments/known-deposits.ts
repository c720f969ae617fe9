import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import type { AccountNames } from '../../domain/payment/accounts';
import type { BankMovement, StatedReference } from '../../domain/payment/bank-movement';
import { depositsAmong, knownDeposit } from '../../domain/payment/identity/deposit';
import type { KnownBook } from '../../domain/payment/identity/known-money';
import { accountsOf } from './accounts-of';

interface PaymentRow {
  readonly payment_id: string;
  readonly kind: BankMovement['kind'];
  readonly received_on: CivilDate;
  readonly amount: string;
  readonly currency: Currency;
  readonly account: string;
  readonly stated: readonly StatedReference[] | null;
  readonly sum_id: string | null;
}

interface Asked {
  readonly accounts: readonly string[];
  readonly from: CivilDate;
  readonly through: CivilDate;
}

/** Puts the BgMax deposits of these days into the book, as far as they may be money of these accounts. */
export async function addKnownDeposits(
  client: PoolClient,
  creditorId: string,
  { accounts, from, through }: Asked,
  book: KnownBook,
): Promise<void> {
  const giros = (await accountsOf(client, creditorId, 'payment')).filter((giro) =>
    accounts.some((account) => book.accounts.relation(account, giro) !== 'other'),
  );
  if (giros.length === 0) return;
  const rows = await paymentsOf(client, creditorId, { accounts: giros, from, through });
  const sumOf = new Map(rows.map((row) => [row.payment_id, row.sum_id]));
  for (const deposit of depositsAmong(rows.map(movementOf))) {
    const known = new Map(book.all);
    const sum = book.all.get(sumOf.get(deposit.movements[0]?.key ?? '') ?? '');
    if (sum) known.set(deposit.key, sum);
    const booked = knownDeposit(deposit, book.accounts.main(deposit.giro), known);
    if (sum) book.learnDeposit(sum, [deposit.key]);
    book.deposits.push(booked);
  }
}

/** Of a deposit whose payments were booked out of a sum: the sum as well. */
async function paymentsOf(
  client: PoolClient,
  creditorId: string,
  { accounts, from, through }: Asked,
): Promise<PaymentRow[]> {
  const { rows } = await client.query<PaymentRow>(
    `SELECT payment_id, kind, received_on, payment.amount::text, currency, stated ->> 'account' AS account,
       stated -> 'references' AS stated, sum_payment_id AS sum_id
     FROM fordring.payment LEFT JOIN fordring.payment_part AS part
       ON part.creditor_id = payment.creditor_id AND part.part_payment_id = payment.payment_id
     WHERE payment.creditor_id = $1 AND stated ->> 'account' = ANY ($2) AND received_on BETWEEN $3::date AND $4::date
     ORDER BY payment_id`,
    [creditorId, accounts, from, through],
  );
  return rows;
}

function movementOf(row: PaymentRow): BankMovement {
  return {
    ...{ key: row.payment_id, kind: row.kind, account: row.account, receivedOn: row.received_on },
    amount: Money.of(row.amount, row.currency),
    ...{ references: row.stated ?? [], text: [], line: 0 },
  };
}

/** The accounts under which messages of camt told, as far as one may be the account of these giro numbers. */
export async function accountsBehind(
  client: PoolClient,
  creditorId: string,
  giros: readonly string[],
  names: AccountNames,
): Promise<readonly string[]> {
  const told = await accountsOf(client, creditorId, 'movement_telling');
  return told.filter((account) => giros.some((giro) => names.relation(account, giro) !== 'other'));
}
