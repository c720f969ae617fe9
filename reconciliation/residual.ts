import { Money } from '../domain/kernel/money';
import { Causes } from './causes';
import { classify, saidBy, type AboutRows } from './classify';
import { Citations, explainByRows, explainBySums, type CitedRows } from './explain-by-list';
import { explainByRule } from './explain-open';
import { explainByPeriod, type NearbyRows, type Shift } from './explain-by-period';
import { MatchedGroups } from './key-sums';
import { matchExactly, matchManyToOne, matchNought, matchSums, type Ambiguities } from './match-open';
import { isWithin, OpenRows } from './open-rows';
import type { Period } from './period';
import { fileExplanations, type Explanation, type Matcher, type Recipe } from './recipe';
import type { Explained, Matched, OpenDifference } from './result';
import type { SourceRow } from './row';

/** The rows of the keys that do not tie as a whole (`tieOf`), and all that may explain them. */
export interface Residue {
  readonly left: readonly SourceRow[];
  readonly right: readonly SourceRow[];
  /** Rows of these keys in neighbouring periods. */
  readonly nearby: NearbyRows;
  /** The files of explanations, by the explanation's id. */
  readonly cited: ReadonlyMap<string, CitedRows>;
  /** The columns that the keys are written of. */
  readonly comparedBy: readonly string[];
  /** The run's period, which says what a neighbouring one is: a month when left out. */
  readonly period?: Period;
}

/** With the rows beside the totals among them: `conclude` tells them apart. */
export interface ResidualResult {
  readonly matched: readonly Matched[];
  readonly explained: readonly Explained[];
  readonly unexplained: readonly OpenDifference[];
  /** The rows of each list that explain nothing, by the explanation's id. */
  readonly unusedOf: ReadonlyMap<string, UnusedOfList>;
}

/** Rows of a list that explain nothing: what they say was not found, or is explained already. */
export interface UnusedOfList {
  readonly idle: readonly SourceRow[];
  readonly again: readonly SourceRow[];
}

/**
 * What becomes of the keys that do not tie: the recipe's matchers in their order, then its explanations in theirs, and a
 * class for all that is left. However the keys were added up, in memory or in a database, this comes after it.
 */
export function residual(recipe: Recipe, residue: Residue): ResidualResult {
  const open = new OpenRows(residue.left, residue.right, recipe.currency);
  const matched = new MatchedGroups();
  const causes = new Causes();
  const ambiguities = new Map<SourceRow, NonNullable<ReturnType<Ambiguities['get']>>>();
  const pairable = keyAmounts(residue);
  const comparesSums = recipe.matchers.some(({ kind }) => kind === 'sums');
  const shift = { nearby: residue.nearby, period: residue.period, comparesSums };
  for (const matcher of recipe.matchers) {
    applyMatcher(open, matcher, shift, matched, causes, ambiguities);
  }
  matchNought(open, matched);
  const cited = new Map([...residue.cited].map(([id, list]) => [id, new Citations(list, residue.comparedBy)]));
  const explainedOf = new Map<string, Money>();
  for (const explanation of recipe.explanations) {
    const { by } = explanation;
    if (by.kind !== 'file' || by.explains === 'nothing') continue;
    const list = cited.get(explanation.id);
    if (!list) continue;
    list.useForExplained(causes.items, by.on);
    causes.add(explanation, explainByRows(open, list, by.on));
  }
  if (comparesSums) matchSums(open, matched);
  for (const explanation of recipe.explanations) {
    const { by } = explanation;
    if (by.kind !== 'file' || by.explains !== 'sums') continue;
    const list = cited.get(explanation.id);
    const items = list ? explainBySums(open, list, by.on, explainedOf) : [];
    causes.add(explanation, items);
    for (const { key, amount } of items) explainedOf.set(key, explainedOf.get(key)?.plus(amount) ?? amount);
  }
  closeWhollyExplained(open, explainedOf);
  const about: AboutRows = {
    ambiguities,
    matchedTwins: matchedTwins(pairable, open),
    shifted: shiftedRows(recipe, open, shift),
    explainedOf,
  };
  explainByRules(recipe, open, about, causes);
  return {
    matched: matched.matched,
    explained: causes.explained,
    unexplained: classify(open, about),
    unusedOf: unusedOf(recipe, cited),
  };
}

