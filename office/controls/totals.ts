import type { Pool } from 'pg';
import { Money, type Currency } from '../../domain/kernel/money';
import { moneyAccountsOf, type ChartOfAccounts } from '../../ledger/chart-of-accounts';

/** Where the money of a creditor's claims, or of one invoice group of them, stands. */
export interface ClaimTotals {
  readonly invoices: number;
  /** Net of what was credited. */
  readonly invoiced: Money;
  /** With what was set off; net of what was taken back. */
  readonly paid: Money;
  readonly fees: Money;
  readonly interest: Money;
  readonly open: Money;
  /** Paid beyond what was claimed, to be paid back. */
  readonly refund: Money;
  /** Given up, or written down beside the claims. */
  readonly lost: Money;
}

export interface GroupTotals extends ClaimTotals {
  readonly invoiceGroup: string;
}

export interface CreditorTotals {
  readonly creditorId: string;
  readonly total: ClaimTotals;
  readonly groups: readonly GroupTotals[];
  /** Payments that wait in suspense. */
  readonly unmatched: { readonly payments: number; readonly sum: Money };
}

/** A part of a creditor's books: these invoices and these payments, and no others. */
export interface PartOfBooks {
  readonly invoiceNumbers: readonly string[];
  readonly paymentIds: readonly string[];
}

/** Read from the journal, one row for each invoice group; undefined when there is no such creditor. */
export async function totalsOf(
  pool: Pool,
  creditorId: string,
  part?: PartOfBooks,
): Promise<CreditorTotals | undefined> {
  const { rows: creditors } = await pool.query<{ chart: ChartOfAccounts; currency: Currency }>(
    'SELECT chart, currency FROM fordring.creditor WHERE creditor_id = $1',
    [creditorId],
  );
  const [creditor] = creditors;
  if (!creditor) return undefined;
  const { chart, currency } = creditor;
  const groups = await groupTotals(pool, creditorId, chart, currency, part);
  const { rows } = await pool.query<{ count: number; sum: string }>(
    `SELECT count(*), coalesce(sum(CASE kind WHEN 'payment' THEN rest ELSE -rest END), 0) AS sum
     FROM fordring.payment_standing WHERE creditor_id = $1 AND status = 'suspense' AND currency = $2
       AND ($3::text[] IS NULL OR payment_id = ANY ($3))`,
    [creditorId, currency, part?.paymentIds ?? null],
  );
  return {
    creditorId,
    total: groups.reduce(plus, NOTHING[currency]),
    groups,
    unmatched: { payments: rows[0]?.count ?? 0, sum: Money.ofSum(rows[0]?.sum ?? '0', currency) },
  };
}

type Figure = 'invoiced' | 'paid' | 'fees' | 'interest' | 'open' | 'refund' | 'lost';

async function groupTotals(
  pool: Pool,
  creditorId: string,
  chart: ChartOfAccounts,
  currency: Currency,
  part: PartOfBooks | undefined,
): Promise<GroupTotals[]> {
  const { rows } = await pool.query<Record<Figure, string> & { invoice_group: string; invoices: number }>(
    `SELECT invoice_group, count(DISTINCT claim_id) AS invoices,
       coalesce(-sum(posting.amount) FILTER (WHERE account = $2), 0) AS invoiced,
       coalesce(sum(posting.amount) FILTER (WHERE account = ANY ($3) OR account IN ($4, $11)), 0) AS paid,
       coalesce(-sum(posting.amount) FILTER (WHERE account = $5), 0) AS fees,
       coalesce(-sum(posting.amount) FILTER (WHERE account = $6), 0) AS interest,
       coalesce(sum(posting.amount) FILTER (WHERE account IN ($7, $8, $10)), 0) AS open,
       coalesce(-sum(posting.amount) FILTER (WHERE account = $9), 0) AS refund,
       coalesce(sum(posting.amount) FILTER (WHERE account IN ($12, $13)), 0) AS lost
     FROM fordring.claim JOIN fordring.journal_entry USING (claim_id) JOIN fordring.posting USING (entry_id)
     WHERE claim.creditor_id = $1 AND ($14::text[] IS NULL OR invoice_number = ANY ($14)) GROUP BY invoice_group ORDER BY invoice_group`,
    [
      creditorId,
      chart.revenue.number,
      moneyAccountsOf(chart),
      chart.suspense.number,
      chart.feeIncome.number,
      chart.interestIncome.number,
      chart.receivablePrincipal.number,
      chart.receivableCharges.number,
      chart.refundLiability.number,
      chart.doubtfulReceivable.number,
      chart.setOffClearing.number,
      chart.receivableLoss.number,
      chart.outputVat.number,
      part?.invoiceNumbers ?? null,
    ],
  );
  const money = (text: string): Money => Money.ofSum(text, currency);
  return rows.map((row) => ({
    invoiceGroup: row.invoice_group,
    invoices: row.invoices,
    invoiced: money(row.invoiced),
    paid: money(row.paid),
    fees: money(row.fees),
    interest: money(row.interest),
    open: money(row.open),
    refund: money(row.refund),
    lost: money(row.lost),
  }));
}

function plus(one: ClaimTotals, other: ClaimTotals): ClaimTotals {
  return {
    invoices: one.invoices + other.invoices,
    invoiced: one.invoiced.plus(other.invoiced),
    paid: one.paid.plus(other.paid),
    fees: one.fees.plus(other.fees),
    interest: one.interest.plus(other.interest),
    open: one.open.plus(other.open),
    refund: one.refund.plus(other.refund),
    lost: one.lost.plus(other.lost),
  };
}

const NOTHING: Record<Currency, ClaimTotals> = { SEK: nothing('SEK'), DKK: nothing('DKK') };

function nothing(currency: Currency): ClaimTotals {
  const zero = Money.zero(currency);
  return { invoices: 0, invoiced: zero, paid: zero, fees: zero, interest: zero, open: zero, refund: zero, lost: zero };
}
