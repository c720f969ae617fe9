import { rowOf } from '../../../formats/csv/write-rows';
import { guardedText } from '../../../formats/tables/csv/guarded-text';
import type { ItemLine } from '../items';
import type { EvidenceDocument } from './evidence-document';

const COLUMNS = [
  'standing',
  'number',
  'class_or_cause',
  'key',
  'amount',
  'currency',
  'side',
  'file',
  'line',
  'line_amount',
  'line_says',
  'found_in',
  'found_on',
  'age_days',
  'owner',
  'due_on',
  'comments',
] as const;

type DifferenceRow = Readonly<Partial<Record<(typeof COLUMNS)[number], string>>>;

/**
 * Every difference of a run, a row for each line of a file that it is made of (`file` names it where the source is in parts):
 * open ones with owner and age, those that the run closed with the reason, explained ones with their cause and the rows that
 * explain them (of the list that says so). Cells that a spreadsheet would take for a formula are made harmless; amounts stay
 * figures.
 */
export function differencesCsv(document: EvidenceDocument): string {
  const rows = [...openRows(document), ...closedRows(document), ...explainedRows(document)];
  return [rowOf(COLUMNS), ...rows.map((row) => rowOf(COLUMNS.map((column) => inert(column, row[column] ?? ''))))].join(
    '',
  );
}

const FIGURES: ReadonlySet<string> = new Set(['number', 'amount', 'line', 'line_amount', 'age_days']);

/** Signs that turn what is read around: a file should look like what it says. The JSON beside it has them. */
const UNSEEN = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

function inert(column: string, value: string): string {
  return FIGURES.has(column) ? value : guardedText(value.replace(/[\r\n]+/g, ' ').replace(UNSEEN, ''));
}

function openRows({ open, currency }: EvidenceDocument): DifferenceRow[] {
  return open.flatMap((item) =>
    orOne(item.lines).map((line) => ({
      standing: item.carriedOver ? 'carried over' : 'unexplained',
      number: String(item.number),
      class_or_cause: item.class,
      key: item.key,
      amount: item.amount,
      currency,
      ...cellsOf(line),
      found_in: item.foundInPeriod,
      found_on: item.foundOn,
      age_days: String(item.ageDays),
      owner: item.owner ?? '',
      due_on: item.dueOn ?? '',
      comments: item.comments.map(({ on, by, text }) => `${on} ${by ?? ''}: ${text}`).join(' | '),
    })),
  );
}

function closedRows({ closed, currency }: EvidenceDocument): DifferenceRow[] {
  return closed.flatMap((item) =>
    orOne(item.lines).map((line) => ({
      standing: item.closedAs === 'settled' ? 'settled' : 'closed',
      number: String(item.number),
      class_or_cause: item.class,
      key: item.key,
      amount: item.amount,
      currency,
      ...cellsOf(line),
      found_in: item.foundInPeriod,
      found_on: item.foundOn,
      age_days: String(item.ageDays),
      comments: item.why,
    })),
  );
}

function explainedRows({ result, currency, period, listedIn }: EvidenceDocument): DifferenceRow[] {
  return result.causes.flatMap(({ cause, items }) =>
    items.flatMap(({ key, amount, rows, because }) =>
      orOne([...rows, ...because.map((row) => ({ ...row, side: listedIn[cause] ?? 'neighbouring period' }))]).map(
        (line) => ({
          standing: 'explained',
          class_or_cause: cause,
          key,
          amount,
          currency,
          ...cellsOf(line),
          found_in: period,
        }),
      ),
    ),
  );
}

function orOne(lines: readonly ItemLine[]): readonly (ItemLine | undefined)[] {
  return lines.length > 0 ? lines : [undefined];
}

function cellsOf(of: ItemLine | undefined): DifferenceRow {
  return of
    ? { side: of.side, file: of.file ?? '', line: String(of.line), line_amount: of.amount, line_says: of.says ?? '' }
    : {};
}
