import type { OpenRows } from './open-rows';
import type { Explanation } from './recipe';
import type { ExplainedDifference, OpenDifference } from './result';

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
