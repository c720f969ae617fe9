import type { Money } from '../domain/kernel/money';
import { byKey, differenceOf, equalPairs, groupedBy, sided, signed, type Group, type OpenRows } from './open-rows';
import { periodsFrom, type Period } from './period';
import type { ExplainedDifference } from './result';
import type { Cells, Side, SourceRow } from './row';

/** Rows of neighbouring periods, of the keys that are open. */
export interface NearbyRows {
  readonly left: readonly SourceRow[];
  readonly right: readonly SourceRow[];
}

export interface Shift {
  readonly nearby: NearbyRows;
  /** What a neighbouring period is: of a quarter's run a quarter. A month when nothing is said. */
  readonly period: Period | undefined;
  /** Whether the recipe compares sums, and a shifted sum is one thing as a shifted row is. */
  readonly comparesSums: boolean;
  /** Which rows of another period may be a counterpart; any when left out. */
  readonly only?: (fields: Cells) => boolean;
}

/**
 * The same item in a neighbouring period (S004-140, S004-146): an open row whose key and amount the other side has there,
 * and after it a sum, where the recipe compares sums. What ties within its own neighbouring period, row by row or as a whole,
 * is no counterpart: a rent of the same amount every month explains nothing.
 */
export function explainByPeriod(open: OpenRows, shift: Shift): ExplainedDifference[] {
  const free = new FreeRows(shift);
  const items = [...open.byKey()].flatMap(([key, group]) => shiftedPairs(open, key, group, free));
  return shift.comparesSums ? [...items, ...shiftedSums(open, free)] : items;
}

type Pair = readonly [row: SourceRow, because: SourceRow];

/**
 * Pairs of a key, unless rows of this period would be left on the side from which a counterpart was expected: of 100 here
 * against 90 here and 100 next month, the 90 may be the counterpart, with a wrong amount.
 */
function shiftedPairs(open: OpenRows, key: string, group: Group, free: FreeRows): ExplainedDifference[] {
  let left = equalPairs(group.left, free.of('right', key));
  let right = equalPairs(group.right, free.of('left', key));
  const isShort = (): boolean => group.left.length - left.length < group.right.length - right.length;
  const isLong = (): boolean => group.left.length - left.length > group.right.length - right.length;
  // Giving up the pairs of one side may leave the other without its reason.
  if (isShort()) left = [];
  if (isLong()) right = [];
  if (isShort()) left = [];
  return [...pairsOf('left', left), ...pairsOf('right', right)].map(({ side, pair: [row, because] }) => {
    open.take(side, [row]);
    free.take([because]);
    return { key, amount: signed(side, row.amount), rows: [{ side, row }], because: [because] };
  });
}

function pairsOf(side: Side, pairs: readonly Pair[]): { readonly side: Side; readonly pair: Pair }[] {
  return pairs.map((pair) => ({ side, pair }));
}

/**
 * Of a key that is settled late all the time, this period has the sum of the period before on one side, and the next has
 * this period's sum on the other. Otherwise the difference of the key may stand in one neighbouring period, the other way
 * round: both together tie (S004-93, S004-97).
 */
function shiftedSums(open: OpenRows, free: FreeRows): ExplainedDifference[] {
  return [...open.byKey()].flatMap(([key, group]) => {
    const sides = [
      { left: group.left, right: [] },
      { left: [], right: group.right },
    ].filter(({ left, right }) => left.length + right.length > 0);
    const found = settled(key, sides, free, open) ?? settled(key, [group], free, open) ?? [];
    for (const { part, because } of found) {
      open.take('left', part.left);
      open.take('right', part.right);
      free.take(because);
    }
    return found.map(({ part, amount, because }) => ({ key, amount, rows: sided(part), because }));
  });
}

interface Settled {
  readonly part: Group;
  readonly amount: Money;
  readonly because: readonly SourceRow[];
}

