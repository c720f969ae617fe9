import type { Country } from '../../domain/policy/policy';
import { Money } from '../../domain/kernel/money';
import { figureIn } from '../paper/legible';
import type { Scale } from './chart-words';

const MINOR_UNITS: Readonly<Record<Scale, bigint>> = { ones: 100n, thousands: 100_000n, millions: 100_000_000n };

/** How an axis up to an amount is written, so that no number has more than six digits before its decimal. */
export function scaleFor(largest: Money): Scale {
  const units = largest.toMinorUnits();
  if (units >= 100_000_000_000n) return 'millions';
  return units >= 10_000_000n ? 'thousands' : 'ones';
}

/** Numbers as the country writes them: `31 989,1` of thousands, with one decimal, a half away from zero. */
export function scaled(money: Money, scale: Scale, country: Country): string {
  if (scale === 'ones') return numberIn(country, money.toString());
  const units = money.toMinorUnits();
  const size = units < 0n ? -units : units;
  const tenths = (size * 20n + MINOR_UNITS[scale]) / (MINOR_UNITS[scale] * 2n);
  return numberIn(country, `${units < 0n && tenths > 0n ? '-' : ''}${tenths / 10n}.${tenths % 10n}`);
}

/** The same without a decimal, where there is little room. */
export function wholeIn(money: Money, scale: Scale, country: Country): string {
  const ones = Money.ofMinorUnits(scale === 'ones' ? 100n : MINOR_UNITS[scale], money.currency);
  return numberIn(country, money.amount.div(ones.amount).toFixed(0));
}

/** A mark of an axis, where the place is in whole units. */
export function tickIn(scale: Scale, country: Country, place: number): string {
  return numberIn(country, String(place / (Number(MINOR_UNITS[scale]) / 100)));
}

export function numberIn(country: Country, number: string | number): string {
  return (country === 'SE' ? figureIn('\u00a0', ',') : figureIn('.', ','))(String(number));
}

/** For lengths alone: figures are written from the amount itself. */
export function lengthOf(money: Money): number {
  return Math.max(0, Number(money.toString()));
}
