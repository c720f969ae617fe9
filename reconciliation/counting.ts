import { Money, type Currency } from '../domain/kernel/money';
import { OreSum } from '../formats/tables/ore-sum';

/** Lines and their amount. */
export interface Count {
  readonly rows: number;
  readonly amount: Money;
}

/** Adds up while lines go by. */
export class Counting {
  rows = 0;
  /** Rows that have an amount other than nought: what cancels out is money all the same. */
  moneyRows = 0;
  readonly sum = new OreSum();

  add(ore: number): void {
    this.rows += 1;
    if (ore !== 0) this.moneyRows += 1;
    this.sum.add(ore);
  }

  in(currency: Currency): Count {
    return { rows: this.rows, amount: Money.ofMinorUnits(this.sum.value(), currency) };
  }
}

/** To the sum of that name. */
export function add(counts: Map<string, Counting>, name: string, ore: number): void {
  let count = counts.get(name);
  if (!count) counts.set(name, (count = new Counting()));
  count.add(ore);
}
