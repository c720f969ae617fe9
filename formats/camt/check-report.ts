import type { Decimal } from 'decimal.js';
import { keptCharges } from './camt-charges';
import { ProblemList, type InputProblem } from '../../domain/kernel/input-refused';
import type { CamtEntry, CamtSummary, CountAndSum, Direction, StatementHead } from './camt-report';
import { StatementTally } from './statement-tally';
import { byDate, Exact, signed, wholeStatements, type StatementOutline } from './whole-statements';

/** Holds a file against itself, entry by entry and statement by statement. */
export class ReportCheck {
  /** What is left of each statement, in the file's order. */
  readonly outlines: StatementOutline[] = [];
  readonly problems = new ProblemList();
  private readonly statementName: string;
  private tally = new StatementTally();
  private ofEntries = new ProblemList();

  /** `statementName` is `Stmt` or `Ntfctn`. */
  constructor(statementName: string) {
    this.statementName = statementName;
  }

  takeEntry(entry: CamtEntry): void {
    this.tally.take(entry);
    for (const problem of batchProblems(entry)) this.ofEntries.push(problem);
  }

  /** The statement of all entries that were taken since the last one. */
  takeStatement({ summary, ...head }: StatementHead): void {
    const { tally, ofEntries } = this;
    this.forgetEntries();
    const outline = { ...head, booked: tally.booked() };
    this.outlines.push(outline);
    const path = `${this.statementName}[${this.outlines.length}]`;
    if (head.isWhole) {
      this.refuse(balanceProblems(outline, path));
      this.refuse(summaryProblems(summary, tally, path));
    }
    this.problems.append(ofEntries);
  }

  /** Of a statement that is not read. */
  forgetEntries(): void {
    this.tally = new StatementTally();
    this.ofEntries = new ProblemList();
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
function summaryProblems(summary: CamtSummary, tally: StatementTally, path: string): InputProblem[] {
  const { all, credits, debits, net } = summary;
  return [
    ...countAndSumProblems(all, tally, undefined, `${path}/TxsSummry/TtlNtries`),
    ...sumProblems(net, tally.net(), tally.net(true), `${path}/TxsSummry/TtlNtries/TtlNetNtry`),
    ...countAndSumProblems(credits, tally, 'credit', `${path}/TxsSummry/TtlCdtNtries`),
    ...countAndSumProblems(debits, tally, 'debit', `${path}/TxsSummry/TtlDbtNtries`),
  ];
}

function countAndSumProblems(
  stated: CountAndSum,
  tally: StatementTally,
  direction: Direction | undefined,
  field: string,
): InputProblem[] {
  const [all, booked] = [tally.tallied(direction), tally.tallied(direction, true)];
  return [
    ...sumProblems(stated.count, new Exact(all.count), new Exact(booked.count), `${field}/NbOfNtries`),
    ...sumProblems(stated.sum, all.sum, booked.sum, `${field}/Sum`),
  ];
}

function sumProblems(stated: string, all: Decimal, booked: Decimal, field: string): InputProblem[] {
  if (stated === '') return [];
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

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
