import { CURRENCIES, type Currency } from '../../domain/kernel/money';
import { InputRefused, ProblemList } from '../../domain/kernel/input-refused';
import type { RowReader } from '../csv/read-table';
import type { Column, CurrencyColumn, Layout } from '../tables/layout';
import { readSource } from '../tables/read-source';
import { chooseLayout, reportLayouts } from '../tables/report-layouts';
import { refusalOf } from '../tables/table-rows';
import type { SourceRecord } from '../tables/source';
import type { ColumnTemplate } from './column-template';

/** A field of a register: an invoice or a debtor. */
export interface RegisterField {
  readonly name: string;
  readonly type: 'text' | 'date' | 'amount';
  /** Every row must have it. */
  readonly required?: boolean;
  /** What stands between its parts where the file spreads it over several columns. */
  readonly between?: string;
}

/** How a register is read: its fields in the order in which `readRow` takes their cells. */
export interface Register<Row> {
  readonly title: string;
  readonly fields: readonly RegisterField[];
  readonly readRow: RowReader<Row>;
}

/** Bytes of a register, some million invoices. */
const MOST_BYTES = 60_000_000;
/** How much of a file tells how it is written. */
const BEGINNING = 64_000;

/**
 * Reads a register as people save it: commas, semicolons or tabs, any of the usual code pages, a workbook, days and amounts
 * in the file's own way. What can be read in two ways is refused with line and field. Throws `InputRefused`.
 */
export function readRegister<Row>(bytes: Buffer, register: Register<Row>, template: ColumnTemplate): Row[] {
  const { title, fields, readRow } = register;
  const layout = layoutOf(bytes, register, template);
  const { rows } = readSource(bytes, layout, { limitBytes: MOST_BYTES });
  const problems = new ProblemList();
  const read: Row[] = [];
  for (const record of rows) {
    const cells = fields.map((field) => cellOf(record, field, template));
    const row = readRow(cells, record.line, (field, message) => {
      problems.push({ line: record.line, field: fieldInFile(field, template), message });
    });
    if (row !== undefined) read.push(row);
  }
  if (problems.length > 0) throw new InputRefused(refusalOf(title), problems);
  return read;
}

function layoutOf<Row>(bytes: Buffer, { title, fields }: Register<Row>, template: ColumnTemplate): Layout {
  const columns = fields
    .filter(({ name }) => template.values[name] === undefined)
    .flatMap((field) => columnsOf(field, template));
  const layouts = reportLayouts({ title, columns, currency: currencyOf(fields, template) });
  const layout = chooseLayout(layouts, bytes.subarray(0, BEGINNING));
  const isOfDebtors = !fields.some(({ type }) => type === 'amount');
  return {
    ...layout,
    ...('asWritten' in layout && template.decimal !== undefined && { asWritten: { decimal: template.decimal } }),
    ...(layout.kind === 'xlsx' && template.sheet !== undefined && { sheet: template.sheet }),
    // A debtor may be called Summa.
    ...(isOfDebtors && { totals: 'none' as const }),
  };
}

function columnsOf({ name, type, required = false }: RegisterField, { columns, dates }: ColumnTemplate): Column[] {
  const [first = name, ...others] = columns[name] ?? [name];
  const place = { name, required, headers: [first] };
  switch (type) {
    case 'date':
      return [{ ...place, type, time: 'left-out', slashes: 'refused', ...(dates && { pattern: dates }) }];
    case 'amount':
      return [{ ...place, type }];
    case 'text':
      return [
        { ...place, type },
        ...others.map((header, at) => ({ name: partName(name, at + 1), type, required: false, headers: [header] })),
      ];
  }
}

/** A file without amounts has no currency of its own; which one is said then makes no difference. */
function currencyOf(fields: readonly RegisterField[], { values }: ColumnTemplate): Currency | CurrencyColumn {
  if (!fields.some(({ name }) => name === 'currency')) return 'SEK';
  const said = values['currency'];
  if (said === undefined) return { column: 'currency', mixed: 'apart' };
  // A currency that is not kept is told by whoever reads the row.
  return CURRENCIES.find((known) => known === said) ?? 'SEK';
}

function partName(name: string, at: number): string {
  return `${name} ${at + 1}`;
}

function cellOf({ fields }: SourceRecord, { name, between = ' ' }: RegisterField, template: ColumnTemplate): string {
  const fixed = template.values[name];
  if (fixed !== undefined) return fixed;
  const parts = (template.columns[name] ?? [name]).map(
    (_header, at) => fields[at === 0 ? name : partName(name, at)] ?? '',
  );
  const text = parts.filter((part) => part !== '').join(between);
  return template.words[name]?.[text] ?? text;
}

/** As the person who corrects the file finds it: their header, with our name. */
function fieldInFile(field: string, { columns }: ColumnTemplate): string {
  const headers = columns[field];
  return headers === undefined ? field : `${headers.join(', ')} (${field})`;
}
