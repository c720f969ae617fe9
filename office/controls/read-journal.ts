import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Fault } from '../../domain/kernel/fault';
import { Money, type Currency } from '../../domain/kernel/money';
import { knownEntries } from './known-entries';

/** The creditor has no voucher of that number. Look the number up with `ledger journal`. */
export class VoucherNotFound extends Fault {
  override readonly name = 'VoucherNotFound';
  override readonly kind = 'unknown';
}

/** An entry of the journal with its three days. */
export interface Voucher {
  readonly voucher: number;
  /** By which accounts, ageing and exports go. */
  readonly accountingOn: CivilDate;
  /** When it counts. */
  readonly valueOn: CivilDate;
  /** The month of the value day, where the entry became known too late to stand in it. */
  readonly priorPeriod?: string;
  /** When the ledger learned it. */
  readonly knownOn: CivilDate;
  readonly text: string;
  readonly invoice?: string;
  /** The event of the claim that it follows from. */
  readonly event?: number;
  readonly payment?: string;
  /** Debit is plus, credit is minus; they sum to zero. */
  readonly postings: readonly { readonly account: string; readonly amount: Money }[];
  /** The numbers of the exports that have it. */
  readonly exports: readonly number[];
}

/** Which vouchers: by accounting day, both days included. */
export interface AskedJournal {
  readonly creditorId: string;
  readonly from?: CivilDate;
  readonly to: CivilDate;
  readonly known?: CivilDate;
  /** Those that touch this account. */
  readonly account?: string;
  readonly invoice?: string;
  /** Those with a higher number: the next page. */
  readonly after?: number;
  readonly limit: number;
}

/** Vouchers in the order of their numbers. */
export async function readJournal(pool: Pool, asked: AskedJournal): Promise<Voucher[]> {
  const { creditorId, from, to, known, account, invoice, after, limit } = asked;
  const { rows } = await pool.query<VoucherRow>(
    `${VOUCHERS} AND accounting_on BETWEEN coalesce($2::date, '-infinity') AND $3 AND ${knownEntries('$1', '$4')}
       AND ($5::text IS NULL OR EXISTS (SELECT FROM fordring.posting WHERE posting.entry_id = entry.entry_id AND account = $5))
       AND ($6::text IS NULL OR invoice_number = $6) AND entry_id > $7
     ORDER BY entry_id LIMIT $8`,
    [creditorId, from ?? null, to, known ?? null, account ?? null, invoice ?? null, after ?? 0, limit],
  );
  return rows.map(voucherOf);
}

/** Throws `VoucherNotFound`. */
export async function readVoucher(pool: Pool, creditorId: string, number: number): Promise<Voucher> {
  const { rows } = await pool.query<VoucherRow>(`${VOUCHERS} AND entry_id = $2`, [creditorId, number]);
  if (rows[0]) return voucherOf(rows[0]);
  throw new VoucherNotFound(
    `Creditor ${creditorId} has no voucher ${number}. Look the number up with \`ledger journal\`.`,
  );
}

interface VoucherRow extends Omit<Voucher, 'postings' | 'invoice' | 'event' | 'payment'> {
  readonly invoice: string | null;
  readonly event: number | null;
  readonly payment: string | null;
  readonly postings: readonly { account: string; amount: string; currency: Currency }[];
}

const VOUCHERS = `SELECT entry_id AS voucher, accounting_on AS "accountingOn", business_on AS "valueOn", booked_on AS "knownOn",
    text, invoice_number AS invoice, entry.event_number AS event, payment_id AS payment,
    (SELECT json_agg(json_build_object('account', account, 'amount', posting.amount::text, 'currency', posting.currency)
       ORDER BY line) FROM fordring.posting WHERE posting.entry_id = entry.entry_id) AS postings,
    ARRAY(SELECT export_number FROM fordring.exported_voucher AS said WHERE said.creditor_id = entry.creditor_id
      AND (said.voucher = entry_id OR said.taken_up_by = entry_id) ORDER BY export_number) AS exports
  FROM fordring.journal_entry AS entry LEFT JOIN fordring.claim USING (claim_id) WHERE entry.creditor_id = $1`;

function voucherOf({ invoice, event, payment, postings, ...row }: VoucherRow): Voucher {
  return {
    ...row,
    ...(isOfPriorPeriod(row) && { priorPeriod: row.valueOn.slice(0, 7) }),
    ...(invoice !== null && { invoice }),
    ...(event !== null && { event }),
    ...(payment !== null && { payment }),
    postings: postings.map(({ account, amount, currency }) => ({ account, amount: Money.of(amount, currency) })),
  };
}

function isOfPriorPeriod({ accountingOn, valueOn }: Pick<Voucher, 'accountingOn' | 'valueOn'>): boolean {
  return valueOn.slice(0, 7) < accountingOn.slice(0, 7);
}
