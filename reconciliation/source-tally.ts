import { Money, type Currency } from '../domain/money';
import type { RecipeSource } from './recipe';
import type { BrokenRule, LeftOut, SourceSummary, Times } from './result';
import type { Cells, UnkeyedRow } from './row';

/** Lines and their amount. */
export interface Count {
  readonly rows: number;
  readonly amount: Money;
}

const MOST_LINES_TOLD = 100;

/** What a tally has counted, as plain data: a file may be read on another thread than the one that concludes. */
export interface CountedSource {
  readonly lines: number;
  readonly sum: string;
  readonly besideRows: number;
  readonly besideSum: string;
  readonly named: readonly CountedPart[];
  readonly out: readonly CountedPart[];
  readonly broken: readonly (readonly [rule: string, lines: number, first: readonly number[]])[];
  readonly stated?: string;
  readonly computed?: string;
  readonly outside?: Times;
}

type CountedPart = readonly [name: string, rows: number, amount: string];

/** The totals of one file, kept while its lines go by, so that a file of any length needs no memory for them. */
export class SourceTally {
  readonly currency: Currency;
  private readonly source: RecipeSource;
  private readonly named = new Map<string, { rows: number; amount: Money }>();
  private readonly out = new Map<string, { rows: number; amount: Money }>();
  private readonly broken = new Map<string, { lines: number; first: number[] }>();
  private readonly balance = new RunningBalance();
  private outside: Times | undefined;
  private lines = 0;
  private besideRows = 0;
  private besideSum: Money;
  private sum: Money;

  constructor(currency: Currency, source: RecipeSource) {
    this.currency = currency;
    this.source = source;
    this.sum = Money.zero(currency);
    this.besideSum = Money.zero(currency);
  }

  /** A tally of a file that was read to its end elsewhere. */
  static of(currency: Currency, source: RecipeSource, counted: CountedSource): SourceTally {
    const tally = new SourceTally(currency, source);
    const money = (text: string) => Money.of(text, currency);
    tally.lines = counted.lines;
    tally.sum = money(counted.sum);
    tally.besideRows = counted.besideRows;
    tally.besideSum = money(counted.besideSum);
    for (const [name, rows, amount] of counted.named) tally.named.set(name, { rows, amount: money(amount) });
    for (const [reason, rows, amount] of counted.out) tally.out.set(reason, { rows, amount: money(amount) });
    for (const [rule, lines, first] of counted.broken) tally.broken.set(rule, { lines, first: [...first] });
    tally.outside = counted.outside;
    if (counted.stated !== undefined) tally.balance.stated = money(counted.stated);
    if (counted.computed !== undefined) tally.balance.computed = money(counted.computed);
    return tally;
  }

  get counted(): CountedSource {
    const parts = (counts: ReadonlyMap<string, Count>) =>
      [...counts].map(([name, { rows, amount }]) => [name, rows, amount.toString()] as const);
    const { stated, computed } = this.balance;
    return {
      lines: this.lines,
      sum: this.sum.toString(),
      besideRows: this.besideRows,
      besideSum: this.besideSum.toString(),
      named: parts(this.named),
      out: parts(this.out),
      broken: [...this.broken].map(([rule, { lines, first }]) => [rule, lines, first] as const),
      ...(this.outside && { outside: this.outside }),
      ...(stated && { stated: stated.toString() }),
      ...(computed && { computed: computed.toString() }),
    };
  }

  /** Every line of the file, counted or not, against the rules that no line may break. */
  look(line: number, fields: Cells): void {
    for (const { rule, isBroken } of this.source.rules ?? []) {
      if (isBroken(fields)) this.breaks(rule, line);
    }
    const running = this.source.runningBalance;
    if (!running) return;
    const [movement, balance] = [fields[running.movement] ?? '', fields[running.balance] ?? ''];
    const holds = this.balance.take(this.money(movement), this.money(balance));
    if (!holds) this.breaks(RUNNING_BALANCE, line);
  }

  /** A line that counts, with its rows. */
  count(rows: readonly UnkeyedRow[]): void {
    this.lines += 1;
    for (const row of rows) {
      if (row.beside) {
        this.besideRows += 1;
        this.besideSum = this.besideSum.plus(row.amount);
      } else this.sum = this.sum.plus(row.amount);
      for (const name of this.source.tallies?.(row) ?? []) add(this.named, name, row.amount);
    }
  }

  leaveOut(reason: string, amounts: readonly Money[]): void {
    add(
      this.out,
      reason,
      amounts.reduce((sum, amount) => sum.plus(amount), Money.zero(this.currency)),
    );
  }

  /** The day or month of a line that belongs to another period. */
  seeOutside(time: string): void {
    const { first = time, last = time } = this.outside ?? {};
    if (this.outside && time >= first && time <= last) return;
    this.outside = { first: time < first ? time : first, last: time > last ? time : last };
  }

  get total(): Money {
    return this.sum;
  }

  /** What is compared beside the total. */
  get beside(): Count {
    return { rows: this.besideRows, amount: this.besideSum };
  }

  of(name: string): Count {
    return this.named.get(name) ?? { rows: 0, amount: Money.zero(this.currency) };
  }

  /** The last balance that the file states, and the one that its movements come to. */
  get balances(): { readonly stated: Money | undefined; readonly computed: Money | undefined } {
    return { stated: this.balance.stated, computed: this.balance.computed };
  }

  summary(repeated: number): SourceSummary {
    const leftOut: LeftOut[] = [...this.out].map(([reason, count]) => ({ reason, ...count }));
    const parts = [...this.named].map(([name, count]) => ({ name, ...count }));
    const { outside } = this;
    const { title } = this.source;
    return { title, rows: this.lines, total: this.sum, repeated, leftOut, parts, ...(outside && { outside }) };
  }

  brokenRules(file: string): BrokenRule[] {
    const cites = new Map((this.source.rules ?? []).map((rule) => [rule.rule, rule.cites]));
    return [...this.broken].map(([rule, { lines, first }]) => ({
      rule,
      cites: cites.get(rule) ?? ['S004-105'],
      source: this.source.title,
      file,
      lines,
      firstLines: first,
    }));
  }

  private breaks(rule: string, line: number): void {
    const found = this.broken.get(rule) ?? { lines: 0, first: [] };
    found.lines += 1;
    if (found.first.length < MOST_LINES_TOLD) found.first.push(line);
    this.broken.set(rule, found);
  }

  private money(text: string): Money | undefined {
    return text === '' ? undefined : Money.of(text, this.currency);
  }
}

const RUNNING_BALANCE = 'each balance is the one before it plus the movement';

/** A statement's balances, line by line. The first balance opens it; a line without a movement only states one. */
class RunningBalance {
  stated: Money | undefined;
  computed: Money | undefined;

  /** Whether the stated balance is the one expected. After a break the file's own balance is taken on. */
  take(movement: Money | undefined, balance: Money | undefined): boolean {
    if (this.computed === undefined) {
      this.computed = balance ?? movement;
      this.stated = balance;
      return true;
    }
    const before = this.stated ?? this.computed;
    if (movement) this.computed = this.computed.plus(movement);
    if (!balance) return true;
    this.stated = balance;
    return balance.equals(movement ? before.plus(movement) : before);
  }
}

function add(counts: Map<string, { rows: number; amount: Money }>, name: string, amount: Money): void {
  const count = counts.get(name);
  if (!count) {
    counts.set(name, { rows: 1, amount });
    return;
  }
  count.rows += 1;
  count.amount = count.amount.plus(amount);
}
