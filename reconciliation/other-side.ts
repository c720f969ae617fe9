import type { Recipe } from './recipe';
import type { BrokenRule, SourceSummary } from './result';

/** Why a side leaves out lines of an extract that serves both sides: the other side looks after them. */
export const OF_OTHER_SIDE = 'of the other side';

const RULE = 'what a file has of the other side is what the other file has';

/**
 * One extract may stand on both sides, each of which looks after its own lines. Where two files are given, a line that one of
 * them leaves to the other must be there: else it counts on neither. A file may have none of the other side's lines.
 */
export function linesOnNeitherSide(
  { mayBeOneFile = [] }: Recipe,
  summaries: ReadonlyMap<string, SourceSummary>,
): BrokenRule[] {
  return mayBeOneFile
    .flatMap(([one, other]) => [[one, other] as const, [other, one] as const])
    .flatMap(([file, other]): BrokenRule[] => {
      const [left, there] = [summaries.get(file), summaries.get(other)];
      if (!left || !there) return [];
      const rows = rowsOf(left, true);
      const theirs = there.rows + rowsOf(there, false);
      if (rows === 0 || rows === theirs) return [];
      const says = [`${left.title} (${file}) has ${rows} of them, and ${there.title} (${other}) has ${theirs}`];
      return [{ rule: RULE, cites: ['S004-114'], source: left.title, file, lines: rows, firstLines: [], says }];
    });
}

/** The lines that are left out since they are of the other side, or for any other reason. */
function rowsOf({ leftOut }: SourceSummary, isOfOther: boolean): number {
  return leftOut
    .filter(({ reason }) => (reason === OF_OTHER_SIDE) === isOfOther)
    .reduce((sum, { rows }) => sum + rows, 0);
}
