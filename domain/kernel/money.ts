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

/** Whole öre: a number as long as it is exact, which a claim's amounts always are; beyond that, in great sums, a bigint. */
type Units = number | bigint;

/**
 * An amount with its currency, exact to the öre or øre. Immutable. Amounts of different currencies never meet:
 * `CurrenciesMixed` is a bug, not a case to handle.
 */
export class Money {
  private readonly units: Units;
  readonly currency: Currency;

  private constructor(units: Units, currency: Currency) {
    this.units = units;
    this.currency = currency;
  }

  /** Reads `1200`, `1200.5` or `1200.00`. Throws `InvalidAmount` on anything else; nothing is rounded. */
  static of(text: string, currency: Currency): Money {
    return new Money(Money.minorUnitsIn(text), currency);
  }

  /** Reads a sum that the database made of amounts: longer than any one amount. Throws `InvalidAmount`. */
  static ofSum(text: string, currency: Currency): Money {
    if (!SUMMED.test(text)) throw invalid(text);
    return Money.rounded(new Decimal(text), currency);
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
    return new Money(
      typeof units === 'number' && Number.isSafeInteger(units) ? units : shortest(BigInt(units)),
      currency,
    );
  }

  /** Rounds an exact figure to whole öre, a half away from zero: the one place where a claim's amount is rounded. */
  static rounded(exact: Decimal, currency: Currency): Money {
    return Money.ofMinorUnits(BigInt(exact.toFixed(2, Decimal.ROUND_HALF_UP).replace('.', '')), currency);
  }

  /** In kronor, for what is divided or multiplied. */
  get amount(): Decimal {
    return new Decimal(this.toString());
  }

  /** Most sums of a claim have nought in them (no fee, no interest): nothing new is made then, here and in `minus`. */
  plus(other: Money): Money {
    const added = this.same(other);
    if (this.units === 0) return other;
    return added === 0 ? this : new Money(sumOfUnits(this.units, added), this.currency);
  }

  minus(other: Money): Money {
    const subtracted = this.same(other);
    if (subtracted === 0) return this;
    return this.units === subtracted
      ? ZERO[this.currency]
      : new Money(sumOfUnits(this.units, -subtracted), this.currency);
  }

  negated(): Money {
    return this.units === 0 ? this : new Money(-this.units, this.currency);
  }

  compare(other: Money): number {
    const compared = this.same(other);
    if (this.units === compared) return 0;
    return this.units < compared ? -1 : 1;
  }

  equals(other: Money): boolean {
    return this.currency === other.currency && this.units === other.units;
  }

  isOver(other: Money): boolean {
    return this.compare(other) > 0;
  }

  isZero(): boolean {
    return this.units === 0;
  }

  isPositive(): boolean {
    return this.units > 0;
  }

  isNegative(): boolean {
    return this.units < 0;
  }

  /** `1200.00`, with a decimal point and no separators; the currency stands elsewhere. */
  toString(): string {
    const isNegative = this.units < 0;
    const digits = String(isNegative ? -this.units : this.units).padStart(3, '0');
    return `${isNegative ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  }

  toMinorUnits(): bigint {
    return BigInt(this.units);
  }

  toJSON(): { amount: string; currency: Currency } {
    return { amount: this.toString(), currency: this.currency };
  }

  private same(other: Money): Units {
    if (other.currency !== this.currency) {
      throw new CurrenciesMixed(`${this.currency} and ${other.currency} cannot be counted together.`);
    }
    return other.units;
  }
}

/** Every figure has one form, so that two are the same where their forms are. */
function shortest(units: bigint): Units {
  const number = Number(units);
  return Number.isSafeInteger(number) ? number : units;
}

function sumOfUnits(one: Units, other: Units): Units {
  if (typeof one === 'number' && typeof other === 'number') {
    const sum = one + other;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return shortest(BigInt(one) + BigInt(other));
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
