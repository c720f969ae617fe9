import type { Currency, Money } from '../../domain/kernel/money';
import type { SieLayout } from '../tables/layout';
import { RunningTotals } from '../tables/running-totals';
import type { BooksSaid, Source, SourceRecord } from '../tables/source';
import { MovedAccounts, type SieBreak } from './check-sie-balances';
import { readSieVouchers } from './read-sie';
import type { SieOptions } from './read-sie';
import type { ObjectOf, SieFile, SieVoucher } from './sie-file';

/** The fields of a row of `rows: 'transactions'` and `'ledger'`. `objects` is `1:10 6:A1010`. */
export const SIE_TRANSACTION_FIELDS = [
  'series',
  'number',
  'voucher_date',
  'voucher_text',
  'account',
  'account_name',
  'amount',
  'date',
  'period',
  'text',
  'objects',
  'registered_on',
] as const;

/** The fields of a row of `rows: 'balances'`. `record` is IB, UB, RES, OIB, OUB, PSALDO or PBUDGET; `year` 0 or -1. */
export const SIE_BALANCE_FIELDS = ['record', 'year', 'period', 'account', 'account_name', 'amount', 'objects'] as const;

type Fields<Names extends readonly string[]> = Readonly<Record<Names[number], string>>;

/** A SIE file as rows to be reconciled. */
export function readSieRows(bytes: Buffer, layout: SieLayout, options: SieOptions = {}): Source {
  const rows: SourceRecord[] = [];
  const moved = new MovedAccounts();
  const findings = layout.rows === 'ledger' ? 'told' : 'refused';
  const file = readSieVouchers(bytes, { findings, ...options }, (voucher, accounts, currency) => {
    if (layout.rows === 'ledger') moved.add(voucher, currency);
    if (layout.rows !== 'balances') rows.push(...transactionRows(voucher, accounts, currency));
  });
  if (layout.rows === 'balances') rows.push(...balanceRows(file));
  if (layout.rows === 'ledger')
    rows.push(...openingRows(file, layout.openings), ...gapRows(file, moved.breaksIn(file)), ...findingRows(file));
  const [first] = rows;
  if (first && layout.rows === 'ledger') rows[0] = { ...first, ofBooks: booksSaidBy(file) };
  const totals = new RunningTotals();
  for (const { fields, currency } of rows) totals.add('amount', currency, fields['amount'] ?? '');
  return { rows, count: rows.length, totals: totals.totals() };
}

/** `#ORGNR`, `#FNAMN` and the year 0 of `#RAR`: vouchers are of that year alone. */
function booksSaidBy({ organisationNumber, companyName: name, years }: Omit<SieFile, 'vouchers'>): BooksSaid {
  const year = years.find((one) => one.year === 0);
  return { organisationNumber, name, ...(year && { year: { from: year.from, to: year.to } }) };
}

function transactionRows(
  voucher: SieVoucher,
  accounts: ReadonlyMap<string, string>,
  currency: Currency,
): readonly SourceRecord[] {
  return voucher.transactions.map(({ account, amount, date = voucher.date, text, objects, line }): SourceRecord => {
    const fields: Fields<typeof SIE_TRANSACTION_FIELDS> = {
      series: voucher.series,
      number: voucher.number,
      voucher_date: voucher.date,
      voucher_text: voucher.text,
      account,
      account_name: accounts.get(account) ?? '',
      amount: written(amount),
      date,
      period: date.slice(0, 7),
      text,
      objects: objectsText(objects),
      registered_on: voucher.registeredOn ?? '',
    };
    return { line, currency, fields };
  });
}

function balanceRows(file: Omit<SieFile, 'vouchers'>): readonly SourceRecord[] {
  const names = new Map(file.accounts.map(({ number, name }) => [number, name]));
  return file.balances.map(({ record, year, period = '', account, amount, objects, line }): SourceRecord => {
    const fields: Fields<typeof SIE_BALANCE_FIELDS> = {
      record,
      year: String(year),
      period,
      account,
      account_name: names.get(account) ?? '',
      amount: written(amount),
      objects: objectsText(objects),
    };
    return { line, currency: file.currency, fields };
  });
}

