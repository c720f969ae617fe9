import { Money } from '../domain/kernel/money';
import { explainedBy } from './causes';
import { couldBeMisplaced, givenInTwoPlaces, type FileHashes } from './given-in-place';
import { shownTogether } from './key-sums';
import { holdIdentities } from './hold-identities';
import { linesOnNeitherSide } from './other-side';
import { ownFilesAsOtherBooks } from './own-files';
import { fileExplanations, type Recipe } from './recipe';
import type { ResidualResult } from './residual';
import type {
  BesideTotals,
  BrokenRule,
  Explained,
  Matched,
  OpenDifference,
  Reconciliation,
  SourceSummary,
} from './result';
import { isBeside } from './row';
import { periodRuleOf, type RunOf } from './source-reader';
import type { SourceTally } from './source-tally';
import { Totals } from './totals';
import { notCompared, unusedRows } from './unused-rows';
import { booksOfOthers } from './whose-books';

/** All that a run knows when its keys are added up and its residue is worked out. */
export interface Findings {
  readonly comparedBy: readonly string[];
  /** Of `left`, `right`, `third` and each explanation's id, where there was a file. */
  readonly tallies: ReadonlyMap<string, SourceTally>;
  /** How many lines say the same as an earlier one, by file. */
  readonly repeated: ReadonlyMap<string, number>;
  readonly tied: readonly Matched[];
  readonly residual: ResidualResult;
  readonly hashes: FileHashes;
  /** In which places a file was given that Fordring itself made. */
  readonly ownFiles: readonly string[];
  /** The creditor’s organisation number, where the run is a creditor’s and the number is known. */
  readonly organisationNumber?: string | undefined;
}

/** Puts the result together; the same for a run in memory and one in a database. */
export function conclude(recipe: Recipe, run: RunOf, findings: Findings): Reconciliation {
  const { tallies, repeated, residual: rest } = findings;
  const nought = Money.zero(recipe.currency);
  const explained = explainedWhere(rest.explained, (key) => !isBeside(key));
  const { name: by, counts } = periodRuleOf(recipe, run.by);
  const { currency } = recipe;
  const totals = new Totals({ tallies, explained, currency, by, titleOf: titlesOf(recipe) });
  const beside = besideTotals(findings, nought);
  const summaries = new Map(
    [...tallies].map(([file, tally]) => [file, tally.summary(repeated.get(file) ?? 0)] as const),
  );
  const summary = (file: string) => summaries.get(file) as SourceSummary;
  const identities = holdIdentities(recipe.identities, totals, tallies);
  const accepted = [...tallies].flatMap(([file, tally]) => tally.acceptedFindings(file));
  return {
    recipe: recipe.id,
    period: run.period,
    by,
    currency: recipe.currency,
    comparedBy: findings.comparedBy,
    left: summary('left'),
    right: summary('right'),
    ...(tallies.has('third') && { third: summary('third') }),
    difference: totals.difference,
    matched: merged([...findings.tied, ...rest.matched]),
    explained,
    remaining: totals.remaining,
    unexplained: rest.unexplained.filter(({ key }) => !isBeside(key)),
    ...(beside && { beside }),
    identities: identities.shown,
    untested: identities.untested,
    brokenRules: [
      ...[...tallies].flatMap(([file, tally]) => [
        ...tally.brokenRules(file),
        ...givenTwice(file, summary(file), tally),
      ]),
      ...linesOnNeitherSide(recipe, summaries),
      ...givenInTwoPlaces(recipe, tallies, findings.hashes),
      ...ownFilesAsOtherBooks(recipe, tallies, findings.ownFiles),
      ...booksOfOthers(tallies, { period: run.period, counts, organisationNumber: findings.organisationNumber }),
    ],
    ...(accepted.length > 0 && { accepted }),
    lists: fileExplanations(recipe).flatMap(({ id, by: { explains } }) => {
      const tally = tallies.get(id);
      if (!tally) return [];
      const isWitness = explains === 'nothing';
      const lacks = isWitness || tally.inPairs.lines === 0 ? [] : lackedBy(tally, findings.comparedBy);
      return [{ file: id, isWitness, lacks, ...summary(id) }];
    }),
    unused: unusedRows({
      tallies,
      asked: identities.asked,
      unusedOf: rest.unusedOf,
      isComparedBeside: beside !== undefined,
      balancesAt: periodRuleOf(recipe, run.by).counts === 'until' ? run.period : undefined,
    }),
    notCompared: notCompared(recipe, tallies, findings.comparedBy, identities.comparedBy),
    ...(recipe.books && { books: recipe.books }),
    misplaceable: couldBeMisplaced(recipe, tallies),
  };
}