/** What witnesses say is compared by identities, and explains nothing in any case. */
function unusedOf(recipe: Recipe, cited: ReadonlyMap<string, Citations>): Map<string, UnusedOfList> {
  const explaining = fileExplanations(recipe).filter(({ by }) => by.explains !== 'nothing');
  return new Map(
    explaining.flatMap(({ id }) => {
      const list = cited.get(id);
      return list ? [[id, { idle: list.unused, again: list.again }] as const] : [];
    }),
  );
}

function applyMatcher(
  open: OpenRows,
  matcher: Matcher,
  shift: Shift,
  matched: MatchedGroups,
  causes: Causes,
  ambiguities: Map<SourceRow, NonNullable<ReturnType<Ambiguities['get']>>>,
): void {
  switch (matcher.kind) {
    case 'exact':
      matchExactly(open, matched);
      return;
    case 'sums':
      matchSums(open, matched);
      return;
    case 'many-to-one':
      for (const [row, sets] of matchManyToOne(open, matched, matcher)) ambiguities.set(row, sets);
      return;
    case 'period-shift':
      causes.add(
        { cause: matcher.cause, cites: matcher.cites },
        explainByPeriod(open, { ...shift, ...(matcher.only && { only: matcher.only }) }),
      );
      return;
  }
}

/** Rows whose difference sums have explained to the last øre are open no more. */
function closeWhollyExplained(open: OpenRows, explainedOf: Map<string, Money>): void {
  for (const [key, { left, right }] of open.byKey()) {
    const explained = explainedOf.get(key);
    if (!explained) continue;
    const sum = (rows: readonly SourceRow[]) =>
      rows.reduce((total, { amount }) => total.plus(amount), Money.zero(open.currency));
    if (!sum(left).minus(sum(right)).equals(explained)) continue;
    open.take('left', left);
    open.take('right', right);
  }
}

/** Explanations that are rules, and the tolerance, look at what is left in the end. */
function explainByRules(recipe: Recipe, open: OpenRows, about: AboutRows, causes: Causes): void {
  const rules = recipe.explanations.filter(({ by }) => by.kind === 'rule');
  if (recipe.tolerance) rules.push(withinTolerance(recipe.currency, recipe.tolerance));
  for (const rule of rules) {
    const differences = classify(open, about).filter(({ key }) => !about.explainedOf.has(key));
    causes.add(rule, explainByRule(open, differences, rule));
  }
}

function withinTolerance(
  currency: Recipe['currency'],
  { amount, reason }: NonNullable<Recipe['tolerance']>,
): Explanation {
  const most = Money.of(amount, currency);
  return {
    id: 'tolerance',
    cause: `within the tolerance of ${most.toString()}: ${reason}`,
    cites: [],
    by: {
      kind: 'rule',
      explains: (difference) => difference.class === 'other-amount' && isWithin(difference.amount, most),
    },
  };
}

function keyAmounts({ left, right }: Residue): { readonly row: SourceRow; readonly side: 'left' | 'right' }[] {
  return [
    ...left.map((row) => ({ row, side: 'left' as const })),
    ...right.map((row) => ({ row, side: 'right' as const })),
  ];
}

/** What the rows say that were matched: an open row that says the same is there once too often. */
function matchedTwins(
  rows: readonly { readonly row: SourceRow; readonly side: 'left' | 'right' }[],
  open: OpenRows,
): Set<string> {
  return new Set(rows.flatMap(({ row, side }) => (open.has(side, row) ? [] : [saidBy(side, row)])));
}

function shiftedRows(recipe: Recipe, open: OpenRows, shift: Shift): Set<SourceRow> {
  const isExplained = recipe.matchers.some((one) => one.kind === 'period-shift' && one.only === undefined);
  if (isExplained) return new Set();
  const copy = new OpenRows(
    [...open.byKey().values()].flatMap(({ left }) => left),
    [...open.byKey().values()].flatMap(({ right }) => right),
    open.currency,
  );
  return new Set(
    explainByPeriod(copy, { ...shift, comparesSums: false }).flatMap(({ rows }) => rows.map(({ row }) => row)),
  );
}
