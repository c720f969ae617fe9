import { Money, type Currency } from '../../domain/kernel/money';
import type { Item } from './items';
import type { StatedBalance } from './run-events';

/** What of a run is left to whoever signs. */
export interface LeftToSigner {
  readonly currency: Currency;
  /** What nothing explains, with its sign. */
  readonly remaining: string;
  /** Open differences, those of earlier periods among them. */
  readonly items: readonly Item[];
  /** Differences that are none any more by a person's word. */
  readonly settled: readonly Item[];
  readonly stated?: StatedBalance | undefined;
}

/**
 * The amount by which a signature is measured: each open or settled difference without its sign, so that two large ones of
 * opposite signs are not nothing, and what a stated balance is off by. Never less than the remainder.
 */
export function amountAnsweredFor({ currency, remaining, items, settled, stated }: LeftToSigner): Money {
  const size = (amount: Money) => (amount.isNegative() ? amount.negated() : amount);
  const of = (text: string) => Money.of(text, currency);
  const differences = [...items, ...settled].reduce((sum, { amount }) => sum.plus(size(of(amount))), of('0.00'));
  const off = stated ? size(of(stated.closing).minus(of(stated.byLedger))) : of('0.00');
  const all = differences.plus(off);
  const rest = size(of(remaining));
  return rest.isOver(all) ? rest : all;
}
