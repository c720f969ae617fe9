import { isClean, sidesWithoutRows, type Reconciliation } from '../../reconciliation/result';
import type { FileName } from '../../reconciliation/source-reader';
import { text } from './how-it-reads';
import type { Judged } from './judged';

export function verdictOf(
  before: Reconciliation,
  after: Reconciliation | 'refused',
  file: FileName,
  { column, kind }: Judged['mutation'],
  how: readonly string[],
): Pick<Judged, 'verdict' | 'says'> {
  if (after === 'refused') return { verdict: 'refused', says: 'refused' };
  const shows = showsIn(before, after);
  if (!isClean(after) && shows.length > 0) return { verdict: 'found', says: shows.join(', ') };
  const named = [
    ...(column !== undefined && isNotCompared(after, file, column) ? ['a column that is not compared'] : []),
    ...placesIn(before, after),
    ...(text(after.comparedBy) === text(before.comparedBy) ? [] : ['compared by other columns']),
    ...(notBys(after) === notBys(before) ? [] : ['an identity that is named as held more coarsely']),
    ...(undated(after) === undated(before) ? [] : ['rows that are named as saying no time']),
    ...(text(after.notCompared) === text(before.notCompared) ? [] : ['a column that is named as not compared']),
    ...(text(lacks(after)) === text(lacks(before)) ? [] : ['a column of the key that the list is named as lacking']),
    ...(text(rowCounts(after)) === text(rowCounts(before)) ? [] : ['another number of rows, and the same sums']),
    ...(notIn(before, after).length > 0 || (isClean(after) && !isClean(before))
      ? ['what was found before is gone']
      : []),
    ...(kind === 'one øre more' && after.identities.some(({ within }) => within !== undefined)
      ? ['within what an identity allows']
      : []),
    ...how,
  ];
  return { verdict: isClean(after) ? 'clean' : 'as before', says: named.join(', ') };
}

function lacks({ lists }: Reconciliation): unknown {
  return lists.map(({ file, lacks: columns }) => [file, columns]);
}

function rowCounts({ left, right, third, lists }: Reconciliation): unknown {
  return [left, right, third, ...lists].map((summary) => summary?.rows);
}

/** What is new in a result that is not clean. */
function showsIn(before: Reconciliation, after: Reconciliation): string[] {
  const classes = notIn(after, before).map((one) => one.class);
  const beside = (after.beside?.unexplained ?? []).map((one) => `${one.class} beside`);
  const failing = after.identities.some(
    ({ name, holds, left, right }) =>
      !holds &&
      !before.identities.some(
        (one) => one.name === name && !one.holds && one.left.equals(left) && one.right.equals(right),
      ),
  );
  return [
    ...new Set([
      ...classes,
      ...beside,
      ...(failing ? ['identity'] : []),
      ...(after.brokenRules.length > 0 && text(after.brokenRules) !== text(before.brokenRules) ? ['rule'] : []),
      ...(text(after.unused) !== text(before.unused) ? ['unused'] : []),
      ...(sidesWithoutRows(after).length > sidesWithoutRows(before).length ? ['side without rows'] : []),
    ]),
  ];
}

/** Differences that the one result has and the other has not, or not as often. */
function notIn(one: Reconciliation, other: Reconciliation): Reconciliation['unexplained'] {
  const known = other.unexplained.map(saysOf);
  return one.unexplained.filter((difference) => {
    const at = known.indexOf(saysOf(difference));
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

function saysOf({ key, amount, rows }: Reconciliation['unexplained'][number]): string {
  return `${key}|${amount.toString()}|${rows.length}`;
}

/** Where a result that is clean still says what became of the row. */
function placesIn(before: Reconciliation, after: Reconciliation): string[] {
  const causes = ({ explained }: Reconciliation) =>
    explained.map(({ cause, rows, amount }) => [cause, rows, amount.toString()].join('|'));
  const known = new Set(causes(before));
  const leftOut = (result: Reconciliation) =>
    [result.left, result.right, result.third, ...result.lists].flatMap((summary) =>
      summary
        ? summary.leftOut.map(({ reason, rows, amount }) => `${summary.title}|${reason}|${rows}|${amount.toString()}`)
        : [],
    );
  const knownOut = new Set(leftOut(before));
  const within = after.identities.some(
    ({ name, within: why, left, right }) =>
      why !== undefined &&
      before.identities.some((one) => one.name === name && !(one.left.equals(left) && one.right.equals(right))),
  );
  const changed = (some: unknown, others: unknown) => text(some) !== text(others);
  return [
    ...causes(after)
      .filter((one) => !known.has(one))
      .map((one) => `explained: ${one.split('|')[0] ?? ''}`),
    ...leftOut(after)
      .filter((one) => !knownOut.has(one))
      .map((one) => `left out: ${one.split('|')[1] ?? ''}`),
    ...(within ? ['within what an identity allows'] : []),
    ...(changed(after.unused, before.unused) ? ['unused, and no money'] : []),
    ...(changed(parts(after), parts(before)) ? ['in another sum'] : []),
    ...after.untested
      .filter(({ name }) => !before.untested.some((one) => one.name === name))
      .map(() => 'an identity is not tested'),
    ...(changed(matchedRows(after), matchedRows(before)) ? ['matched otherwise'] : []),
  ];
}

function notBys({ identities }: Reconciliation): string {
  return text(identities.map(({ name, by, notBy }) => [name, by, notBy]));
}

function undated({ left, right, third, lists }: Reconciliation): string {
  return text([left, right, third, ...lists].map((summary) => summary?.undated));
}

function matchedRows({ matched }: Reconciliation): unknown {
  return matched.map(({ by, groups, leftRows, rightRows, shown }) => [
    by,
    groups,
    leftRows,
    rightRows,
    shown.map(({ key, rows }) => [key, rows.map(({ side, row }) => [side, row.line, row.key])]),
  ]);
}

function parts({ left, right, third, lists }: Reconciliation): unknown {
  return [left, right, third, ...lists].map((summary) =>
    summary?.parts.map(({ name, rows, amount }) => [name, rows, amount.toString()]),
  );
}

export function isNotCompared({ notCompared }: Reconciliation, file: FileName, column: string): boolean {
  return notCompared.some((one) => one.file === file && one.columns.includes(column));
}
