import { Money, type Currency } from '../../domain/kernel/money';
import type { BankMovement } from '../../domain/payment/bank-movement';

/**
 * What became of a movement: it settled its claim, covered a part, was more than was claimed, was for several claims,
 * took a payment back, found no claim, or was booked before.
 */
export type MovementOutcome =
  'settled' | 'partial' | 'overpaid' | 'several-claims' | 'taken-back' | 'suspense' | 'known';

export interface OutcomeSum {
  readonly outcome: MovementOutcome;
  readonly count: number;
  /** Net: what was taken back counts against what came in. */
  readonly sum: Money;
}

export interface ImportReport {
  /** This very file was imported before; the report is from then, and nothing was booked now. */
  readonly replayed: boolean;
  readonly movements: number;
  /** By outcome and currency, in alphabetical order; outcomes that did not occur are left out. */
  readonly outcomes: readonly OutcomeSum[];
}

export class OutcomeCount {
  private readonly sums = new Map<string, { outcome: MovementOutcome; count: number; sum: Money }>();

  add(outcome: MovementOutcome, { kind, amount }: BankMovement): void {
    const net = kind === 'payment' ? amount : amount.negated();
    const key = `${outcome} ${amount.currency satisfies Currency}`;
    const sum = this.sums.get(key) ?? { outcome, count: 0, sum: Money.zero(amount.currency) };
    this.sums.set(key, { outcome, count: sum.count + 1, sum: sum.sum.plus(net) });
  }

  list(): OutcomeSum[] {
    return [...this.sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum);
  }
}
