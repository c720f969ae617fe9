import { Money, type Currency } from '../domain/kernel/money';
import { BrokenLines, MOST_LINES_TOLD, placesOf, type Place } from './broken-lines';
import { LinesInPairs } from './lines-in-pairs';
import type { BooksSaid } from '../formats/tables/source';
import type { RecipeSource } from './recipe-source';
import type { AcceptedFinding, BrokenRule, LeftOut, SourceSummary, Times } from './result';
import type { Cells } from './row';
import { FineSums } from './fine-sums';
import { Combinations, TOTAL, type Unasked } from './combinations';
import { add, Counting, type Count } from './counting';
import { RunningBalance } from './running-balance';
import { ColumnsRead } from './columns-read';
import type { Period } from './period';
import { StatementChain, type StatementSums } from './statement-chain';

/** What a file is in its recipe. */
export interface TallyPart {
  /** The columns by which identities compare. */
  readonly finely?: readonly string[];
  /** Of a witness only identities speak: a row of which none does is not accounted for. */
  readonly isWitness?: boolean;
  /** The columns that say when a row is. */
  readonly timeColumns?: readonly string[];
  /** The last day of the period. */
  readonly endsOn: string;
}

/** The totals of one file, kept while its lines go by, so that a file of any length needs no memory for them. */
export class SourceTally {
  readonly currency: Currency;
  private readonly source: RecipeSource;
  private readonly named = new Map<string, Counting>();
  private readonly out = new Map<string, Counting>();
  private readonly broken: BrokenLines;
  private readonly chain = new StatementChain();
  private readonly balance = new RunningBalance();
  /** Whose books each of its files says that it has. */
  readonly ofBooks: BooksSaid[] = [];
  private readonly counted = new Counting();
  private readonly besides = new Counting();
  private readonly untimed = new Counting();
  private readonly others = new Map<Period, Counting>();
  private readonly combinations = new Combinations();
  private readonly columnsRead: ColumnsRead;
  /** Of all lines, also of those that do not count. */
  readonly inPairs = new LinesInPairs();
  private outside: Times | undefined;
  private lines = 0;
  private undated = 0;
  readonly isHeldByIdentitiesAlone: boolean;
  /** Its sums as finely as identities compare them; nothing where none does. */
  readonly fine: FineSums | undefined;

  constructor(
    currency: Currency,
    source: RecipeSource,
    { finely = [], isWitness = false, timeColumns = [], endsOn }: TallyPart,
  ) {
    this.currency = currency;
    this.source = source;
    this.broken = new BrokenLines(source, endsOn);
    this.isHeldByIdentitiesAlone = isWitness;
    this.fine = finely.length > 0 ? new FineSums(finely) : undefined;
    this.columnsRead = new ColumnsRead(source, currency, timeColumns);
  }

  /** Every line of the file, counted or not, against the rules that no line may break. */
  look(line: Place & { readonly fields: Cells }, fields: Cells): void {
    this.columnsRead.look(fields, line.fields);
    this.inPairs.add(fields);
    this.broken.look(line, fields);
    const running = this.source.runningBalance;
    if (!running) return;
    const [movement, balance] = [fields[running.movement] ?? '', fields[running.balance] ?? ''];
    const holds = this.balance.take(this.money(movement), this.money(balance));
    if (!holds) this.broken.add(RUNNING_BALANCE, line);
  }

  get title(): string {
    return this.source.title;
  }

  /** Headers of the file that its source does not know: nobody has read what stands under them. */
  seeUnknown(headers: readonly string[]): void {
    this.columnsRead.seeUnknown(headers);
  }

  /** A file of it says whose books it has. */
  seeBooks(said: BooksSaid): void {
    this.ofBooks.push(said);
  }

  /** A line that counts; its rows are told by `count`. */
  countLine(): void {
    this.lines += 1;
  }

  /** A row that counts, in whole öre: in the total or beside it, and in the sums of these names. */
  count(ore: number, isBeside: boolean, names: readonly string[], cells: Cells): void {
    (isBeside ? this.besides : this.counted).add(ore);
    // A row that is put under one name twice is one row of that sum, in total as in its parts.
    const once = new Set(names);
    for (const name of once) add(this.named, name, ore);
    if (this.fine) {
      if (!isBeside) this.fine.add(TOTAL, cells, ore);
      for (const name of once) this.fine.add(name, cells, ore);
    }
    if (!this.isHeldByIdentitiesAlone && !isBeside) return;
    this.combinations.add(ore, isBeside, [...once]);
  }

  /** The same row as what it says of an account, of a source whose rows are of statements. */
  countOnAccount({ line, file = '' }: Place, fields: Cells, ore: number): void {
    const { statements } = this.source;
    if (!statements) return;
    const { account, on, kindOf } = statements;
    this.chain.add({ file, line, account: fields[account] ?? '', on: fields[on] ?? '', kind: kindOf(fields), ore });
  }

