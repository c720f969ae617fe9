import { Decimal } from 'decimal.js';
import { Money, type Currency } from '../../domain/kernel/money';
import { signedAmountOf, type BankMovement } from '../../domain/payment/bank-movement';
import type { BalanceFinding } from '../../domain/payment/balance-chain';
import { type AsideReason, type SetAside } from '../../domain/payment/set-aside';

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
  /** This very file was imported before; the report is from then. Nothing was booked now but what `takenIn` counts. */
  readonly replayed: boolean;
  readonly movements: number;
  /** By outcome and currency, in alphabetical order; outcomes that did not occur are left out. */
  readonly outcomes: readonly OutcomeSum[];
  /**
   * Rows that this file was the first to set aside, by reason and currency; left out when there are none. Of a file that comes
   * again: those that no person has answered, and that were not taken in since.
   */
  readonly aside?: readonly AsideSum[];
  /** Where the ledger and the bank's balances differ, and the statements among each other; left out when nowhere. */
  readonly balances?: readonly BalanceFinding[];
  /** How many rows were taken in now that had stood aside; left out when there are none. */
  readonly takenIn?: number;
  /** Of a file that comes again: how many of its rows a person has answered since; left out when there are none. */
  readonly answered?: number;
}

export interface AsideSum {
  readonly reason: AsideReason;
  readonly count: number;
  /** Decimal text, in any currency. */
  readonly sum: string;
  readonly currency: string;
}

export class OutcomeCount {
  private readonly aside = new Map<string, AsideSum>();
  private readonly sums = new Map<string, { outcome: MovementOutcome; count: number; sum: Money }>();

  add(outcome: MovementOutcome, movement: BankMovement): void {
    const net = signedAmountOf(movement);
    const key = `${outcome} ${net.currency satisfies Currency}`;
    const sum = this.sums.get(key) ?? { outcome, count: 0, sum: Money.zero(net.currency) };
    this.sums.set(key, { outcome, count: sum.count + 1, sum: sum.sum.plus(net) });
  }

  addAside({ reason, amount, currency }: Pick<SetAside, 'reason' | 'amount' | 'currency'>): void {
    const key = `${reason} ${currency}`;
    const { count, sum } = this.aside.get(key) ?? { count: 0, sum: '0.00' };
    const after = new Decimal(sum).plus(amount);
    this.aside.set(key, { reason, count: count + 1, sum: after.toFixed(Math.max(2, after.decimalPlaces())), currency });
  }

  asideList(): AsideSum[] {
    return [...this.aside].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum);
  }

  list(): OutcomeSum[] {
    return [...this.sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum);
  }
}
