import type { Recipe } from '../../reconciliation/recipe';
import type { RecipeSource } from '../../reconciliation/recipe-source';
import type { Reconciliation } from '../../reconciliation/result';
import {
  periodRuleOf,
  SourceReader,
  type FileLine,
  type FileName,
  type RunOf,
} from '../../reconciliation/source-reader';
import { sourceOf, type LoadedSample } from './loaded-sample';

/** Columns that describe a row to a person. A column that a recipe decides by is none. */
const DESCRIBES = new Set([
  'text',
  'description',
  'note',
  'cause',
  'reason',
  'voucher',
  'posting',
  'comment',
  'series',
  'payee',
]);

/** Why a change of the line itself makes no difference: the line is left out, of nought, or read as the same. */
export function howItReads(
  recipe: Recipe,
  { run, lines }: LoadedSample,
  file: FileName,
  line: FileLine,
  changed: FileLine | undefined,
  { notCompared }: Pick<Reconciliation, 'notCompared'>,
): string[] {
  const isBothSides = (file === 'left' || file === 'right') && lines.get('left') === lines.get('right');
  const files = isBothSides ? (['left', 'right'] as const) : [file];
  const reads = (one: FileLine) => files.map((of) => new SourceReader(recipe, of, run).weigh(one));
  try {
    const before = reads(line);
    const isOut = (all: typeof before) => all.every(({ place, drafts }) => place !== 'counts' || drafts.length === 0);
    if (isOut(before)) return ['left out before: the result says why'];
    if (before.every(({ drafts }) => drafts.every(({ ore }) => ore === 0))) return ['an amount of nought'];
    if (!changed || changed.line !== line.line) return [];
    const after = reads(changed);
    const [column] = Object.keys(line.fields).filter((name) => line.fields[name] !== changed.fields[name]);
    const rule = periodRuleOf(recipe, run.by);
    const table = sourceOf(recipe, file).layouts.find(({ kind }) => kind === 'csv');
    const type = table?.kind === 'csv' ? table.columns.find(({ name }) => name === column)?.type : undefined;
    if (type === 'date' || type === 'period') {
      const isTime = rule.counts !== 'always' && Object.values(rule.column).includes(column ?? '');
      if (after.every(({ place }, of) => place === before[of]?.place))
        return [isTime ? 'still of the period' : `counted by ${rule.name}`];
    }
    const told = files.flatMap((of) => notCompared.filter(({ file }) => file === of).flatMap(({ columns }) => columns));
    const derived = derivedOf(sourceOf(recipe, file), line, changed).filter((name) => name !== column);
    if (derived.length > 0 && derived.every((name) => told.includes(name)))
      return ['made of a column that is not compared'];
    const isAlike = files.every((of) => countsAlike(recipe, run, of, line, changed));
    if (isAlike && derived.length === 0 && column === 'processed_at') return ['a time that is booked on the same day'];
    if (isAlike && column === 'kind') return ['a kind that counts in the same sums'];
    if (isAlike && isBlankWord(recipe, file, column, changed)) return ['a blank stands for the word that it had'];
    if (isAlike && isListWithout(recipe, file, column, changed))
      return ['a list that does not say it: the row is held by the rest of its key'];
    if (isAlike && isSame(sourceOf(recipe, file), line, changed, column)) return ['read as the same word'];
    return isAlike && DESCRIBES.has(column ?? '') ? ['a description'] : [];
  } catch {
    return [];
  }
}

function isBlankWord(recipe: Recipe, file: FileName, column: string | undefined, { fields }: FileLine): boolean {
  const hasWords = (sourceOf(recipe, file).words ?? []).some((of) => of.column === column);
  return hasWords && column !== undefined && fields[column] === '';
}

/** Whether a list, which is no side of the comparison, no longer says a part of the key that a file may leave out. */
function isListWithout(recipe: Recipe, file: FileName, column: string | undefined, { fields }: FileLine): boolean {
  const isSide = file === 'left' || file === 'right' || file === 'third';
  return !isSide && column !== undefined && recipe.key.includes(`${column}?`) && fields[column] === '';
}

/** Whether the source makes the same word of both, in the column itself or in another that it makes of it. */
function isSame({ derives }: RecipeSource, one: FileLine, other: FileLine, column = ''): boolean {
  const made = derives?.({ ...one.fields, [column]: '' });
  const [before, after] = [one, other].map(({ fields }) => derives?.(fields) ?? {});
  const isMadeOf = before !== undefined && text(made) !== text(before);
  return isMadeOf && text(before) === text(after);
}

/** The columns in which two lines differ once the source has derived its own, but for their amounts. */
export function columnsApart(source: RecipeSource, one: FileLine, other: FileLine): string[] {
  const amounts = new Set(source.amounts.flatMap(({ columns }) => columns));
  return derivedOf(source, one, other).filter((name) => !amounts.has(name));
}

/** The columns in which two lines differ once the source has derived its own. */
function derivedOf({ derives }: RecipeSource, one: FileLine, other: FileLine): string[] {
  const [before, after] = [one, other].map(({ fields }) => ({ ...fields, ...derives?.(fields) }));
  return Object.keys({ ...before, ...after }).filter((name) => before?.[name] !== after?.[name]);
}

/** Whether both lines count in the same sums, and say the same of their account. */
export function countsAlike(recipe: Recipe, run: RunOf, file: FileName, one: FileLine, other: FileLine): boolean {
  const [before, after] = [one, other].map((line) => {
    const reader = new SourceReader(recipe, file, run);
    reader.weigh(line);
    const { beside, statements, balances } = reader.tally;
    return text([reader.tally.summary(0), beside, statements, balances]);
  });
  return before === after;
}

/** A value as one text, to be held against another. */
export function text(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one));
}
