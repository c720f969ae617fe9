import { type Money, sumOf, type Currency } from '../domain/kernel/money';
import type { SidedRow } from './result';
import type { Side, SourceRow } from './row';

/** The rows that are still open, by key; matchers and explanations take from them. */
export class OpenRows {
  readonly currency: Currency;
  private readonly sides: Readonly<Record<Side, Set<SourceRow>>>;

  constructor(left: readonly SourceRow[], right: readonly SourceRow[], currency: Currency) {
    this.currency = currency;
    this.sides = { left: new Set(left), right: new Set(right) };
  }

  take(side: Side, rows: Iterable<SourceRow>): void {
    for (const row of rows) this.sides[side].delete(row);
  }

  has(side: Side, row: SourceRow): boolean {
    return this.sides[side].has(row);
  }

  /** Both sides by what `nameOf` says, in the order of the files. */
  groupedBy(nameOf: (row: SourceRow) => string): Map<string, Group> {
    const groups = new Map<string, { left: SourceRow[]; right: SourceRow[] }>();
    for (const side of ['left', 'right'] as const) {
      for (const row of this.sides[side]) {
        const name = nameOf(row);
        const group = groups.get(name);
        if (group) group[side].push(row);
        else groups.set(name, { left: [], right: [], [side]: [row] });
      }
    }
    return groups;
  }

  byKey(): Map<string, Group> {
    return this.groupedBy(({ key }) => key);
  }
}

export interface Group {
  readonly left: readonly SourceRow[];
  readonly right: readonly SourceRow[];
}

/** Left less right. */
export function differenceOf({ left, right }: Group, currency: Currency): Money {
  return amountOf(left, currency).minus(amountOf(right, currency));
}

export function amountOf(rows: readonly SourceRow[], currency: Currency): Money {
  return sumOf(
    rows.map(({ amount }) => amount),
    currency,
  );
}

export function absolute(amount: Money): Money {
  return amount.isNegative() ? amount.negated() : amount;
}

/** Of either sign, and no more than `most`. */
export function isWithin(amount: Money, most: Money): boolean {
  return !absolute(amount).isOver(most);
}

export function sided({ left, right }: Group): SidedRow[] {
  return [
    ...left.map((row) => ({ side: 'left' as const, row })),
    ...right.map((row) => ({ side: 'right' as const, row })),
  ];
}

/** Pairs of rows of one amount, each row in one pair at most, in the order of the files. */
export function equalPairs(
  some: readonly SourceRow[],
  others: readonly SourceRow[],
): (readonly [SourceRow, SourceRow])[] {
  const waiting = new Map<string, SourceRow[]>();
  for (const row of others) {
    const amount = row.amount.toString();
    const same = waiting.get(amount);
    if (same) same.push(row);
    else waiting.set(amount, [row]);
  }
  const pairs: (readonly [SourceRow, SourceRow])[] = [];
  for (const row of some) {
    const other = waiting.get(row.amount.toString())?.shift();
    if (other) pairs.push([row, other]);
  }
  return pairs;
}

export function byKey(rows: readonly SourceRow[]): Map<string, SourceRow[]> {
  return groupedBy(rows, ({ key }) => key);
}

export function groupedBy<Item>(items: readonly Item[], nameOf: (item: Item) => string): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const name = nameOf(item);
    const same = found.get(name);
    if (same) same.push(item);
    else found.set(name, [item]);
  }
  return found;
}

/** As a part of left less right. */
export function signed(side: Side, amount: Money): Money {
  return side === 'left' ? amount : amount.negated();
}
