import { amountOf, byKey, equalPairs, groupedBy, signed, type OpenRows } from './open-rows';
import type { Explanation } from './recipe';
import type { ExplainedDifference, OpenDifference } from './result';
import type { Side, SourceRow } from './row';

/** Rows of neighbouring periods, of the keys that are open. */
export interface NearbyRows {
  readonly left: readonly SourceRow[];
  readonly right: readonly SourceRow[];
}

/**
 * The same item in a neighbouring period (S004-140, S004-146): an open row whose key and amount the other side has there.
 * What ties within its own neighbouring period is no counterpart: a rent of the same amount every month explains nothing.
 */
export function explainByPeriod(open: OpenRows, nearby: NearbyRows): ExplainedDifference[] {
  const free = freeNearby(nearby);
  const items: ExplainedDifference[] = [];
  for (const [key, group] of open.byKey()) {
    for (const side of ['left', 'right'] as const) {
      const others = free[side === 'left' ? 'right' : 'left'].get(key) ?? [];
      for (const [row, because] of equalPairs(group[side], others)) {
        open.take(side, [row]);
        items.push({ key, amount: signed(side, row.amount), rows: [{ side, row }], because: [because] });
      }
    }
  }
  return items;
}

/** The rows of neighbouring periods that find no counterpart in their own period, by key. */
function freeNearby({ left, right }: NearbyRows): Readonly<Record<Side, Map<string, SourceRow[]>>> {
  const free: Record<Side, SourceRow[]> = { left: [], right: [] };
  const nameOf = ({ key, period }: SourceRow) => `${(period ?? '').slice(0, 7)}|${key}`;
  const [ofLeft, ofRight] = [groupedBy(left, nameOf), groupedBy(right, nameOf)];
  for (const name of new Set([...ofLeft.keys(), ...ofRight.keys()])) {
    const [some, others] = [ofLeft.get(name) ?? [], ofRight.get(name) ?? []];
    const paired = new Set(equalPairs(some, others).flat());
    const rest = { left: some.filter((row) => !paired.has(row)), right: others.filter((row) => !paired.has(row)) };
    if (rest.left.length > 0 && rest.right.length > 0 && haveOneSum(rest.left, rest.right)) continue;
    free.left.push(...rest.left);
    free.right.push(...rest.right);
  }
  return { left: byKey(free.left), right: byKey(free.right) };
}

function haveOneSum(some: readonly SourceRow[], others: readonly SourceRow[]): boolean {
  const currency = (some[0] as SourceRow).amount.currency;
  return amountOf(some, currency).equals(amountOf(others, currency));
}

/** A rule looks at each difference that is still open, and takes it whole or not at all. */
export function explainByRule(
  open: OpenRows,
  differences: readonly OpenDifference[],
  { by }: Explanation,
): ExplainedDifference[] {
  if (by.kind !== 'rule') return [];
  return differences.filter(by.explains).map(({ key, amount, rows }) => {
    for (const { side, row } of rows) open.take(side, [row]);
    return { key, amount, rows, because: [] };
  });
}