  /** What its accounts began and ended with, and what moved on them; nothing where it does not say. */
  get statements(): StatementSums | undefined {
    return this.chain.sums(this.currency);
  }

  /** A line of a list that says no time where its file could: it counts in this period. */
  countUndated(): void {
    this.undated += 1;
  }

  /** A line that does not count, with what its amounts come to in whole öre. */
  leaveOut(reason: string, ore: number): void {
    add(this.out, reason, ore);
  }

  /** A line whose file says of others when they are, and of it nothing. */
  leaveUntimed(ore: number): void {
    this.untimed.add(ore);
  }

  /** What belongs to other periods, the earliest first. */
  otherPeriods(): (Count & { readonly period: Period })[] {
    return [...this.others]
      .map(([period, counting]) => ({ period, ...counting.in(this.currency) }))
      .sort((one, other) => (one.period < other.period ? -1 : 1));
  }

  /** Rows that no identity has asked for: see `Asked`. Those of a side are only what stands beside its totals. */
  unasked(asked: ReadonlySet<string>): Unasked[] {
    return this.combinations.unasked(asked, this.currency);
  }

  /** Lines that say no time, where the period is told by one. */
  get withoutTime(): Count & { readonly moneyRows: number } {
    return { ...this.untimed.in(this.currency), moneyRows: this.untimed.moneyRows };
  }

  /** The columns, named on the first 50 lines, that nothing has read there: they describe the rows and decide nothing. */
  get columnsUnread(): readonly string[] {
    return this.columnsRead.unread;
  }

  /** The columns that the first 50 lines name, those that the source does not know among them. */
  get columnsNamed(): readonly string[] {
    return [...this.columnsRead.inFile].sort();
  }

  /** How many lines count. */
  get countedLines(): number {
    return this.lines;
  }

  /** Whether one of the first 50 lines of the file says something in the column. */
  hasColumn(column: string): boolean {
    return this.columnsRead.named.has(column);
  }

  /** The day or month of a line that belongs to another period, and what it comes to in whole öre. */
  seeOutside(time: string, period: Period, ore: number): void {
    let counting = this.others.get(period);
    if (!counting) this.others.set(period, (counting = new Counting()));
    counting.add(ore);
    const { first = time, last = time } = this.outside ?? {};
    if (this.outside && time >= first && time <= last) return;
    this.outside = { first: time < first ? time : first, last: time > last ? time : last };
  }

  get total(): Money {
    return this.counted.in(this.currency).amount;
  }

  /** How many rows are compared and count in the total. */
  get countedRows(): number {
    return this.counted.rows;
  }

  /** What is compared beside the total. */
  get beside(): Count {
    return this.besides.in(this.currency);
  }

  of(name: string): Count {
    return this.named.get(name)?.in(this.currency) ?? { rows: 0, amount: Money.zero(this.currency) };
  }

  /** The last balance that the file states, and the one that its movements come to. */
  get balances(): { readonly stated: Money | undefined; readonly computed: Money | undefined } {
    return { stated: this.balance.stated, computed: this.balance.computed };
  }

  summary(repeated: number): SourceSummary {
    const leftOut: LeftOut[] = [...this.out].map(([reason, count]) => ({ reason, ...count.in(this.currency) }));
    const parts = [...this.named].map(([name, count]) => ({ name, ...count.in(this.currency) }));
    const { outside, ofBooks } = this;
    const { title } = this.source;
    const otherPeriods = this.otherPeriods();
    return {
      title,
      rows: this.lines,
      total: this.total,
      repeated,
      leftOut,
      otherPeriods,
      parts,
      ...(outside && { outside }),
      ...(ofBooks.length > 0 && { ofBooks }),
      ...(this.undated > 0 && { undated: this.undated }),
    };
  }

  /** Those that nobody has accepted. */
  brokenRules(file: string): BrokenRule[] {
    const broken = this.broken.told(file);
    const gaps = this.chain.gaps(this.currency);
    if (gaps.length === 0) return broken;
    const told = gaps.slice(0, MOST_LINES_TOLD);
    const gap = { rule: NO_GAP, cites: ['S003-26'], source: this.title, file, lines: gaps.length };
    return [...broken, { ...gap, ...placesOf(told), says: told.map(({ says }) => says) }];
  }

  /** Those that a person has accepted. */
  acceptedFindings(file: string): AcceptedFinding[] {
    return this.broken.accepted(file);
  }

  private money(text: string): Money | undefined {
    return text === '' ? undefined : Money.of(text, this.currency);
  }
}

const RUNNING_BALANCE = 'each balance is the one before it plus the movement';

export const NO_GAP = 'each statement begins with the balance that the one before it ended with';
