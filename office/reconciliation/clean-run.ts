import {
  isClean,
  type OpenDifference,
  type Reconciliation,
  type ShownIdentity,
  type SourceSummary,
} from '../../reconciliation/result';

/**
 * Whether a run's result leaves nothing to a person, besides differences that are one with those of an earlier period.
 *
 * Of a run, unlike of two files that somebody holds together once, it is known that a source was delivered. One without a
 * single line says that nothing happened: a quiet month is signed like any other. One that has lines, none of which counts
 * in the period, is the file of another month, and is not clean; unless our own ledger answered, which was asked for this
 * period and tells of its neighbours too.
 */
export function leavesNothing(
  result: Reconciliation,
  cleared: ReadonlySet<OpenDifference>,
  answeredByLedger: ReadonlySet<string> = new Set(),
): boolean {
  const open = (differences: readonly OpenDifference[]) => differences.filter((one) => !cleared.has(one));
  const sumOf = (differences: readonly OpenDifference[], from: Reconciliation['remaining']) =>
    differences.reduce((rest, one) => (cleared.has(one) ? rest.minus(one.amount) : rest), from);
  const { left, right, third, lists, unexplained, remaining, beside, identities } = result;
  return isClean({
    ...result,
    identities: identities.map((identity) => ({ ...identity, holds: identity.holds || isCleared(identity, cleared) })),
    left: quietAsDelivered(left, answeredByLedger.has('left')),
    right: quietAsDelivered(right, answeredByLedger.has('right')),
    ...(third && { third: quietAsDelivered(third, answeredByLedger.has('third')) }),
    lists: lists.map((list) => ({ ...list, ...quietAsDelivered(list, answeredByLedger.has(list.file)) })),
    unexplained: open(unexplained),
    remaining: sumOf(unexplained, remaining),
    ...(beside && {
      beside: {
        ...beside,
        unexplained: open(beside.unexplained),
        remaining: sumOf(beside.unexplained, beside.remaining),
      },
    }),
  });
}

/** It fails by what is one with differences of earlier periods, and by nothing else: with these periods it holds. */
function isCleared({ left, right }: ShownIdentity, cleared: ReadonlySet<OpenDifference>): boolean {
  const apart = left.minus(right);
  const amounts = [...cleared].map(({ amount }) => amount);
  const all = amounts.reduce((sum, amount) => sum.plus(amount), apart.minus(apart));
  return [all, ...amounts].some(
    (amount) => !amount.isZero() && (apart.equals(amount) || apart.equals(amount.negated())),
  );
}

/** No line at all, neither counted nor left out. */
function isQuiet({ rows, leftOut }: SourceSummary): boolean {
  return rows === 0 && leftOut.every((one) => one.rows === 0);
}

/** The empty file counts as the one thing that was delivered. */
function quietAsDelivered(source: SourceSummary, isLedgers: boolean): SourceSummary {
  return source.rows === 0 && (isLedgers || isQuiet(source)) ? { ...source, rows: 1 } : source;
}
