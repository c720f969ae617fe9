import { sourcesOf, type Recipe } from './recipe';
import type { BrokenRule } from './result';
import type { SourceTally } from './source-tally';

/** The rule that our own export breaks when somebody gives the export as the other books. */
export const OWN_FILE_RULE = 'a side that is compared with the ledger is no export of Fordring itself';

const SIDES: readonly string[] = ['left', 'right', 'third'];

/**
 * A file that Fordring made says what the ledger says. Given as the books that the ledger is compared with, both sides are
 * the same books, and tie whatever stands in them. `ownFiles` are the places where such a file was given.
 */
export function ownFilesAsOtherBooks(
  recipe: Recipe,
  tallies: ReadonlyMap<string, SourceTally>,
  ownFiles: readonly string[],
): BrokenRule[] {
  return ownFiles.flatMap((file): BrokenRule[] => {
    const tally = tallies.get(file);
    if (!tally || !isIndependent(recipe, file)) return [];
    const { title, rows } = tally.summary(0);
    const says = [`Fordring itself made the file that was given as ${title} (${file}): both sides are the same books`];
    return [{ rule: OWN_FILE_RULE, cites: ['S002-91'], source: title, file, lines: rows, firstLines: [], says }];
  });
}

/** Whether a side must come from elsewhere than our ledger: the ledger answers another one, or the side is a general ledger. */
function isIndependent(recipe: Recipe, file: string): boolean {
  const sources = sourcesOf(recipe);
  const source = sources.get(file);
  if (!source || source.ledgerQuery !== undefined || !SIDES.includes(file)) return false;
  const asksLedger = [...sources.values()].some(({ ledgerQuery }) => ledgerQuery !== undefined);
  return asksLedger || source.layouts.some(({ kind }) => kind === 'sie');
}
