import { folded } from '../formats/tables/bound-column';
import { headersOf } from './given-in-place';
import { sourcesOf, type Recipe } from './recipe';
import type { LedgerQuery } from './recipe-source';
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
  return [...tallies].flatMap(([file, tally]): BrokenRule[] => {
    if (!isIndependent(recipe, file) || !(ownFiles.includes(file) || isLedgersAnswer(recipe, file, tally))) return [];
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

/**
 * The columns that the ledger answers with: those of its postings, and of its balances at a month's end. `currency` is left
 * out: a table has none of its own.
 */
const ANSWERS: Readonly<Partial<Record<LedgerQuery, readonly (readonly string[])[]>>> = {
  journal: [
    [
      'voucher',
      'line',
      'business_on',
      'booked_on',
      'account',
      'account_name',
      'amount',
      'invoice_number',
      'payment',
      'text',
    ],
    ['month', 'account', 'account_name', 'amount'],
  ],
};

/**
 * Whether a table is the ledger's own answer for another side, saved as CSV or as a workbook: it names every column of the
 * answer that its own source does not know, and none besides. A program may have written the bytes anew since.
 */
function isLedgersAnswer(recipe: Recipe, file: string, { columnsNamed }: SourceTally): boolean {
  const known = headersOf(recipe, file);
  const named = new Set(columnsNamed);
  const queries = [...sourcesOf(recipe).values()].flatMap(({ ledgerQuery }) => (ledgerQuery ? [ledgerQuery] : []));
  return queries
    .flatMap((query) => ANSWERS[query] ?? [])
    .some((answer) => {
      const telling = answer.filter((column) => !known.has(folded(column)));
      if (telling.length === 0) return false;
      return telling.every((column) => named.has(column)) && columnsNamed.every((column) => answer.includes(column));
    });
}
