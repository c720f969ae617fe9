import { Decimal } from 'decimal.js';
import { Fault } from './fault';

/** ISO 4217. Both have two decimals: öre and øre. */
export type Currency = 'SEK' | 'DKK';

export const CURRENCIES: readonly Currency[] = ['SEK', 'DKK'];

/** A text is no amount. Write the amount with a decimal point and at most two decimals, such as 1200.00. */
export class InvalidAmount extends Fault {
  override readonly name = 'InvalidAmount';
  override readonly kind = 'refused';
}

export class CurrenciesMixed extends Error {
  override readonly name = 'CurrenciesMixed';
}

const NOUGHT = 48;
const WRITTEN = /^-?\d{1,13}(\.\d{1,2})?$/;
/** What a sum over a hundred thousand of the greatest amounts can come to. */
const SUMMED = /^-?\d{1,18}(\.\d{1,2})?$/;

/**
 * An amount with its currency, exact to the öre or øre. Immutable. Amounts of different currencies never meet:
 * `CurrenciesMixed` is a bug, not a case to handle.
 */
export class Money {
  readonly amount: Decimal;
  readonly currency: Currency;

  private constructor(amount: Decimal, currency: Currency) {
    this.amount = amount;
    this.currency = currency;
  }

  /** Reads `1200`, `1200.5` or `1200.00`. Throws `InvalidAmount` on anything else; nothing is rounded. */
  static of(text: string, currency: Currency): Money {
    if (!WRITTEN.test(text)) throw invalid(text);
    return new Money(new Decimal(text), currency);
  }

  /** Reads a sum that the database made of amounts: longer than any one amount. Throws `InvalidAmount`. */
  static ofSum(text: string, currency: Currency): Money {
    if (!SUMMED.test(text)) throw invalid(text);
    return new Money(new Decimal(text), currency);
  }

  /**
   * The same in whole öre, as a number: at most fifteen digits, so exact. For sums over a million rows, where an object
   * for each amount takes longer than all else. Throws `InvalidAmount`.
   */
  static minorUnitsIn(text: string): number {
    if (!WRITTEN.test(text)) throw invalid(text);
    let [units, decimals] = [0, -1];
    for (let at = 0; at < text.length; at += 1) {
      const digit = text.charCodeAt(at) - NOUGHT;
      if (digit >= 0) {
        units = units * 10 + digit;
        if (decimals >= 0) decimals += 1;
      } else if (text[at] === '.') decimals = 0;
    }
    const exact = decimals === 2 ? units : decimals === 1 ? units * 10 : units * 100;
    return exact !== 0 && text.startsWith('-') ? -exact : exact;
  }

  static zero(currency: Currency): Money {
    return ZERO[currency];
  }

  static ofMinorUnits(units: number | bigint, currency: Currency): Money {
    return new Money(new Decimal(`${units}e-2`), currency);
  }

  /** Rounds an exact figure to whole öre, a half away from zero: the one place where a claim's amount is rounded. */
  static rounded(exact: Decimal, currency: Currency): Money {
    return new Money(exact.toDecimalPlaces(2, Decimal.ROUND_HALF_UP), currency);
  }

  /** Most sums of a claim have nought in them (no fee, no interest): nothing new is made then, here and in `minus`. */
  plus(other: Money): Money {
    const added = this.same(other);
    if (this.amount.isZero()) return other;
    return added.isZero() ? this : new Money(this.amount.plus(added), this.currency);
  }

  minus(other: Money): Money {
    const subtracted = this.same(other);
    if (subtracted.isZero()) return this;
    return this.equals(other) ? ZERO[this.currency] : new Money(this.amount.minus(subtracted), this.currency);
  }

  negated(): Money {
    return new Money(this.amount.negated().plus(0), this.currency);
  }

  compare(other: Money): number {
    return this.amount.comparedTo(this.same(other));
  }

  equals(other: Money): boolean {
    return this.currency === other.currency && this.amount.equals(other.amount);
  }

  isOver(other: Money): boolean {
    return this.compare(other) > 0;
  }

  isZero(): boolean {
    return this.amount.isZero();
  }

  isPositive(): boolean {
    return this.amount.isPositive() && !this.amount.isZero();
  }

  isNegative(): boolean {
    return this.amount.isNegative() && !this.amount.isZero();
  }

  /** `1200.00`, with a decimal point and no separators; the currency stands elsewhere. */
  toString(): string {
    return this.amount.toFixed(2);
  }

  toMinorUnits(): bigint {
    return BigInt(this.amount.times(100).toFixed(0));
  }

  toJSON(): { amount: string; currency: Currency } {
    return { amount: this.toString(), currency: this.currency };
  }

  private same(other: Money): Decimal {
    if (other.currency !== this.currency) {
      throw new CurrenciesMixed(`${this.currency} and ${other.currency} cannot be counted together.`);
    }
    return other.amount;
  }
}

function invalid(text: string): InvalidAmount {
  return new InvalidAmount(
    `"${text}" is no amount; write it with a decimal point and at most two decimals, such as 1200.00.`,
  );
}

const ZERO: Record<Currency, Money> = { SEK: Money.of('0', 'SEK'), DKK: Money.of('0', 'DKK') };

export function smallerOf(one: Money, other: Money): Money {
  return one.compare(other) <= 0 ? one : other;
}

export function largerOf(one: Money, other: Money): Money {
  return one.compare(other) >= 0 ? one : other;
}

/** By how much the one is over the other; nought when it is not. */
export function excessOf(one: Money, other: Money): Money {
  return one.isOver(other) ? one.minus(other) : Money.zero(one.currency);
}

export function sumOf(amounts: Iterable<Money>, currency: Currency): Money {
  let sum = Money.zero(currency);
  for (const amount of amounts) sum = sum.plus(amount);
  return sum;
}

/** For `JSON.parse`: an object with just an amount and a currency becomes `Money` again. */
export function reviveMoney(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('amount' in value) || !('currency' in value)) return value;
  if (Object.keys(value).length !== 2) return value;
  return Money.of(String(value.amount), value.currency as Currency);
}
