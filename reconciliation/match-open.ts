import { Covers } from './covering-sets';
import { amountOf, equalPairs, type OpenRows } from './open-rows';
import type { Matcher } from './recipe';
import { rowsToShow, type MatchedGroups } from './key-sums';
import type { SidedRow } from './result';
import { isBeside, keyOf, type Side, type SourceRow } from './row';

/** Rows of one key and one amount, one from each side, as often as they occur on both. */
export function matchExactly(open: OpenRows, matched: MatchedGroups): void {
  for (const [key, { left, right }] of open.byKey()) {
    for (const [one, other] of equalPairs(left, right)) {
      open.take('left', [one]);
      open.take('right', [other]);
      matched.add('exact', { key, leftRows: 1, rightRows: 1, left: one.amount });
    }
  }
}

/** What is left of a key on both sides, where it comes to the same. */
export function matchSums(open: OpenRows, matched: MatchedGroups): void {
  for (const [key, { left, right }] of open.byKey()) {
    const sum = amountOf(left, open.currency);
    const isOnBoth = left.length > 0 && right.length > 0;
    if (!sum.equals(amountOf(right, open.currency)) || !(isOnBoth || sum.isZero())) continue;
    open.take('left', left);
    open.take('right', right);
    const counted = { key, leftRows: left.length, rightRows: right.length, left: sum };
    matched.add('sums', counted, rowsToShow(left, right));
  }
}

/** A row of nought is no difference, whether or not the other side has it. */
export function matchNought(open: OpenRows, matched: MatchedGroups): void {
  for (const [key, group] of open.byKey()) {
    const isNought = ({ amount }: SourceRow) => amount.isZero();
    const [left, right] = [group.left.filter(isNought), group.right.filter(isNought)];
    if (left.length + right.length === 0) continue;
    open.take('left', left);
    open.take('right', right);
    const counted = { key, leftRows: left.length, rightRows: right.length, left: amountOf(left, open.currency) };
    matched.add('sums', counted, rowsToShow(left, right));
  }
}

/** The sets that would do for a row, where there is more than one. */
export type Ambiguities = ReadonlyMap<SourceRow, readonly (readonly SidedRow[])[]>;

interface Proposal {
  readonly side: Side;
  readonly target: SourceRow;
  readonly rows: readonly SourceRow[];
}

const MOST_ROWS_OF_ONE = 12;

/**
 * One row against several of the other side (S004-115), where just one set makes it up and no other row lays claim to one
 * of its rows. Rows are looked for within one key, or within what `within` says.
 */
export function matchManyToOne(
  open: OpenRows,
  matched: MatchedGroups,
  { within, atMost = MOST_ROWS_OF_ONE }: Extract<Matcher, { kind: 'many-to-one' }>,
): Ambiguities {
  const ambiguities = new Map<SourceRow, (readonly SidedRow[])[]>();
  const nameOf = within ? (row: SourceRow) => placeOf(row, within) : ({ key }: SourceRow) => key;
  for (const { left, right } of open.groupedBy(nameOf).values()) {
    if (left.length === 0 || right.length === 0 || left.length + right.length < 3) continue;
    const proposals = [
      ...proposed('left', left, right, atMost, ambiguities),
      ...proposed('right', right, left, atMost, ambiguities),
    ];
    for (const proposal of undisputed(proposals, ambiguities)) {
      const ofSet = opposite(proposal.side);
      open.take(proposal.side, [proposal.target]);
      open.take(ofSet, proposal.rows);
      const { key, amount } = proposal.target;
      const rows = { [proposal.side]: [proposal.target], [ofSet]: proposal.rows } as Record<Side, readonly SourceRow[]>;
      const counted = { key, leftRows: rows.left.length, rightRows: rows.right.length, left: amount };
      matched.add('many-to-one', counted, rowsToShow(rows.left, rows.right));
    }
  }
  return ambiguities;
}

function proposed(
  side: Side,
  targets: readonly SourceRow[],
  others: readonly SourceRow[],
  atMost: number,
  ambiguities: Map<SourceRow, (readonly SidedRow[])[]>,
): Proposal[] {
  const covers = new Covers(others, { atMost, amounts: targets.length });
  return targets.flatMap((target) => {
    const cover = covers.of(target.amount.toMinorUnits());
    if (cover.kind === 'one') return [{ side, target, rows: cover.rows }];
    if (cover.kind === 'several')
      ambiguities.set(
        target,
        cover.sets.map((rows) => onSide(opposite(side), rows)),
      );
    return [];
  });
}

/** What is compared beside the totals only meets its like. */
function placeOf({ key, fields }: SourceRow, within: readonly string[]): string {
  return `${isBeside(key) ? 'beside' : ''}|${keyOf(fields, within)}`;
}

/** A row that two sets ask for is given to neither: which of them it belongs to would be a guess. */
function undisputed(
  proposals: readonly Proposal[],
  ambiguities: Map<SourceRow, (readonly SidedRow[])[]>,
): readonly Proposal[] {
  const asked = new Map<SourceRow, number>();
  for (const { target, rows } of proposals) {
    for (const row of [target, ...rows]) asked.set(row, (asked.get(row) ?? 0) + 1);
  }
  for (const sets of ambiguities.values()) {
    for (const { row } of sets.flat()) asked.set(row, (asked.get(row) ?? 0) + 1);
  }
  return proposals.filter(({ side, target, rows }) => {
    if ([target, ...rows].every((row) => asked.get(row) === 1)) return true;
    ambiguities.set(target, [onSide(opposite(side), rows)]);
    return false;
  });
}

function onSide(side: Side, rows: readonly SourceRow[]): SidedRow[] {
  return rows.map((row) => ({ side, row }));
}

function opposite(side: Side): Side {
  return side === 'left' ? 'right' : 'left';
}
