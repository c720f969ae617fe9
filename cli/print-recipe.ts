import type { Column, Layout } from '../formats/tables/layout';
import { fileExplanations, schedulesOf, type PeriodRule, type Recipe, type Schedule } from '../reconciliation/recipe';
import { type RecipeSource } from '../reconciliation/recipe-source';
import { windowInWords } from '../reconciliation/report-window';
import { writeLine } from './output';
import { samplesOf } from './reconciliation-samples';
import { table } from './table';

/** What a recipe wants of whoever brings its files: each with its columns, the ways in which they may be written, the samples. */
export async function printRecipe(recipe: Recipe): Promise<void> {
  const { id, title, purpose, currency, cites, periodRules, left, right, third } = recipe;
  await writeLine(`${title} (${id}, ${currency})`);
  await writeLine(purpose);
  if (cites.length > 0) await writeLine(`Follows ${cites.join(', ')}.`);
  await writeLine(`Rows are counted ${periodRules.map(ruleInWords).join('; or ')}.`);
  await writeLine(`The calendar runs it ${schedulesOf(recipe).map(scheduleInWords).join(', and ')}.`);
  await printSource('--left', left);
  await printSource('--right', right);
  if (third) await printSource('--third', third);
  for (const { id: cause, cause: why, by } of fileExplanations(recipe)) {
    await printSource(`--explain ${cause}=FILE`, by.source, `explains "${why}"`);
  }
  const samples = samplesOf(id);
  if (samples.length === 0) return;
  await writeLine();
  for (const sample of samples) {
    await writeLine(`--sample ${sample.name}: ${sample.title} (${sample.period})`);
    if (sample.byConstruction !== undefined) await writeLine(`  holds by construction: ${sample.byConstruction}`);
  }
}

function ruleInWords(rule: PeriodRule): string {
  switch (rule.counts) {
    case 'within':
      return `by ${rule.name}: those of the period, by ${columnsOf(rule)}`;
    case 'until':
      return `by ${rule.name}: those up to the end of the period, by ${columnsOf(rule)}`;
    case 'always':
      return `by ${rule.name}: all of them`;
  }
}

function scheduleInWords(schedule: Schedule): string {
  switch (schedule.every) {
    case 'month':
    case 'quarter':
    case 'year':
      return `for each ${schedule.every}, ${schedule.onBankingDay} banking days after its end`;
    case 'closing':
      return `for the months ${schedule.months.join(', ')}, ${schedule.onBankingDay} banking days after their end`;
    case 'arrival':
      return 'never: it is run when its files arrive';
  }
}

function columnsOf({ column: { left, right } }: Extract<PeriodRule, { readonly column: unknown }>): string {
  return left === right ? left : `${left} on the left and ${right} on the right`;
}

async function printSource(
  option: string,
  { title, layouts, ledgerQuery, inParts, window, words = [] }: RecipeSource,
  why = '',
): Promise<void> {
  await writeLine();
  const itself = ledgerQuery === undefined ? '' : '; in a run of the server our own ledger gives it';
  const several = inParts ? '; in several files, such as one a day' : '';
  const back = window === undefined ? '' : `; can be drawn ${windowInWords(window)} back`;
  await writeLine(`${option}: ${title}${why && `, ${why}`}. As ${waysOf(layouts)}${itself}${several}${back}.`);
  const columns = layouts.flatMap((layout) => ('columns' in layout ? [layout.columns] : []))[0];
  if (!columns) return;
  const rows = columns.map((column) => [
    `${column.name}${column.required ? ' *' : ''}`,
    KINDS[column.type],
    headersOf(column).join(', '),
  ]);
  await writeLine(table({ header: ['column (* wanted)', 'what', 'under one of the headers'], rows }));
  for (const { column, words: known } of words)
    await writeLine(`${column} says one of: ${known.flatMap(({ written }) => written).join(', ')}.`);
}

/** Those whose columns are declared. */
type Layouts = Extract<Layout, { readonly columns: unknown }>;

const KINDS: Readonly<Record<Column['type'], string>> = {
  text: 'text',
  amount: 'amount',
  'debit-credit': 'two amounts',
  date: 'day',
  period: 'month',
  integer: 'whole number',
};

const WAYS: Readonly<Record<Layout['kind'], string>> = {
  csv: 'CSV',
  xlsx: 'an Excel workbook',
  'fixed-width': 'text of fixed width',
  json: 'JSON',
  sie: 'SIE 4',
  camt: 'camt.053 or camt.054',
  bgmax: 'BgMax',
};

function waysOf(layouts: readonly Layout[]): string {
  return [...new Set(layouts.map(({ kind }) => WAYS[kind]))].join(', ');
}

/** Columns of a file of fixed width have places, and no headers. */
function headersOf(column: Layouts['columns'][number]): readonly string[] {
  const places = column.type === 'debit-credit' ? [column.debit, column.credit] : [column];
  return places.flatMap((place) => ('headers' in place ? place.headers : []));
}
