import { InputRefused } from '../domain/kernel/input-refused';
import { columnTemplate, type ColumnTemplate } from '../formats/register/column-template';
import type { Column, CsvLayout, JsonLayout, Layout, XlsxLayout } from '../formats/tables/layout';
import { readSource } from '../formats/tables/read-source';
import { chooseLayout } from '../formats/tables/report-layouts';
import type { SourceRecord } from '../formats/tables/source';
import { ENOUGH_TO_CHOOSE } from './read-recipe-file';
import type { RecipeSource } from './recipe-source';

/** A layout whose columns stand under headers. */
type Headed = CsvLayout | XlsxLayout | JsonLayout;

/** Takes a template of a source as it is written in data. Throws `InputRefused`, naming each member that is wrong. */
export function sourceTemplate(source: RecipeSource, data: unknown, fileName: string): ColumnTemplate {
  const template = columnTemplate(data, fileName, fieldsOf(source));
  const problems = Object.entries(template.columns)
    .filter(([, headers]) => headers.length > 1)
    .map(([field]) => ({
      field: `columns.${field}`,
      message: 'write one header: a cell of a report is not put together.',
    }));
  if (problems.length > 0) throw new InputRefused(`${fileName} was refused; no file was read by it.`, problems);
  return template;
}

/** The lines of a file of the source whose columns go under the headers of a template. Throws `InputRefused`. */
export function readByTemplate(
  source: RecipeSource,
  template: ColumnTemplate,
  bytes: Buffer,
  mostRows = Infinity,
): readonly SourceRecord[] {
  const headed = source.layouts.filter(isHeaded).map((layout) => underTemplate(layout, template));
  const others = source.layouts.filter((layout) => !isHeaded(layout));
  const layout = chooseLayout([...headed, ...others], bytes.subarray(0, ENOUGH_TO_CHOOSE));
  if (!isHeaded(layout)) {
    const message = `the file is ${layout.kind}, which has columns of its own. Leave its template (--columns) out.`;
    throw new InputRefused(`The file "${source.title}" was refused; nothing of it was taken in.`, [{ message }]);
  }
  return readSource(bytes, layout, { limitRows: mostRows }).rows.map((record) => ({
    ...record,
    fields: { ...inWords(record.fields, template), ...template.values },
  }));
}

/** What a template may name: the columns of the source, however it is written. */
function fieldsOf({ layouts }: RecipeSource): readonly string[] {
  return [...new Set(layouts.filter(isHeaded).flatMap(({ columns }) => columns.map(({ name }) => name)))];
}

function isHeaded(layout: Layout): layout is Headed {
  return layout.kind === 'csv' || layout.kind === 'xlsx' || layout.kind === 'json';
}

function underTemplate(layout: Headed, template: ColumnTemplate): Headed {
  const { values, decimal, sheet } = template;
  const columns = layout.columns
    .filter(({ name }) => values[name] === undefined)
    .map((column) => columnUnder(column, template));
  return {
    ...layout,
    columns,
    ...('asWritten' in layout && decimal !== undefined && { asWritten: { decimal } }),
    ...(layout.kind === 'xlsx' && sheet !== undefined && { sheet }),
  };
}

function columnUnder(column: Column, { columns, dates }: ColumnTemplate): Column {
  const headers = columns[column.name];
  return {
    ...column,
    ...(headers && { headers }),
    ...(column.type === 'date' && dates !== undefined && { pattern: dates }),
  } as Column;
}

function inWords(fields: SourceRecord['fields'], { words }: ColumnTemplate): SourceRecord['fields'] {
  const said = Object.entries(words).flatMap(([name, meanings]) => {
    const meaning = meanings[fields[name] ?? ''];
    return meaning === undefined ? [] : [[name, meaning] as const];
  });
  return said.length === 0 ? fields : { ...fields, ...Object.fromEntries(said) };
}
