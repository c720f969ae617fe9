import { type Money } from '../../../domain/kernel/money';
import type { SeededRandom } from '../../../sample/seeded-random';
import { anyAmount } from './planted-run';
import { type Thing } from './planting';

/** The month of the made-up runs, and its neighbours. */
export const MONTH = '2021-03';
export const NEXT_MONTH = '2021-04';
export const MONTH_BEFORE = '2021-02';

export function oneAmount(random: SeededRandom): Money[] {
  return [anyAmount(random, 'DKK')];
}

/** A name of a thing's own: `FB-0000017`. */
export function nameOf(prefix: string, { number }: Thing): string {
  return `${prefix}${String(number).padStart(7, '0')}`;
}

/** Nobody's: a person number of no date. */
export function personOf(thing: Thing): string {
  return nameOf('000000-', thing);
}

export function amountOf({ amounts }: Thing, at = 0): string {
  return (amounts[at] as Money).toString();
}
