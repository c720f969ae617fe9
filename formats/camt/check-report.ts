import type { Decimal } from 'decimal.js';
import { keptCharges } from './camt-charges';
import { ProblemList, type InputProblem } from '../../domain/kernel/input-refused';
import type { CamtEntry, CamtStatement, CountAndSum, Direction } from './camt-report';
import { byDate, Exact, outlineOf, signed, wholeStatements, type StatementOutline } from './whole-statements';

/** Holds a file against itself, a statement at a time. */
export class ReportCheck {
  /** What is left of each statement, in the file's order. */
  readonly outlines: StatementOutline[] = [];
  readonly problems = new ProblemList();
  private readonly statementName: string;

  /** `statementName` is `Stmt` or `Ntfctn`. */
  constructor(statementName: string) {
    this.statementName = statementName;
  }

  take(statement: CamtStatement): void {
    const outline = outlineOf(statement);
    this.outlines.push(outline);
    const path = `${this.statementName}[${this.outlines.length}]`;
    if (statement.isWhole) {
      this.refuse(balanceProblems(outline, path));
      this.refuse(summaryProblems(statement, path));
    }
    for (const entry of statement.entries) this.refuse(batchProblems(entry));
  }

  /** Pages are held against their balances when all have come. */
  finish(): void {
    for (const whole of wholeStatements(this.outlines.filter(({ isWhole }) => !isWhole))) {
      const first = this.outlines.findIndex(({ account, id }) => account === whole.account && id === whole.id);
      this.refuse(balanceProblems(whole, `${this.statementName}[${first + 1}]`));
    }
  }

  private refuse(problems: readonly InputProblem[]): void {
    for (const problem of problems) this.problems.push(problem);
  }
}

/** Opening balance + booked entries = closing balance, in each currency that has both; other balances say nothing. */
function balanceProblems({ balances, booked }: StatementOutline, path: string): InputProblem[] {
  const currencies = new Set(balances.map(({ currency }) => currency));
  return [...currencies].flatMap((currency) => {
    const inCurrency = balances.filter((balance) => balance.currency === currency).sort(byDate);
    // A statement over several days repeats both balances day by day.
    const opening = inCurrency.find(({ code }) => code === 'OPBD');
    const closing = inCurrency.findLast(({ code }) => code === 'CLBD');
    if (!opening || !closing) return [];
    const expected = signed(opening).plus(booked.get(currency)?.sum ?? 0);
    if (expected.equals(signed(closing))) return [];
    const came = `opening balance and entries come to ${expected.toFixed()} ${currency}`;
    const message = `${came}, but the closing balance is ${signed(closing).toFixed()}. Fetch the file again.`;
    return [{ field: `${path}/Bal CLBD`, message }];
  });
}

/** Banks count either all entries or the booked ones; the standard leaves it open, so either is right. */
function summaryProblems(statement: CamtStatement, path: string): InputProblem[] {
  const { all, credits, debits, net } = statement.summary;
  return [
    ...countAndSumProblems(all, statement.entries, `${path}/TxsSummry/TtlNtries`),
    ...sumProblems(net, statement.entries, netOf, `${path}/TxsSummry/TtlNtries/TtlNetNtry`),
    ...countAndSumProblems(credits, going('credit', statement), `${path}/TxsSummry/TtlCdtNtries`),
    ...countAndSumProblems(debits, going('debit', statement), `${path}/TxsSummry/TtlDbtNtries`),
  ];
}

function going(direction: Direction, statement: CamtStatement): readonly CamtEntry[] {
  return statement.entries.filter((entry) => entry.direction === direction);
}

function countAndSumProblems(stated: CountAndSum, entries: readonly CamtEntry[], field: string): InputProblem[] {
  return [
    ...sumProblems(stated.count, entries, (counted) => new Exact(counted.length), `${field}/NbOfNtries`),
    ...sumProblems(stated.sum, entries, sumOf, `${field}/Sum`),
  ];
}

function sumProblems(
  stated: string,
  entries: readonly CamtEntry[],
  sumUp: (entries: readonly CamtEntry[]) => Decimal,
  field: string,
): InputProblem[] {
  if (stated === '') return [];
  const all = sumUp(entries);
  const booked = sumUp(entries.filter((entry) => entry.isBooked));
  if (isNumber(stated) && (all.equals(stated) || booked.equals(stated))) return [];
  return [{ field, message: `it says ${stated}, but the entries come to ${all.toFixed()}. Fetch the file again.` }];
}

/** The transactions of a batch make up the entry, or the entry and what the bank kept of it. */
function batchProblems(entry: CamtEntry): InputProblem[] {
  if (entry.transactions.length < 2 || entry.oddAmount !== undefined) return [];
  let sum = new Exact(0);
  for (const { amount, direction } of entry.transactions) {
    if (amount === undefined) return [];
    sum = direction === entry.direction ? sum.plus(amount) : sum.minus(amount);
  }
  if (sum.equals(entry.amount) || keptCharges(entry) !== undefined) return [];
  const message = `the transactions come to ${sum.toFixed()}, but the entry to ${entry.amount}. Fetch the file again.`;
  return [{ field: `${entry.path}/Amt`, message }];
}

function sumOf(entries: readonly CamtEntry[]): Decimal {
  return entries.reduce((sum, { amount }) => sum.plus(amount), new Exact(0));
}

function netOf(entries: readonly CamtEntry[]): Decimal {
  return entries.reduce((sum, entry) => sum.plus(signed(entry)), new Exact(0));
}

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
