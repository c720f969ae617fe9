import type { BankFile } from '../bank-file';
import type { BankMovement } from '../../domain/payment/bank-movement';
import { readBgMax } from '../bgmax/read-bgmax';
import { keyOf, NO_TRANSACTION } from '../camt/camt-key';
import type { CamtEntry, CamtReport, CamtStatement } from '../camt/camt-report';
import { readCamt } from '../camt/read-camt';
import { readCamtEntries } from '../camt/read-camt-entries';
import type { InputProblem } from '../../domain/kernel/input-refused';
import { exactAmount } from '../xml/exact-amount';
import { balanceRows, paidOutRows } from './camt-statement';
import type { BgMaxLayout, CamtLayout } from './layout';
import { RunningTotals } from './running-totals';
import type { Source, SourceRecord } from './source';
import { refusedFile } from './table-rows';

/**
 * The fields of a row of a bank file. `amount` is signed: plus raises the account. `deposit` names what the bank booked in
 * one sum (BgMax: account, day, serial number; camt entries: the statement's id; camt movements: nothing). `references` are those that the payer stated,
 * with blanks between them. Names and free text of payers are left out: nothing here is reconciled by them.
 */
export const BANK_ENTRY_FIELDS = [
  'key',
  'account',
  'booked_on',
  'value_on',
  'amount',
  'kind',
  'deposit',
  'references',
] as const;

type BankFields = Readonly<Record<(typeof BANK_ENTRY_FIELDS)[number], string>>;

export function readCamtRows(bytes: Buffer, layout: CamtLayout): Source {
  const report = readCamtEntries(bytes);
  const problems: InputProblem[] = repeatedStatements(report);
  const rows = layout.rows === 'entries' ? entryRows(report, layout, problems) : movementRows(bytes, layout, problems);
  if (layout.rows !== 'statement') {
    if (problems.length > 0) throw refusedFile(layout.title, problems);
    return sourceOf(rows);
  }
  const { statements } = report;
  const rowOf = (entry: CamtEntry, statement: CamtStatement) => camtRow(entry, statement, layout, problems);
  const movements = [...rows, ...paidOutRows(statements, rows, rowOf)].sort((one, other) => one.line - other.line);
  if (problems.length > 0) throw refusedFile(layout.title, problems);
  const balances = balanceRows(statements, layout);
  return { ...sourceOf(movements), rows: [...balances, ...movements], count: balances.length + movements.length };
}

/** An import knows a repeated statement again by its entries. A reconciliation would count the entries twice. */
function repeatedStatements({ format, statements }: CamtReport): InputProblem[] {
  const seen = new Set<string>();
  return statements.flatMap(({ account, id, page, isWhole }, index) => {
    const isTwice = (isWhole || page !== '') && seen.has(`${account} ${id} ${page}`);
    seen.add(`${account} ${id} ${page}`);
    const field = `${format === 'camt.053' ? 'Stmt' : 'Ntfctn'}[${index + 1}]/Id`;
    return isTwice ? [{ field, message: `"${id}" stands in the file twice. Send it once.` }] : [];
  });
}

/** Entries not yet booked have not happened. */
function entryRows(report: CamtReport, layout: CamtLayout, problems: InputProblem[]): readonly SourceRecord[] {
  return report.statements.flatMap((statement) =>
    statement.entries.filter(({ isBooked }) => isBooked).map((entry) => camtRow(entry, statement, layout, problems)),
  );
}

function movementRows(bytes: Buffer, { currency }: CamtLayout, problems: InputProblem[]): readonly SourceRecord[] {
  const file = readCamt(bytes);
  problems.push(...asideProblems(file));
  return file.movements.map((movement) => {
    if (movement.amount.currency !== currency)
      problems.push(otherCurrency(movement.amount.currency, currency, movement.line));
    return movementRow(movement, '');
  });
}

/** What an import sets aside would be missing among the rows, so a reconciliation does not take such a file. */
function asideProblems({ aside = [] }: BankFile): InputProblem[] {
  return aside
    .filter(({ reason }) => reason !== 'payment-out')
    .map(({ line, says }) => ({ line, message: `${says} Ask the bank for a corrected file.` }));
}

function otherCurrency(found: string, currency: string, line: number): InputProblem {
  const message = `${found} stands in a file of ${currency}. Currencies are reconciled apart: send one file of each.`;
  return { line, field: 'Ntry/Amt', message };
}

function camtRow(
  entry: CamtEntry,
  statement: CamtStatement,
  { currency }: CamtLayout,
  problems: InputProblem[],
): SourceRecord {
  if (entry.currency !== currency) problems.push(otherCurrency(entry.currency, currency, entry.position));
  const amount = exactAmount(entry.amount);
  if (amount === undefined) {
    const message = `${entry.amount} has more than two decimals. Ask the bank for a corrected file.`;
    problems.push({ line: entry.position, field: `${entry.path}/Amt`, message });
  }
  const bookedOn = entry.bookedOn ?? entry.valueDate;
  if (!bookedOn) {
    const message = 'it has neither a booking date nor a value date. Ask the bank for a corrected file.';
    problems.push({ line: entry.position, field: `${entry.path}/BookgDt`, message });
  }
  const [only] = entry.transactions;
  const fields: BankFields = {
    key: keyOf(statement, entry, entry.transactions.length === 1 && only ? only : NO_TRANSACTION, 1),
    account: statement.account,
    booked_on: bookedOn ?? '',
    value_on: entry.valueDate ?? '',
    amount: signed(amount ?? '0.00', entry.direction === 'credit'),
    kind: entry.isReversal ? `${entry.direction} reversal` : entry.direction,
    deposit: statement.id,
    references: entry.transactions
      .flatMap(({ references }) => references.map(({ reference }) => reference.replace(/\s+/g, '')))
      .join(' '),
  };
  return { line: entry.position, currency, fields };
}

/** Each payment and deduction that moves money. */
export function readBgMaxRows(bytes: Buffer, layout: BgMaxLayout): Source {
  const file = readBgMax(bytes, { acceptTestFiles: layout.acceptTestFiles === true });
  const problems = asideProblems(file);
  if (problems.length > 0) throw refusedFile(layout.title, problems);
  const { movements } = file;
  return sourceOf(movements.map((movement) => movementRow(movement, movement.key.split('/').slice(0, 3).join('/'))));
}

function movementRow(movement: BankMovement, deposit: string): SourceRecord {
  const fields: BankFields = {
    key: movement.key,
    account: movement.account,
    booked_on: movement.receivedOn,
    value_on: '',
    amount: signed(movement.amount.toString(), movement.kind === 'payment'),
    kind: movement.kind,
    deposit,
    references: movement.references.map(({ reference }) => reference).join(' '),
  };
  return { line: movement.line, currency: movement.amount.currency, fields };
}

function signed(amount: string, isPlus: boolean): string {
  return isPlus || amount === '0.00' ? amount : `-${amount}`;
}

function sourceOf(rows: readonly SourceRecord[]): Source {
  const totals = new RunningTotals();
  for (const { fields, currency } of rows) totals.add('amount', currency, fields['amount'] ?? '');
  return { rows, count: rows.length, totals: totals.totals() };
}
