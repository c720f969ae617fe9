import { type Money } from '../domain/kernel/money';
import { coverOf } from './covering-sets';
import {
  absolute,
  amountOf,
  byKey,
  differenceOf,
  equalPairs,
  groupedBy,
  sided,
  signed,
  type Group,
  type OpenRows,
} from './open-rows';
import type { ExplainedDifference } from './result';
import { withKey, type Side, type SourceRow, type UnkeyedRow } from './row';

/** The rows of a list of causes, such as an error list. */
export interface CitedRows {
  readonly rows: readonly UnkeyedRow[];
  /** Those of the key's columns that the list names. */
  readonly columns: readonly string[];
}

/** The rows of one list that have not explained anything yet, by their key. */
export class Citations {
  /** Whether the list names all that the sides are compared by. */
  readonly isAsFine: boolean;
  /** Rows that only say again what is explained already. */
  readonly again: SourceRow[] = [];
  private readonly columns: readonly string[];
  private readonly byKey: Map<string, SourceRow[]>;

  constructor({ rows, columns }: CitedRows, comparedBy: readonly string[]) {
    this.isAsFine = columns.length === comparedBy.length;
    this.columns = columns;
    this.byKey = byKey(rows.map((row) => withKey(row, columns)));
  }

  of(key: string): readonly SourceRow[] {
    return this.byKey.get(key) ?? [];
  }

  use(rows: readonly SourceRow[]): void {
    for (const { key } of rows) {
      const left = this.of(key).filter((row) => !rows.includes(row));
      this.byKey.set(key, left);
    }
  }

  /** The rows that have explained nothing. */
  get unused(): readonly SourceRow[] {
    return [...this.byKey.values()].flat();
  }

  /**
   * Takes what only says again what is explained already: one return that a list names and a re-posting corrects is one
   * thing, and explains one difference.
   */
  useForExplained(items: readonly ExplainedDifference[], on: Side): void {
    for (const { rows, amount } of items) {
      const [first] = rows.filter(({ side }) => side === on);
      if (!first) continue;
      const same = this.of(this.keyFor(first.row)).find((row) => signed(on, row.amount).equals(amount));
      if (!same) continue;
      this.use([same]);
      this.again.push(same);
    }
  }

  /** The key under which the list would have a row of the sides. */
  keyFor(row: SourceRow): string {
    return withKey(row, this.columns).key;
  }
}

/** A row that the list has explains a row of its key and amount on the side that has it. */
export function explainByRows(open: OpenRows, list: Citations, on: Side): ExplainedDifference[] {
  if (!list.isAsFine) return explainByAmount(open, list, on);
  const items: ExplainedDifference[] = [];
  for (const [key, group] of open.byKey()) {
    for (const [row, because] of equalPairs(group[on], list.of(key))) {
      open.take(on, [row]);
      list.use([because]);
      items.push({ key, amount: signed(on, row.amount), rows: [{ side: on, row }], because: [because] });
    }
  }
  return items;
}

/**
 * A list that names less than the sides are compared by (an interest without the person): its row explains the difference
 * of its amount, where no more keys have that difference than the list has rows of it. Which of several it means would be
 * a guess.
 */
function explainByAmount(open: OpenRows, list: Citations, on: Side): ExplainedDifference[] {
  const items: ExplainedDifference[] = [];
  const differences = [...open.byKey()].flatMap(([key, group]) => {
    const [first] = sided(group);
    const amount = signed(on, differenceOf(group, open.currency));
    return first && !amount.isZero() ? [{ key, group, amount, listKey: list.keyFor(first.row) }] : [];
  });
  for (const alike of groupedBy(differences, ({ listKey, amount }) => `${listKey}|${amount.toString()}`).values()) {
    const listed = alike
      .slice(0, 1)
      .flatMap((one) => list.of(one.listKey).filter((row) => row.amount.equals(one.amount)));
    if (alike.length > listed.length) continue;
    alike.forEach(({ key, group, amount }, index) => {
      const because = listed.slice(index, index + 1);
      list.use(because);
      open.take('left', group.left);
      open.take('right', group.right);
      items.push({ key, amount: signed(on, amount), rows: sided(group), because });
    });
  }
  return [...items, ...rowsByAmount(open, list, on)];
}

