import { type Money } from '../domain/kernel/money';
import type { Explained } from './result';
import type { SourceRow } from './row';
import type { Count, SourceTally } from './source-tally';
import type { StatementSums } from './statement-chain';

/** Which file an identity speaks of: a side, the third source, or the file of an explanation by its id. */
export type TallyName = 'left' | 'right' | 'third' | (string & {});

/** The sums that identities are made of. A file that was not given has nought everywhere. */
export class Totals {
  readonly nought: Money;
  /** The name of the period rule by which rows counted. */
  readonly by: string;
  readonly difference: Money;
  readonly remaining: Money;
  private readonly tallies: ReadonlyMap<string, SourceTally>;
  private readonly explanations: readonly Explained[];
  private readonly titleOf: (file: TallyName) => string;
  private missed = new Set<string>();

  constructor(
    tallies: ReadonlyMap<string, SourceTally>,
    explained: readonly Explained[],
    nought: Money,
    by: string,
    titleOf: (file: TallyName) => string = (file) => file,
  ) {
    this.by = by;
    this.titleOf = titleOf;
    this.tallies = tallies;
    this.explanations = explained;
    this.nought = nought;
    this.difference = this.total('left').minus(this.total('right'));
    this.remaining = explained.reduce((rest, { amount }) => rest.minus(amount), this.difference);
  }

  has(file: TallyName): boolean {
    const isThere = this.tallies.has(file);
    if (!isThere) this.missed.add(`${this.titleOf(file)} was not given`);
    return isThere;
  }

  /** What a question asked for in vain, in words: files that were not given, sums that a file does not have. */
  missedBy(question: (totals: Totals) => unknown): readonly string[] {
    this.missed = new Set();
    question(this);
    return [...this.missed];
  }

  /** The compared total of a file. */
  total(file: TallyName): Money {
    return this.tallies.get(file)?.total ?? this.nought;
  }

  /** One of the sums that the source's `tallies` name. */
  of(file: TallyName, tally: string): Money {
    return this.count(file, tally).amount;
  }

  count(file: TallyName, tally: string): Count {
    if (!this.has(file)) return { rows: 0, amount: this.nought };
    const count = this.tallies.get(file)?.of(tally) ?? { rows: 0, amount: this.nought };
    if (count.rows === 0) this.missed.add(`${this.titleOf(file)} has nothing of “${tally}”`);
    return count;
  }

  balances(file: TallyName): SourceTally['balances'] {
    return this.tallies.get(file)?.balances ?? { stated: undefined, computed: undefined };
  }

  /** What the accounts of a bank's statements began and ended with; nothing where the file does not say. */
  statements(file: TallyName): StatementSums | undefined {
    const sums = this.tallies.get(file)?.statements;
    if (sums?.isWhole !== true) {
      const account = sums ? 'every account began and ended with' : 'it began and ended with';
      this.missed.add(`${this.titleOf(file)} does not say what balance ${account}`);
    }
    return sums;
  }

  /** What is explained of the differences that are about such rows. */
  explainedOf(isMeant: (row: SourceRow) => boolean): Money {
    return this.explanations
      .flatMap(({ items }) => items)
      .filter(({ rows }) => rows.some(({ row }) => isMeant(row)))
      .reduce((sum, { amount }) => sum.plus(amount), this.nought);
  }

  explained(cause?: string): Money {
    return this.explanations
      .filter((explained) => cause === undefined || explained.cause === cause)
      .reduce((sum, { amount }) => sum.plus(amount), this.nought);
  }
}