/** The columns of the key of which a list says nothing: its rows stand for any. */
function lackedBy(tally: SourceTally, comparedBy: readonly string[]): readonly string[] {
  return comparedBy.filter((column) => !tally.hasColumn(column));
}

/** Where every row is there equally often, and more than once, the file has likely been put together several times. */
function givenTwice(
  file: string,
  { title: source, rows, repeated }: SourceSummary,
  { inPairs }: SourceTally,
): BrokenRule[] {
  const once = rows - repeated;
  const areCounted = once >= FEWEST_ONCE && repeated > 0 && rows % once === 0;
  const areAll = inPairs.isEvery && inPairs.lines >= FEWEST_ONCE * 2;
  if (!areCounted && !areAll) return [];
  const lines = areCounted ? repeated : inPairs.lines / 2;
  return [{ rule: 'a file has each of its rows once', cites: ['S004-05'], source, file, lines, firstLines: [] }];
}

/** Of fewer rows some may well be alike by chance. */
const FEWEST_ONCE = 3;

function explainedWhere(explained: readonly Explained[], isWanted: (key: string) => boolean): Explained[] {
  return explained.flatMap(({ cause, cites, items }) =>
    explainedBy(
      cause,
      cites,
      items.filter(({ key }) => isWanted(key)),
    ),
  );
}

/** Nothing where one of the sides has no such rows. */
function besideTotals({ tallies, residual: rest }: Findings, nought: Money): BesideTotals | undefined {
  const [left, right] = [tallies.get('left')?.beside, tallies.get('right')?.beside];
  if (!left?.rows || !right?.rows) return undefined;
  const explained = explainedWhere(rest.explained, isBeside);
  const unexplained: OpenDifference[] = rest.unexplained.filter(({ key }) => isBeside(key));
  const difference = left.amount.minus(right.amount);
  return {
    left: left.amount,
    right: right.amount,
    difference,
    explained,
    remaining: explained.reduce((remaining, { amount }) => remaining.minus(amount), difference.plus(nought)),
    unexplained,
  };
}

/** The titles of a recipe's files, by which a person knows them, with the names that the command has for them. */
function titlesOf(recipe: Recipe): (file: string) => string {
  const lists = fileExplanations(recipe).map(({ id, by }) => [id, by.source.title] as const);
  const titles = new Map([
    ['left', recipe.left.title],
    ['right', recipe.right.title],
    ...(recipe.third ? [['third', recipe.third.title] as const] : []),
    ...lists,
  ]);
  return (file) => `${titles.get(file) ?? file} (${file})`;
}

/** What tied as a whole and what was matched of the rest, a line for each matcher. */
function merged(matched: readonly Matched[]): Matched[] {
  const groups = new Map<Matched['by'], Matched>();
  for (const one of matched) {
    const before = groups.get(one.by);
    groups.set(one.by, before ? added(before, one) : { ...one, shown: shownTogether(one.shown, []) });
  }
  return [...groups.values()];
}

function added(one: Matched, other: Matched): Matched {
  return {
    by: one.by,
    groups: one.groups + other.groups,
    leftRows: one.leftRows + other.leftRows,
    rightRows: one.rightRows + other.rightRows,
    amount: one.amount.plus(other.amount),
    shown: shownTogether(one.shown, other.shown),
  };
}
