import { type Money } from '../domain/money';
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

  constructor(tallies: ReadonlyMap<string, SourceTally>, explained: readonly Explained[], nought: Money, by: string) {
    this.by = by;
    this.tallies = tallies;
    this.explanations = explained;
    this.nought = nought;
    this.difference = this.total('left').minus(this.total('right'));
    this.remaining = explained.reduce((rest, { amount }) => rest.minus(amount), this.difference);
  }

  has(file: TallyName): boolean {
    return this.tallies.has(file);
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
    return this.tallies.get(file)?.of(tally) ?? { rows: 0, amount: this.nought };
  }

  balances(file: TallyName): SourceTally['balances'] {
    return this.tallies.get(file)?.balances ?? { stated: undefined, computed: undefined };
  }

  /** What the accounts of a bank's statements began and ended with; nothing where the file does not say. */
  statements(file: TallyName): StatementSums | undefined {
    return this.tallies.get(file)?.statements;
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
