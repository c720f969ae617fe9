import { Money } from '../../domain/money';
import type { Currency } from '../../domain/money';
import { oreOf, oreText } from './bound-column';
import type { Totals } from './source';

/** The sums of the amount columns while a file is read, in whole öre. */
export class RunningTotals {
  /** By column, then by currency. */
  private readonly sums = new Map<string, Map<Currency, OreSum>>();

  add(column: string, currency: Currency, amount: string): void {
    let inColumn = this.sums.get(column);
    if (!inColumn) this.sums.set(column, (inColumn = new Map<Currency, OreSum>()));
    let sum = inColumn.get(currency);
    if (!sum) inColumn.set(currency, (sum = new OreSum()));
    sum.add(oreOf(amount));
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

/** Far enough below what a number holds exactly that one more amount of 15 digits can be added. */
const FULL = 4_000_000_000_000_000;

/** A sum of whole öre. Adding big integers a million times takes longer than reading the file. */
class OreSum {
  private full = 0n;
  private part = 0;

  add(ore: number): void {
    this.part += ore;
    if (this.part > FULL || this.part < -FULL) {
      this.full += BigInt(this.part);
      this.part = 0;
    }
  }

  value(): bigint {
    return this.full + BigInt(this.part);
  }
}
