import { effectsOf } from './effects';
import { isClean, sidesWithoutRows } from './result';
import type {
  BesideTotals,
  Explained,
  MatchedGroup,
  OpenDifference,
  Reconciliation,
  SidedRow,
  SourceSummary,
} from './result';
import { keyInWords, rowSays, type SourceRow } from './row';

/**
 * The result as the command and the evidence file write it: amounts as text, keys in words. The first eight members are
 * those that scripts count on; everything else stands after them. `mostRows` bounds each list of rows.
 */
export function resultAsJson(result: Reconciliation, mostRows = Number.POSITIVE_INFINITY): object {
  const { left, right, third, beside, ofOtherPeriods = [] } = result;
  return {
    recipe: result.recipe,
    period: result.period,
    left: total(left),
    right: total(right),
    difference: result.difference.toString(),
    explained: result.explained.map(sumOfCause),
    remaining: result.remaining.toString(),
    identities: result.identities.map((identity) => ({
      name: identity.name,
      left: identity.left.toString(),
      right: identity.right.toString(),
      holds: identity.holds,
    })),
    untested: result.untested,
    clean: isClean(result),
    currency: result.currency,
    by: result.by,
    comparedBy: result.comparedBy,
    sources: {
      left: source(left),
      right: source(right),
      ...(third && { third: { ...total(third), ...source(third) } }),
    },
    withoutRows: sidesWithoutRows(result),
    matched: result.matched.map(({ amount, shown, ...matched }) => ({
      ...matched,
      amount: amount.toString(),
      ...(shown.length > 0 && { shown: shown.map(group) }),
    })),
    unexplainedCount: result.unexplained.length,
    unexplained: result.unexplained.slice(0, mostRows).map(difference),
    effects: effectsOf(result.unexplained, result.period, result.currency).map(({ amount, ...effect }) => ({
      ...effect,
      amount: amount.toString(),
    })),
    causes: result.explained.map((cause) => causeWithRows(cause, mostRows)),
    ...(beside && { beside: besideTotals(beside, mostRows) }),
    ...(ofOtherPeriods.length > 0 && { ofOtherPeriods: ofOtherPeriods.map((one) => ofOtherPeriod(one, mostRows)) }),
    ...(result.byConstruction !== undefined && { byConstruction: result.byConstruction }),
    brokenRules: result.brokenRules,
    ...(result.accepted && { accepted: result.accepted }),
    unused: result.unused.map(({ file, title, says, rows, amount, isOpen, firstLines }) => ({
      file,
      title,
      says,
      rows,
      amount: amount.toString(),
      isOpen,
      firstLines,
    })),
    notCompared: result.notCompared,
    misplaceable: result.misplaceable,
    ...(result.books && { books: result.books }),
    lists: result.lists.map((list) => ({
      file: list.file,
      ...total(list),
      ...source(list),
      ...(list.lacks.length > 0 && { lacks: list.lacks }),
    })),
    citations: result.identities.map(({ name, cites, within, by, notBy, apart }) => ({
      name,
      cites,
      ...(within !== undefined && { within }),
      ...(by && { by }),
      ...(notBy && { notBy }),
      ...(apart && {
        apart: apart.slice(0, mostRows).map((one) => ({
          key: keyInWords(one.key),
          left: one.left.toString(),
          right: one.right.toString(),
        })),
      }),
    })),
  };
}

function total({ rows, total: sum }: SourceSummary): { rows: number; total: string } {
  return { rows, total: sum.toString() };
}

function source({ title, repeated, leftOut, otherPeriods, outside, parts, undated, ofBooks }: SourceSummary): object {
  return {
    title,
    repeated,
    leftOut: leftOut.map(({ reason, rows, amount }) => ({ reason, rows, amount: amount.toString() })),
    ...(outside && { outside }),
    ...(ofBooks && { ofBooks }),
    ...(undated !== undefined && { undated }),
    otherPeriods: otherPeriods.map(({ period, rows, amount }) => ({ period, rows, amount: amount.toString() })),
    parts: parts.map(({ name, rows, amount }) => ({ name, rows, amount: amount.toString() })),
  };
}

function sumOfCause({ cause, rows, amount }: Explained): object {
  return { cause, rows, amount: amount.toString() };
}

function causeWithRows({ cause, cites, items }: Explained, mostRows: number): object {
  return {
    cause,
    cites,
    items: items.slice(0, mostRows).map(({ key, amount, rows, because }) => ({
      key: keyInWords(key),
      amount: amount.toString(),
      rows: rows.map(sided),
      because: because.map(written),
    })),
  };
}

function group({ key, amount, rows }: MatchedGroup): object {
  return { key: keyInWords(key), amount: amount.toString(), rows: rows.map(sided) };
}

function besideTotals(
  { left, right, difference: apart, explained, remaining, unexplained }: BesideTotals,
  most: number,
): object {
  return {
    left: left.toString(),
    right: right.toString(),
    difference: apart.toString(),
    explained: explained.map(sumOfCause),
    remaining: remaining.toString(),
    unexplainedCount: unexplained.length,
    unexplained: unexplained.slice(0, most).map(difference),
  };
}

function difference({ class: kind, key, amount, rows, candidates }: OpenDifference): object {
  return {
    class: kind,
    key: keyInWords(key),
    amount: amount.toString(),
    rows: rows.map(sided),
    ...(candidates.length > 0 && { candidates: candidates.map((set) => set.map(sided)) }),
  };
}

function ofOtherPeriod(one: OpenDifference, mostRows: number): object {
  return { ...difference({ ...one, rows: one.rows.slice(0, mostRows) }), rowCount: one.rows.length };
}

function sided({ side: of, row }: SidedRow): object {
  return { side: of, ...written(row) };
}

function written(row: SourceRow): object {
  const { line, file, key, amount } = row;
  const says = rowSays(row);
  return {
    line,
    ...(file !== undefined && { file }),
    key: keyInWords(key),
    amount: amount.toString(),
    ...(says !== undefined && { says }),
  };
}