/** Each part by a period of its own, or none of them. */
function settled(key: string, parts: readonly Group[], free: FreeRows, { currency }: OpenRows): Settled[] | undefined {
  const periods = free.periodsOf(key);
  const found: Settled[] = [];
  for (const part of parts) {
    const amount = differenceOf(part, currency);
    if (amount.isZero()) return undefined;
    const at = periods.findIndex((rows) => differenceOf(rows, currency).equals(amount.negated()));
    const [there] = at < 0 ? [] : periods.splice(at, 1);
    if (!there) return undefined;
    found.push({ part, amount, because: [...there.left, ...there.right] });
  }
  return found;
}

/** The rows of neighbouring periods that find no counterpart in their own period. */
class FreeRows {
  private readonly sides: Readonly<Record<Side, Map<string, SourceRow[]>>>;
  private readonly taken = new Set<SourceRow>();
  private readonly places = new Map<string, string>();
  private readonly period: Period | undefined;

  constructor({ nearby, period, comparesSums, only }: Shift) {
    this.period = period;
    const free: Record<Side, SourceRow[]> = { left: [], right: [] };
    const nameOf = (row: SourceRow) => `${this.placeOf(row)}|${row.key}`;
    const [ofLeft, ofRight] = [groupedBy(nearby.left, nameOf), groupedBy(nearby.right, nameOf)];
    for (const name of new Set([...ofLeft.keys(), ...ofRight.keys()])) {
      const [some, others] = [ofLeft.get(name) ?? [], ofRight.get(name) ?? []];
      if (tiesAsAWhole({ left: some, right: others }, comparesSums)) continue;
      const paired = new Set(equalPairs(some, others).flat());
      free.left.push(...some.filter((row) => !paired.has(row)));
      free.right.push(...others.filter((row) => !paired.has(row)));
    }
    const nearestFirst = (rows: SourceRow[]) =>
      rows.filter(({ fields }) => only?.(fields) !== false).sort((one, other) => this.inOrder(one, other));
    this.sides = { left: byKey(nearestFirst(free.left)), right: byKey(nearestFirst(free.right)) };
  }

  of(side: Side, key: string): readonly SourceRow[] {
    return (this.sides[side].get(key) ?? []).filter((row) => !this.taken.has(row));
  }

  take(rows: readonly SourceRow[]): void {
    for (const row of rows) this.taken.add(row);
  }

  /** The free rows of a key by period. */
  periodsOf(key: string): Group[] {
    const groups = new Map<string, { left: SourceRow[]; right: SourceRow[] }>();
    const rows = sided({ left: this.of('left', key), right: this.of('right', key) });
    for (const { side, row } of rows.sort((one, other) => this.inOrder(one.row, other.row))) {
      const place = this.placeOf(row);
      const group = groups.get(place) ?? { left: [], right: [] };
      group[side].push(row);
      groups.set(place, group);
    }
    return [...groups.values()];
  }

  /** The nearest period first, and of two as near the earlier one: which side a row stands on has no say in it. */
  private inOrder(one: SourceRow, other: SourceRow): number {
    const [a, b] = [this.placeOf(one), this.placeOf(other)];
    if (a === b) return 0;
    return Math.abs(Number(a)) - Math.abs(Number(b)) || Number(a) - Number(b) || (a < b ? -1 : 1);
  }

  /** How many periods away, or the month where nobody says what a period is. */
  private placeOf({ period: time = '' }: SourceRow): string {
    let place = this.places.get(time);
    if (place === undefined) {
      const away = this.period === undefined ? undefined : periodsFrom(this.period, time);
      place = away === undefined ? time.slice(0, 7) : String(away);
      this.places.set(time, place);
    }
    return place;
  }
}

/** Whether the run of those rows' own period has nothing to ask about the key: `tieOf` says the same of that run. */
function tiesAsAWhole(rows: Group, comparesSums: boolean): boolean {
  const [first] = [...rows.left, ...rows.right];
  if (!first) return true;
  const ties = differenceOf(rows, first.amount.currency).isZero();
  return ties && (comparesSums || (rows.left.length > 0 && rows.right.length > 0));
}
