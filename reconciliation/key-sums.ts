import { Money, type Currency } from '../domain/kernel/money';
import type { Recipe } from './recipe';
import type { Matched, MatchedGroup, SidedRow } from './result';
import { isBeside, type Side, type SourceRow } from './row';

/**
 * The rows of one key on both sides, counted and added: what `GROUP BY key` gives. This is the seam between the two
 * engines: a database adds up the keys, and hands over the rows of those that `tieOf` leaves open.
 */
export interface KeySums {
  readonly key: string;
  readonly leftRows: number;
  readonly left: Money;
  readonly rightRows: number;
  readonly right: Money;
}

/**
 * By which matcher a key ties as a whole; nothing when it is open. One row on each side with one amount ties exactly;
 * several tie where the recipe compares sums and both sides have some.
 */
export function tieOf(recipe: Recipe, sums: KeySums): 'exact' | 'sums' | undefined {
  if (!sums.left.equals(sums.right)) return undefined;
  if (sums.leftRows === 1 && sums.rightRows === 1) return 'exact';
  const comparesSums = recipe.matchers.some(({ kind }) => kind === 'sums');
  return comparesSums && (isOnBoth(sums) || sums.left.isZero()) ? 'sums' : undefined;
}

function isOnBoth({ leftRows, rightRows }: KeySums): boolean {
  return leftRows > 0 && rightRows > 0;
}

export type KeyedAmount = Pick<SourceRow, 'key' | 'amount'>;

/** The same in memory. */
export function sumsByKey(
  left: Iterable<KeyedAmount>,
  right: Iterable<KeyedAmount>,
  currency: Currency,
): Map<string, KeySums> {
  const sums = new Map<string, { -readonly [Name in keyof KeySums]: KeySums[Name] }>();
  const of = (key: string) => {
    let found = sums.get(key);
    if (!found) {
      const nought = Money.zero(currency);
      found = { key, leftRows: 0, left: nought, rightRows: 0, right: nought };
      sums.set(key, found);
    }
    return found;
  };
  for (const { key, amount } of left) {
    const found = of(key);
    found.leftRows += 1;
    found.left = found.left.plus(amount);
  }
  for (const { key, amount } of right) {
    const found = of(key);
    found.rightRows += 1;
    found.right = found.right.plus(amount);
  }
  return sums;
}

/** Groups of a matcher that are shown, and the rows of each side of one: more are in the files. */
export const MOST_GROUPS = 200;
export const MOST_ROWS_SHOWN = 20;

/** Of keys that tie by their sums those whose rows are shown. */
export function keysToShow(keys: Iterable<string>): string[] {
  return [...keys]
    .filter((key) => !isBeside(key))
    .sort(inOrder)
    .slice(0, MOST_GROUPS);
}

/** The groups of these keys, each with its sum, of rows in the order of their files. */
export function groupsToShow(
  sums: ReadonlyMap<string, Money>,
  rows: Readonly<Record<Side, readonly SourceRow[]>>,
): MatchedGroup[] {
  const groups = new Map<string, RowsOfGroup>();
  for (const [key, amount] of sums) groups.set(key, { key, amount, left: [], right: [] });
  for (const side of ['left', 'right'] as const) for (const row of rows[side]) groups.get(row.key)?.[side].push(row);
  return [...groups.values()].map(({ key, amount, left, right }) => ({ key, amount, rows: rowsToShow(left, right) }));
}

interface RowsOfGroup {
  readonly key: string;
  readonly amount: Money;
  readonly left: SourceRow[];
  readonly right: SourceRow[];
}

export function rowsToShow(left: readonly SourceRow[], right: readonly SourceRow[]): SidedRow[] {
  return [
    ...left.slice(0, MOST_ROWS_SHOWN).map((row) => ({ side: 'left', row }) as const),
    ...right.slice(0, MOST_ROWS_SHOWN).map((row) => ({ side: 'right', row }) as const),
  ];
}

/** Groups of two stages of a run together. */
export function shownTogether(one: readonly MatchedGroup[], other: readonly MatchedGroup[]): MatchedGroup[] {
  return [...one, ...other].sort((a, b) => inOrder(a.key, b.key)).slice(0, MOST_GROUPS);
}

function inOrder(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** How much was matched, by matcher. What is compared beside the totals is not counted. */
export class MatchedGroups {
  private readonly counts = new Map<Matched['by'], Matched>();

  add(
    by: Matched['by'],
    { key, leftRows, rightRows, left }: Omit<KeySums, 'right'>,
    rows: readonly SidedRow[] = [],
  ): void {
    if (isBeside(key)) return;
    const before = this.counts.get(by);
    const group = rows.length > 0 ? [{ key, amount: left, rows }] : [];
    this.counts.set(by, {
      by,
      groups: (before?.groups ?? 0) + 1,
      leftRows: (before?.leftRows ?? 0) + leftRows,
      rightRows: (before?.rightRows ?? 0) + rightRows,
      amount: before ? before.amount.plus(left) : left,
      shown: [...(before?.shown ?? []), ...group],
    });
  }

  /** Of groups that were counted without their rows. */
  show(by: Matched['by'], groups: readonly MatchedGroup[]): void {
    const counted = this.counts.get(by);
    if (counted) this.counts.set(by, { ...counted, shown: groups });
  }

  get matched(): Matched[] {
    return [...this.counts.values()];
  }
}
