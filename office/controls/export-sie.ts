import type { ClientBase, Pool } from 'pg';
import { earlierOf, type CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import { OWN_VOUCHER_SERIES } from '../../formats/own-file';
import { writeSieEntry, type SieAccountType } from '../../formats/sie/sie5/write-sie-entry';
import { writeSieJournal, type JournalVoucher, type SieJournal } from '../../formats/sie/write-sie-journal';
import { ACCOUNT_ROLES, type AccountRole, type ChartOfAccounts } from '../../ledger/chart-of-accounts';
import { CreditorUnknown } from '../creditors/creditor-chart';

/** Which entries: those whose accounting day lies from one day to another, both included, and is no later than `on`. */
export interface SieExport {
  readonly creditorId: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** The day on which the file is made. */
  readonly on: CivilDate;
}

/** What an export is to say. */
export interface Journal {
  readonly creditor: Pick<CreditorRow, 'name' | 'organisationNumber' | 'chart' | 'currency'>;
  readonly vouchers: readonly DatedVoucher[];
}

/** A voucher that stands on its accounting day, with the day when it counts. */
export interface DatedVoucher extends JournalVoucher {
  readonly valueDay: CivilDate;
}

/** SIE's own dimension for invoices. */
const INVOICE = { number: '10', name: 'Faktura' };

/**
 * Our journal for the general ledger to read in: a balanced voucher for each entry, with the invoice as an object on the
 * accounts of receivables. An entry is taken by its accounting day and dated with it, so journals of adjoining days have every
 * entry once, each in a month that was open when the entry was booked (S002-92).
 */
export async function journalOf(
  connection: ClientBase | Pool,
  { creditorId, from, to, on }: SieExport,
): Promise<Journal> {
  const creditor = await creditorOf(connection, creditorId, on);
  const { rows } = await connection.query<PostingRow>(
    `SELECT entry_id::text AS voucher, accounting_on AS date, business_on AS "valueDay", booked_on AS "registeredOn", text,
       account, posting.amount::text AS amount, claim.invoice_number AS invoice
     FROM fordring.journal_entry AS entry JOIN fordring.posting USING (entry_id) LEFT JOIN fordring.claim USING (claim_id)
     WHERE entry.creditor_id = $1 AND accounting_on BETWEEN $2 AND $3 ORDER BY entry_id, line`,
    [creditorId, from, earlierOf(to, on)],
  );
  return { creditor, vouchers: vouchersOf(rows, creditor.currency, receivablesOf(creditor.chart)) };
}

/** The journal as SIE 4I. Of the same journal and day it is the same file. */
export function sieOf(journal: Journal, on: CivilDate): Buffer {
  return writeSieJournal(writtenOf(journal, on));
}

/** The same journal as SIE 5 (`SieEntry`). Of the same journal and day it is the same file. */
export function sieEntryOf(journal: Journal, on: CivilDate): Buffer {
  const typeOf = new Map(ACCOUNT_ROLES.map((role) => [journal.creditor.chart[role].number, TYPES[role]]));
  const written = writtenOf(journal, on);
  const accounts = written.accounts.map((account) => ({ ...account, type: typeOf.get(account.number) ?? 'asset' }));
  return writeSieEntry({ ...written, accounts });
}

/** What each account is in the balance sheet or in the result. */
const TYPES: Readonly<Record<AccountRole, SieAccountType>> = {
  receivablePrincipal: 'asset',
  receivableCharges: 'asset',
  doubtfulReceivable: 'asset',
  lossAllowance: 'asset',
  bank: 'asset',
  suspense: 'liability',
  refundLiability: 'liability',
  setOffClearing: 'liability',
  outputVat: 'liability',
  revenue: 'income',
  feeIncome: 'income',
  interestIncome: 'income',
  receivableLoss: 'cost',
};

function writtenOf({ creditor, vouchers }: Journal, on: CivilDate): SieJournal {
  const transactions = vouchers.flatMap((voucher) => voucher.transactions);
  const used = new Set(transactions.map(({ account }) => account));
  const invoices = new Set(transactions.flatMap(({ objects = [] }) => objects.map(({ object }) => object)));
  return {
    program: 'Fordring',
    version: '1',
    generatedOn: on,
    companyName: creditor.name,
    organisationNumber: creditor.organisationNumber ?? '',
    currency: creditor.currency,
    accounts: Object.values(creditor.chart).filter(({ number }) => used.has(number)),
    dimensions: [INVOICE],
    objects: [...invoices].map((number) => ({ dimension: INVOICE.number, number, name: number })),
    vouchers: vouchers.map((voucher) => ({ ...voucher, text: textOf(voucher) })),
  };
}

function textOf({ text, date, valueDay }: DatedVoucher): string {
  return date === valueDay ? text : `${text} (value day ${valueDay})`;
}

function receivablesOf(chart: ChartOfAccounts): ReadonlySet<string> {
  const accounts = [chart.receivablePrincipal, chart.doubtfulReceivable, chart.receivableCharges];
  return new Set(accounts.map(({ number }) => number));
}

interface CreditorRow {
  readonly name: string;
  readonly currency: Currency;
  readonly chart: ChartOfAccounts;
  readonly organisationNumber: string | null;
}

async function creditorOf(connection: ClientBase | Pool, creditorId: string, on: CivilDate): Promise<CreditorRow> {
  const { rows } = await connection.query<CreditorRow>(
    `SELECT coalesce(fordring.creditor_detail_on(creditor_id, 'name', $2), name) AS name, currency, chart,
       coalesce(fordring.creditor_detail_on(creditor_id, 'organisation-number', $2),
         fordring.letterhead_on(creditor_id, $2) ->> 'organisationNumber') AS "organisationNumber"
     FROM fordring.creditor WHERE creditor_id = $1`,
    [creditorId, on],
  );
  if (!rows[0]) throw new CreditorUnknown(creditorId);
  return rows[0];
}

interface PostingRow {
  readonly voucher: string;
  readonly date: CivilDate;
  readonly valueDay: CivilDate;
  readonly registeredOn: CivilDate;
  readonly text: string;
  readonly account: string;
  readonly amount: string;
  readonly invoice: string | null;
}

/** The postings stand in the order of their entries. */
function vouchersOf(
  rows: readonly PostingRow[],
  currency: Currency,
  receivables: ReadonlySet<string>,
): readonly DatedVoucher[] {
  const vouchers: (DatedVoucher & { transactions: JournalVoucher['transactions'][number][] })[] = [];
  for (const { voucher: number, date, valueDay, registeredOn, text, account, amount, invoice } of rows) {
    let voucher = vouchers.at(-1);
    if (voucher?.number !== number) {
      voucher = { series: OWN_VOUCHER_SERIES, number, date, valueDay, registeredOn, text, transactions: [] };
      vouchers.push(voucher);
    }
    const objects =
      invoice !== null && receivables.has(account) ? [{ dimension: INVOICE.number, object: invoice }] : [];
    voucher.transactions.push({ account, amount: Money.of(amount, currency), text: '', objects });
  }
  return vouchers;
}

/** Debits, which are the credits. */
export function debitsOf(vouchers: readonly JournalVoucher[], currency: Currency): Money {
  let debits = Money.zero(currency);
  for (const { transactions } of vouchers) {
    for (const { amount } of transactions) if (amount.isPositive()) debits = debits.plus(amount);
  }
  return debits;
}