/**
 * What the accounts bring along into the file's year, as rows among the transactions. By object only what one object has: a
 * file tells two together besides each by itself.
 */
function openingRows(
  { years, balances, accounts, currency }: Omit<SieFile, 'vouchers'>,
  openings?: 'by-object',
): readonly SourceRecord[] {
  const firstDay = years.find(({ year }) => year === 0)?.from ?? '';
  const names = new Map(accounts.map(({ number, name }) => [number, name]));
  return balances
    .filter(({ record, year, objects }) =>
      openings === 'by-object' ? record === 'OIB' && year === 0 && objects.length === 1 : record === 'IB' && year === 0,
    )
    .map(({ account, amount, objects, line }): SourceRecord => {
      const fields: Fields<typeof SIE_TRANSACTION_FIELDS> = {
        series: 'IB',
        number: '',
        voucher_date: firstDay,
        voucher_text: '',
        account,
        account_name: names.get(account) ?? '',
        amount: written(amount),
        date: firstDay,
        period: firstDay.slice(0, 7),
        text: '',
        objects: objectsText(objects),
        registered_on: '',
      };
      return { line, currency, fields };
    });
}

/** The series of a row that tells by what an account's closing balance is off. */
export const SIE_GAP = 'UB?';

/**
 * Where the file states another closing balance than its own opening balance and vouchers make: it may have been cut off. An
 * account of which it states none is not judged.
 */
function gapRows(file: Omit<SieFile, 'vouchers'>, breaks: readonly SieBreak[]): readonly SourceRecord[] {
  const lastDay = file.years.find(({ year }) => year === 0)?.to ?? '';
  const names = new Map(file.accounts.map(({ number, name }) => [number, name]));
  return breaks.flatMap(({ account, against, opening, transactions, stated, difference }): SourceRecord[] => {
    const told = file.balances.find((one) => one.record === against && one.year === 0 && one.account === account);
    if (!told) return [];
    const fields: Fields<typeof SIE_TRANSACTION_FIELDS> = {
      series: SIE_GAP,
      number: '',
      voucher_date: lastDay,
      voucher_text: '',
      account,
      account_name: names.get(account) ?? '',
      amount: written(difference),
      date: lastDay,
      period: lastDay.slice(0, 7),
      text: `#${against} is ${written(stated)}, and ${written(opening)} with vouchers of ${written(transactions)} make another`,
      objects: '',
      registered_on: '',
    };
    return [{ line: told.line, currency: file.currency, fields }];
  });
}

/** The series of the rows that tell what is wrong with the file. */
export const SIE_FINDINGS = { unbalanced: 'VER?', checksum: 'KSUMMA?' } as const;

/** A row for each finding, of what it is off by; it is of no account. */
function findingRows({ findings, currency, years }: Omit<SieFile, 'vouchers'>): readonly SourceRecord[] {
  const lastDay = years.find(({ year }) => year === 0)?.to ?? '';
  return findings.map((finding): SourceRecord => {
    const of = finding.kind === 'unbalanced' ? finding.voucher : { series: '', number: '', date: lastDay };
    const fields: Fields<typeof SIE_TRANSACTION_FIELDS> = {
      series: SIE_FINDINGS[finding.kind],
      number: `${of.series} ${of.number}`.trim(),
      voucher_date: of.date,
      voucher_text: '',
      account: '',
      account_name: '',
      amount: finding.kind === 'unbalanced' ? written(finding.amount) : '0.00',
      date: of.date,
      period: of.date.slice(0, 7),
      text: finding.says,
      objects: '',
      registered_on: '',
    };
    return { line: finding.line, currency, fields };
  });
}

function objectsText(objects: readonly ObjectOf[]): string {
  return objects.map(({ dimension, object }) => `${dimension}:${object}`).join(' ');
}

/** Nought has no sign. */
function written(amount: Money): string {
  return amount.isZero() ? '0.00' : amount.toString();
}