/** Of a key that has several of them, each row that the list names: no more rows may have the amount than are listed. */
function rowsByAmount(open: OpenRows, list: Citations, on: Side): ExplainedDifference[] {
  const rows = [...open.byKey().values()].flatMap((group) => group[on]);
  const items: ExplainedDifference[] = [];
  for (const alike of groupedBy(rows, (row) => `${list.keyFor(row)}|${row.amount.toString()}`).values()) {
    const [first] = alike as [SourceRow];
    const listed = list.of(list.keyFor(first)).filter(({ amount }) => amount.equals(first.amount));
    if (alike.length > listed.length) continue;
    alike.forEach((row, index) => {
      const because = listed.slice(index, index + 1);
      list.use(because);
      open.take(on, [row]);
      items.push({ key: row.key, amount: signed(on, row.amount), rows: [{ side: on, row }], because });
    });
  }
  return items;
}

/**
 * What the list still has of a key, against what is left of the key's difference. All of it where it is no more than the
 * difference; where it is more, the one set that makes up the difference, if there is just one. Else what nearly
 * is the difference, so that an øre too much on a list leaves an øre; a list that says much more speaks of something else.
 */
export function explainBySums(
  open: OpenRows,
  list: Citations,
  on: Side,
  explainedOf: ReadonlyMap<string, Money>,
): ExplainedDifference[] {
  if (!list.isAsFine) return [];
  const items: ExplainedDifference[] = [];
  for (const [key, group] of open.byKey()) {
    const rest = restOf(group, explainedOf.get(key), open);
    const because = listedFor(rest, list.of(key), on);
    if (because.length === 0) continue;
    list.use(because);
    items.push({ key, amount: signed(on, amountOf(because, open.currency)), rows: sided(group), because });
  }
  return items;
}

function restOf(group: Group, explained: Money | undefined, { currency }: OpenRows): Money {
  const difference = differenceOf(group, currency);
  return explained ? difference.minus(explained) : difference;
}

function listedFor(rest: Money, listed: readonly SourceRow[], on: Side): readonly SourceRow[] {
  if (listed.length === 0) return [];
  const sum = signed(on, amountOf(listed, rest.currency));
  const isWithin = rest.isPositive() ? sum.isPositive() && !sum.isOver(rest) : sum.isNegative() && !rest.isOver(sum);
  if (isWithin) return listed;
  const units = signed(on, rest).toMinorUnits();
  const alone = listed.filter(({ amount }) => amount.toMinorUnits() === units);
  if (alone.length > 0) return alone.length === 1 ? alone : [];
  const cover = coverOf(units, listed, listed.length);
  if (cover.kind === 'one') return cover.rows;
  return cover.kind === 'none' ? nearest(signed(on, rest), listed) : [];
}

/** The one row, or all of them together, that leaves least, and no more than a hundredth of what they explain. */
function nearest(rest: Money, listed: readonly SourceRow[]): readonly SourceRow[] {
  const sets = listed.length > 1 ? [listed, ...listed.map((row) => [row])] : [listed];
  const leaves = sets.map((rows) => ({ rows, left: absolute(rest.minus(amountOf(rows, rest.currency))) }));
  const [best, next] = leaves.sort((one, other) => one.left.compare(other.left));
  const isOnly = best !== undefined && (next === undefined || next.left.isOver(best.left));
  if (!isOnly) return [];
  const explained = absolute(amountOf(best.rows, rest.currency)).toMinorUnits();
  return best.left.toMinorUnits() * NEARLY <= explained ? best.rows : [];
}

const NEARLY = 100n;
