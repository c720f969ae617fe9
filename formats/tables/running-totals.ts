import { Money } from '../../domain/kernel/money';
import type { Currency } from '../../domain/kernel/money';
import { oreOf, oreText } from './bound-column';
import { OreSum } from './ore-sum';
import type { Totals } from './source';

/** The sums of the amount columns while a file is read, in whole öre. */
export class RunningTotals {
  /** By column, then by currency. */
  private readonly sums = new Map<string, Map<Currency, OreSum>>();

  add(column: string, currency: Currency, amount: string): void {
    this.of(column, currency).add(oreOf(amount));
  }

  /** The sum itself, for whoever adds to it row after row. */
  of(column: string, currency: Currency): OreSum {
    let inColumn = this.sums.get(column);
    if (!inColumn) this.sums.set(column, (inColumn = new Map<Currency, OreSum>()));
    let sum = inColumn.get(currency);
    if (!sum) inColumn.set(currency, (sum = new OreSum()));
    return sum;
  }

  /** `-15218.13`; nought when the column has had no amount. */
  sumOf(column: string, currency: Currency): string {
    return oreText(this.sums.get(column)?.get(currency)?.value() ?? 0n);
  }

  clear(): void {
    this.sums.clear();
  }

  totals(): Totals {
    return Object.fromEntries(
      [...this.sums].map(([column, sums]) => [
        column,
        [...sums].map(([currency, sum]) => Money.ofMinorUnits(sum.value(), currency)),
      ]),
    );
  }
}
