import { Money, type Currency } from '../domain/kernel/money';
import type { Explained } from './result';
import { keyOf, type SourceRow } from './row';
import { ALL, TOTAL } from './combinations';
import type { Count } from './counting';
import type { SourceTally } from './source-tally';
import type { StatementSums } from './statement-chain';

/** Which file an identity speaks of: a side, the third source, or the file of an explanation by its id. */
export type TallyName = 'left' | 'right' | 'third' | (string & {});

/** What was asked of which file: its total, one of its sums, or all that it has. */
export type Asked = ReadonlyMap<TallyName, ReadonlySet<string>>;

/** One part of the files: the rows that say this in these columns. */
interface Part {
  readonly columns: readonly string[];
  readonly key: string;
}

interface Given {
  readonly tallies: ReadonlyMap<string, SourceTally>;
  readonly explained: readonly Explained[];
  readonly currency: Currency;
  /** The name of the period rule by which rows counted. */
  readonly by: string;
  readonly titleOf?: (file: TallyName) => string;
}

/** The sums that identities are made of. A file that was not given has nought everywhere. */
export class Totals {
  readonly nought: Money;
  readonly by: string;
  private readonly given: Given;
  private readonly part: Part | undefined;
  private missed = new Set<string>();
  private asked = new Map<TallyName, Set<string>>();

  constructor(given: Given, part?: Part) {
    this.given = given;
    this.by = given.by;
    this.nought = Money.zero(given.currency);
    this.part = part;
  }

  /** The same sums of the rows that say this in these columns. */
  ofPart(columns: readonly string[], key: string): Totals {
    return new Totals(this.given, { columns, key });
  }

  get difference(): Money {
    return this.total('left').minus(this.total('right'));
  }

  get remaining(): Money {
    return this.explainedItems().reduce((rest, { amount }) => rest.minus(amount), this.difference);
  }

  /** Whether the file has a row of a sum at all, in whatever part. */
  hasAny(file: TallyName, tally: string): boolean {
    return (this.given.tallies.get(file)?.of(tally).rows ?? 0) > 0;
  }

  has(file: TallyName): boolean {
    const isThere = this.given.tallies.has(file);
    if (!isThere) this.missed.add(`${this.titleOf(file)} was not given`);
    return isThere;
  }

  /** What a question asked for in vain, in words: files that were not given, sums that a file does not have. */
  missedBy(question: (totals: Totals) => unknown): readonly string[] {
    this.missed = new Set();
    question(this);
    return [...this.missed];
  }

  /** What a question asks for. */
  askedBy(question: (totals: Totals) => unknown): Asked {
    this.asked = new Map();
    question(this);
    return this.asked;
  }

  /** The compared total of a file. */
  total(file: TallyName): Money {
    this.ask(file, TOTAL);
    const tally = this.given.tallies.get(file);
    if (!tally) return this.nought;
    return this.part ? this.countOfPart(tally, TOTAL, this.part).amount : tally.total;
  }

  /** One of the sums that the source's `tallies` name. */
  of(file: TallyName, tally: string): Money {
    return this.count(file, tally).amount;
  }

  count(file: TallyName, tally: string): Count {
    this.ask(file, tally);
    if (!this.has(file)) return { rows: 0, amount: this.nought };
    const of = this.given.tallies.get(file) as SourceTally;
    const count = this.part ? this.countOfPart(of, tally, this.part) : of.of(tally);
    if (count.rows === 0) this.missed.add(`${this.titleOf(file)} has nothing of “${tally}”`);
    return count;
  }

  balances(file: TallyName): SourceTally['balances'] {
    this.ask(file, ALL);
    return this.given.tallies.get(file)?.balances ?? { stated: undefined, computed: undefined };
  }

  /** What the accounts of a bank's statements began and ended with; nothing where the file does not say. */
  statements(file: TallyName): StatementSums | undefined {
    this.ask(file, ALL);
    const sums = this.given.tallies.get(file)?.statements;
    if (sums?.isWhole !== true) {
      const account = sums ? 'every account began and ended with' : 'it began and ended with';
      this.missed.add(`${this.titleOf(file)} does not say what balance ${account}`);
    }
    return sums;
  }

  /** What is explained of the differences that are about such rows. */
  explainedOf(isMeant: (row: SourceRow) => boolean): Money {
    return this.explainedItems()
      .filter(({ rows }) => rows.some(({ row }) => isMeant(row)))
      .reduce((sum, { amount }) => sum.plus(amount), this.nought);
  }

  explained(cause?: string): Money {
    return this.explainedItems(cause).reduce((sum, { amount }) => sum.plus(amount), this.nought);
  }

  private explainedItems(wanted?: string): readonly Explained['items'][number][] {
    const { part } = this;
    const items = this.given.explained.flatMap(({ cause, items: ofCause }) =>
      wanted === undefined || cause === wanted ? ofCause : [],
    );
    if (!part) return items;
    return items.filter(({ rows, because }) => {
      const fields = rows[0]?.row.fields ?? because[0]?.fields ?? {};
      return keyOf(fields, part.columns) === part.key;
    });
  }

  private countOfPart(tally: SourceTally, name: string, { columns, key }: Part): Count {
    const { rows, ore } = tally.fine?.by(name, columns).get(key) ?? { rows: 0, ore: 0n };
    return { rows, amount: Money.ofMinorUnits(ore, this.given.currency) };
  }

  private titleOf(file: TallyName): string {
    return this.given.titleOf?.(file) ?? file;
  }

  private ask(file: TallyName, name: string): void {
    const asked = this.asked.get(file);
    if (asked) asked.add(name);
    else this.asked.set(file, new Set([name]));
  }
}
