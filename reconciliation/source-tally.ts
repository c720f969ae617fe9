import { Money, type Currency } from '../domain/kernel/money';
import { OreSum } from '../formats/tables/ore-sum';
import type { RecipeSource } from './recipe-source';
import type { BrokenRule, LeftOut, SourceSummary, Times } from './result';
import type { Cells, SourceRow } from './row';
import { StatementChain, type StatementSums } from './statement-chain';

/** Lines and their amount. */
export interface Count {
  readonly rows: number;
  readonly amount: Money;
}

const MOST_LINES_TOLD = 100;

/** Where a line stands. */
type Place = Pick<SourceRow, 'line' | 'file'>;

interface Broken {
  lines: number;
  readonly first: Place[];
}

/** Adds up while lines go by. */
class Counting {
  rows = 0;
  readonly sum = new OreSum();

  add(ore: number): void {
    this.rows += 1;
    this.sum.add(ore);
  }

  in(currency: Currency): Count {
    return { rows: this.rows, amount: Money.ofMinorUnits(this.sum.value(), currency) };
  }
}

/** The totals of one file, kept while its lines go by, so that a file of any length needs no memory for them. */
export class SourceTally {
  readonly currency: Currency;
  private readonly source: RecipeSource;
  private readonly named = new Map<string, Counting>();
  private readonly out = new Map<string, Counting>();
  private readonly broken = new Map<string, Broken>();
  private readonly chain = new StatementChain();
  private readonly balance = new RunningBalance();
  private readonly counted = new Counting();
  private readonly besides = new Counting();
  private outside: Times | undefined;
  private lines = 0;

  constructor(currency: Currency, source: RecipeSource) {
    this.currency = currency;
    this.source = source;
  }

  /** Every line of the file, counted or not, against the rules that no line may break. */
  look(line: Place, fields: Cells): void {
    for (const { rule, isBroken } of this.source.rules ?? []) {
      if (isBroken(fields)) this.breaks(rule, line);
    }
    const running = this.source.runningBalance;
    if (!running) return;
    const [movement, balance] = [fields[running.movement] ?? '', fields[running.balance] ?? ''];
    const holds = this.balance.take(this.money(movement), this.money(balance));
    if (!holds) this.breaks(RUNNING_BALANCE, line);
  }

  /** A line that counts; its rows are told by `count`. */
  countLine(): void {
    this.lines += 1;
  }

  /** A row that counts, in whole öre: in the total or beside it, and in the sums of these names. */
  count(ore: number, isBeside: boolean, names: readonly string[]): void {
    (isBeside ? this.besides : this.counted).add(ore);
    for (const name of names) add(this.named, name, ore);
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

  /** A line that does not count, with what its amounts come to in whole öre. */
  leaveOut(reason: string, ore: number): void {
    add(this.out, reason, ore);
  }

  /** The day or month of a line that belongs to another period. */
  seeOutside(time: string): void {
    const { first = time, last = time } = this.outside ?? {};
    if (this.outside && time >= first && time <= last) return;
    this.outside = { first: time < first ? time : first, last: time > last ? time : last };
  }

  get total(): Money {
    return this.counted.in(this.currency).amount;
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
    const { outside } = this;
    const { title } = this.source;
    return { title, rows: this.lines, total: this.total, repeated, leftOut, parts, ...(outside && { outside }) };
  }

  brokenRules(file: string): BrokenRule[] {
    const cites = new Map((this.source.rules ?? []).map((rule) => [rule.rule, rule.cites]));
    const { title } = this.source;
    const broken = [...this.broken].map(([rule, { lines, first }]): BrokenRule => ({
      rule,
      cites: cites.get(rule) ?? ['S004-105'],
      source: title,
      file,
      lines,
      ...placesOf(first),
    }));
    const gaps = this.chain.gaps(this.currency);
    if (gaps.length === 0) return broken;
    const told = gaps.slice(0, MOST_LINES_TOLD);
    const gap = { rule: NO_GAP, cites: ['S003-26'], source: title, file, lines: gaps.length };
    return [...broken, { ...gap, ...placesOf(told), says: told.map(({ says }) => says) }];
  }

  private breaks(rule: string, { line, file }: Place): void {
    const found = this.broken.get(rule) ?? { lines: 0, first: [] };
    found.lines += 1;
    if (found.first.length < MOST_LINES_TOLD) found.first.push({ line, ...(file !== undefined && { file }) });
    this.broken.set(rule, found);
  }

  private money(text: string): Money | undefined {
    return text === '' ? undefined : Money.of(text, this.currency);
  }
}

const RUNNING_BALANCE = 'each balance is the one before it plus the movement';

const NO_GAP = 'each statement begins with the balance that the one before it ended with';

/** Their lines, and the files of those where the source is in parts. */
function placesOf(places: readonly Place[]): Pick<BrokenRule, 'firstLines' | 'firstFiles'> {
  const firstLines = places.map(({ line }) => line);
  const firstFiles = places.map(({ file = '' }) => file);
  return firstFiles.every((file) => file === '') ? { firstLines } : { firstLines, firstFiles };
}

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

function add(counts: Map<string, Counting>, name: string, ore: number): void {
  let count = counts.get(name);
  if (!count) counts.set(name, (count = new Counting()));
  count.add(ore);
}
