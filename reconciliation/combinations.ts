import type { Currency } from '../domain/kernel/money';
import { Counting, type Count } from './counting';

/** The compared total among the sums of a file, and all that it has. */
export const TOTAL = '\u001etotal';
export const ALL = '\u001eall';
const BESIDE_TOTAL = '\u001ebeside';

/** Rows that count in the same sums. */
interface Combination {
  readonly isBeside: boolean;
  readonly names: readonly string[];
  readonly counting: Counting;
}

export interface Unasked extends Count {
  readonly isBeside: boolean;
  /** The sums that they count in. */
  readonly what: readonly string[];
  readonly moneyRows: number;
}

/** The rows of one file by the sums that they count in together: how a row is found that counts in nothing that was asked. */
export class Combinations {
  private readonly found = new Map<string, Combination>();

  add(ore: number, isBeside: boolean, names: readonly string[]): void {
    const signature = [isBeside ? BESIDE_TOTAL : TOTAL, ...names].join('\u001f');
    let found = this.found.get(signature);
    if (!found) {
      const all = isBeside ? names : [TOTAL, ...names];
      this.found.set(signature, (found = { isBeside, names: all, counting: new Counting() }));
    }
    found.counting.add(ore);
  }

  /** Those that count in none of the sums asked for. */
  unasked(asked: ReadonlySet<string>, currency: Currency): Unasked[] {
    return [...this.found.values()].flatMap(({ isBeside, names, counting }): Unasked[] => {
      if (asked.has(ALL) || names.some((name) => asked.has(name))) return [];
      const what = names.filter((name) => name !== TOTAL && name !== '');
      return [{ isBeside, what, moneyRows: counting.moneyRows, ...counting.in(currency) }];
    });
  }
}
