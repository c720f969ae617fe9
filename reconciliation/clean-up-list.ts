import { Money, type Currency } from '../domain/kernel/money';
import { Fault } from '../domain/kernel/fault';
import { rowOf } from '../formats/csv/write-rows';
import { guardedText } from '../formats/tables/csv/guarded-text';
import { endOf } from './period';
import type { Recipe } from './recipe';
import type { AmountRule, RecipeSource } from './recipe-source';
import type { RecipeFiles } from './reconcile';
import { keyOf, type Cells } from './row';
import type { FileLine, RunOf } from './source-reader';

/** One old open item, and how it stands in the other system. */
export interface CleanUpItem {
  /** The cells that the list shows, as the source has them or derives them. */
  readonly cells: Cells;
  readonly amount: Money;
  readonly openSince: string;
  /** Whole years between `openSince` and the day of the list. */
  readonly years: number;
  /** What the other side has under the same key; nothing when it has nothing. */
  readonly there?: Money;
}

/** `undecided` until somebody writes another word: what is undecided explains nothing when the list is given back. */
export const UNDECIDED = 'undecided';

/** The recipe calls no item old, so it has no clean-up list. Ask for the list of a recipe that has one. */
export class NothingToCleanUp extends Fault {
  override readonly name = 'NothingToCleanUp';
  override readonly kind = 'refused';
}

/**
 * The old open items of a recipe, oldest first within what the list is sorted by, whatever their period: those of the left
 * side that its `cleanUp` calls old on the day that the line says, or at the end of the run's period. Throws
 * `NothingToCleanUp`.
 */
export function cleanUpList(
  recipe: Recipe,
  { period }: Pick<RunOf, 'period'>,
  { left, right }: RecipeFiles,
): CleanUpItem[] {
  const { cleanUp } = recipe;
  if (!cleanUp) throw new NothingToCleanUp(`${recipe.id} says of no item that it is old: it has no clean-up list.`);
  const key = recipe.key.flatMap((part) => part.replace('?', '').split('|').slice(0, 1));
  const amounts = new Map<string, Money>();
  for (const { fields, amount } of read(recipe, recipe.right, right)) {
    const of = keyOf(fields, key);
    amounts.set(of, amounts.get(of)?.plus(amount) ?? amount);
  }
  return read(recipe, recipe.left, left)
    .flatMap(({ fields, amount }): CleanUpItem[] => {
      const openSince = cleanUp.openSince(fields);
      const on = fields[cleanUp.asOf] || endOf(period);
      if (openSince === '' || amount.isZero() || !(addYears(openSince, cleanUp.afterYears) < on)) return [];
      const there = amounts.get(keyOf(fields, key));
      const cells = { ...fields, [cleanUp.asOf]: on };
      return [{ cells, amount, openSince, years: wholeYears(openSince, on), ...(there && { there }) }];
    })
    .sort((one, other) => compare(sortedBy(one, cleanUp.sortedBy), sortedBy(other, cleanUp.sortedBy)));
}

/** What a clerk fills in: what becomes of the item, who decided it and when. */
const DECISION = ['decision', 'decided_by', 'decided_on'] as const;

/** The columns of the list as a file: those of the source, so that it can be given back as a list of causes. */
export function cleanUpColumns({ cleanUp }: Recipe): readonly string[] {
  return [
    ...(cleanUp?.shows ?? []),
    'amount',
    'currency',
    'open_since',
    'years_open',
    'in_the_other_system',
    ...DECISION,
  ];
}

/** The list as CSV, with an empty decision in each row; it is read back with `--explain`. Cells are made harmless. */
export function cleanUpCsv(recipe: Recipe, items: readonly CleanUpItem[]): string {
  const shows = recipe.cleanUp?.shows ?? [];
  const rows = items.map(({ cells, amount, openSince, years, there }) => [
    ...shows.map((column) => guardedText(cells[column] ?? '')),
    amount.toString(),
    amount.currency,
    openSince,
    String(years),
    there?.toString() ?? '',
    UNDECIDED,
    '',
    '',
  ]);
  return [cleanUpColumns(recipe), ...rows].map(rowOf).join('');
}

function read(
  { currency }: Recipe,
  { derives, leavesOut, amounts }: RecipeSource,
  lines: Iterable<FileLine>,
): { readonly fields: Cells; readonly amount: Money }[] {
  return [...lines].flatMap(({ fields: written }) => {
    const fields = derives ? { ...written, ...derives(written) } : written;
    if (leavesOut?.(fields) !== undefined) return [];
    const rules = amounts.filter(({ beside, only }) => beside !== true && only?.(fields) !== false);
    const amount = rules.reduce((sum, rule) => sum.plus(amountBy(rule, fields, currency)), Money.zero(currency));
    return [{ fields, amount }];
  });
}

function amountBy({ columns, sign }: AmountRule, fields: Cells, currency: Currency): Money {
  const texts = columns.map((column) => fields[column] ?? '').filter((text) => text !== '');
  const sum = texts.reduce((total, text) => total.plus(Money.of(text, currency)), Money.zero(currency));
  return sign === 'opposite' ? sum.negated() : sum;
}

function addYears(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
}

function wholeYears(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return addYears(from, years) > to ? years - 1 : years;
}

function sortedBy({ cells, openSince }: CleanUpItem, columns: readonly string[]): string {
  return [...columns.map((column) => cells[column] ?? ''), openSince].join('\u001f');
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
