import type { PoolClient } from 'pg';
import type { Recipe } from '../../../reconciliation/recipe';
import { SourceReader, type FileName, type LineReading, type RunOf } from '../../../reconciliation/source-reader';
import type { SourceTally } from '../../../reconciliation/source-tally';
import { copyBlocks } from '../../../store/copy-blocks';
import { BETWEEN_CELLS, keyColumnsOf, ROW_COLUMNS, RowBlocks, type Lines, type WrittenRows } from './row-blocks';

/** A line as it lies in the table: its place among all lines, its number in its file, its cells. */
export interface StagedLine {
  readonly seq: number;
  readonly line: number;
  readonly cells: string;
}

/**
 * One source of a run as a temporary table of the transaction. Of the lines that do not tie the cells are read again, so that a
 * row here is the very row that the pure engine would have.
 */
export class StagedSource {
  readonly table: string;
  readonly tally: SourceTally;
  readonly written: WrittenRows;
  /** For reading lines again: its totals are nobody's. */
  readonly newReader: () => SourceReader;
  private readonly recipe: Recipe;

  private constructor(recipe: Recipe, file: FileName, run: RunOf, { written, tally }: RowBlocks) {
    this.table = tableOf(file);
    this.recipe = recipe;
    this.newReader = () => new SourceReader(recipe, file, run);
    this.written = written;
    this.tally = tally;
  }

  static async load(
    client: PoolClient,
    recipe: Recipe,
    file: FileName,
    run: RunOf,
    lines: Lines,
  ): Promise<StagedSource> {
    const rows = new RowBlocks(recipe, file, run);
    await client.query(`CREATE TEMP TABLE ${tableOf(file)} (${ROW_COLUMNS}) ON COMMIT DROP`);
    // Into a table of the same transaction: its rows are written once, and not marked again when they are read.
    await copyBlocks(client, `COPY ${tableOf(file)} FROM STDIN (FREEZE)`, rows.of(lines));
    return new StagedSource(recipe, file, run, rows);
  }

  /** The key of its rows in SQL, of the columns that count. */
  keyExpression(columns: readonly string[]): string {
    const all = keyColumnsOf(this.recipe);
    if (columns.length === all.length) return `${this.table}.key`;
    const places = columns.map((column) => all.indexOf(column) + 1);
    const parts = places.map((place) => `split_part(ltrim(${this.table}.key, chr(30)), chr(31), ${place})`);
    const mark = this.written.hasBeside ? `CASE WHEN ${this.table}.kind & 1 = 1 THEN chr(30) ELSE '' END || ` : '';
    return `(${mark}${parts.length > 0 ? parts.join(' || chr(31) || ') : `''`}) COLLATE "C"`;
  }

  /** A line read again from its cells. */
  again(reader: SourceReader, { seq, line, cells }: StagedLine): LineReading {
    const cellsOfLine = cells.split(BETWEEN_CELLS);
    const fields = Object.fromEntries(this.written.names.map((name, at) => [name, cellsOfLine[at] ?? '']));
    const file = this.written.files.findLast((from) => from.seq <= seq)?.file;
    return reader.read({ line, currency: this.recipe.currency, fields, ...(file !== undefined && { file }) });
  }
}

function tableOf(file: FileName): string {
  return `staged_${file}`;
}
