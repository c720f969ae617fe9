import { periodsFrom, type Period } from './period';
import type { Recipe } from './recipe';
import type { UnusedRows } from './result';
import type { UnusedOfList } from './residual';
import type { SourceRow } from './row';
import { MOST_LINES_TOLD } from './broken-lines';
import type { SourceTally } from './source-tally';

interface Given {
  readonly tallies: ReadonlyMap<string, SourceTally>;
  /** What the identities that were tested have asked of each file. */
  readonly asked: ReadonlyMap<string, ReadonlySet<string>>;
  /** The rows of each list that explain nothing. */
  readonly unusedOf: ReadonlyMap<string, UnusedOfList>;
  /** Whether what stands beside the totals was compared. */
  readonly isComparedBeside: boolean;
  /** The period whose balances the sides say: what an earlier one listed is settled since. Absent where they say movements. */
  readonly balancesAt: Period | undefined;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Every row that was given and that nothing was held against: of a list one that explains nothing, of a witness one of which
 * no identity speaks, of a side one without a time. What stands beside the totals of a side is shown and left to a person:
 * its line has been compared by its amount.
 */
export function unusedRows({ tallies, asked, unusedOf, isComparedBeside, balancesAt }: Given): UnusedRows[] {
  const isSettled = ({ period }: SourceRow) =>
    balancesAt !== undefined && period !== undefined && (periodsFrom(balancesAt, period) ?? 0) < 0;
  const idleOf = (file: string) => unusedOf.get(file)?.idle ?? [];
  return [...tallies].flatMap(([file, tally]) => [
    ...withoutTime(file, tally),
    ...ofList(
      file,
      tally,
      idleOf(file).filter((row) => !isSettled(row)),
      { says: 'on the list, and they explain no difference', isOpen: true },
    ),
    ...ofList(file, tally, idleOf(file).filter(isSettled), SETTLED),
    ...ofList(file, tally, unusedOf.get(file)?.again ?? [], AGAIN),
    ...ofWitness(file, tally, asked.get(file) ?? NONE, isComparedBeside),
  ]);
}

function withoutTime(file: string, { withoutTime: left, title }: SourceTally): UnusedRows[] {
  if (left.rows === 0) return [];
  const { rows, amount, moneyRows } = left;
  const says = 'without a month or day: nobody knows to which period they belong';
  return [{ file, title, says, rows, amount, isOpen: moneyRows > 0, firstLines: [] }];
}

/** Why rows of a list are not used, and whether that prevents _clean_ where they are of money. */
type Why = Pick<UnusedRows, 'says' | 'isOpen'>;

const SETTLED: Why = { says: 'on the list of an earlier period, and settled since', isOpen: false };
const AGAIN: Why = { says: 'on the list, and explained already by something else', isOpen: false };

function ofList(file: string, tally: SourceTally, rows: readonly SourceRow[], { says, isOpen }: Why): UnusedRows[] {
  const [first, ...others] = rows;
  if (!first) return [];
  return [
    {
      file,
      title: tally.title,
      says,
      rows: rows.length,
      amount: others.reduce((sum, { amount }) => sum.plus(amount), first.amount),
      isOpen: isOpen && rows.some(({ amount }) => !amount.isZero()),
      firstLines: rows.slice(0, MOST_LINES_TOLD).map(({ line }) => line),
    },
  ];
}

function ofWitness(
  file: string,
  tally: SourceTally,
  asked: ReadonlySet<string>,
  isComparedBeside: boolean,
): UnusedRows[] {
  return tally.unasked(asked).flatMap(({ isBeside, what, rows, amount, moneyRows }): UnusedRows[] => {
    const isSide = file === 'left' || file === 'right';
    if (isSide && isBeside && isComparedBeside) return [];
    const of = what.length > 0 ? ` (${what.join(', ')})` : '';
    const says = `held against nothing${of}`;
    return [{ file, title: tally.title, says, rows, amount, isOpen: !isSide && moneyRows > 0, firstLines: [] }];
  });
}

/** The columns that a file names and that neither the matching nor an identity went by, in their order. */
export function notCompared(
  { key, identities }: Recipe,
  tallies: ReadonlyMap<string, SourceTally>,
  comparedBy: readonly string[],
  heldBy: ReadonlyMap<string, ReadonlySet<string>>,
): { file: string; columns: readonly string[] }[] {
  const ofKey = key.flatMap((part) => part.replace(/\?$/, '').split('|'));
  const telling = new Set([...ofKey, ...identities.flatMap(({ by = [] }) => by)]);
  return [...tallies].flatMap(([file, tally]) => {
    const byKey = tally.isHeldByIdentitiesAlone ? [] : comparedBy;
    const isHeld = (column: string) => byKey.includes(column) || heldBy.get(file)?.has(column) === true;
    const idle = [...telling].filter((column) => tally.hasColumn(column) && !isHeld(column));
    const columns = [...new Set([...tally.columnsUnread.filter((column) => !isHeld(column)), ...idle])].sort();
    return columns.length > 0 ? [{ file, columns }] : [];
  });
}
