import { ProblemList, type InputProblem } from '../../domain/kernel/input-refused';
import { amountOfNumber } from './amount-text';
import { bindColumn } from './bound-column';
import { isBlank, textOfCell, type Cell } from './cell';
import type { CsvLayout, XlsxLayout } from './layout';
import type { RowPlaces } from './plain-rows';
import type { SourceRecord, Totals } from './source';
import { TableHeader } from './table-header';
import { refusedFile, TableRows } from './table-rows';
import { WrittenAmounts } from './written-amounts';

/** How a person finds a cell, by its place in the row (from 0), the row, and the header above it. */
type PlaceOf = (index: number, line: number, header: string | undefined) => string;

/** So many rows wait for the amount that says how the file writes amounts: what comes later is another file's habit. */
const MOST_HELD = 200_000;

/** Rows of a report's own heading that may stand above its header. */
const MOST_ABOVE = 20;

/** A table with a header row (or columns by number), perhaps with lines above it and a trailer below. */
export class HeadedTable {
  private readonly layout: CsvLayout | XlsxLayout;
  private readonly problems = new ProblemList();
  private readonly placeOf: PlaceOf;
  /** Where the file itself says how it writes amounts. */
  private readonly written: WrittenAmounts | undefined;
  /** The cells that say it, with their headers. */
  private amountCells: readonly { readonly index: number; readonly header: string | undefined }[] = [];
  private held: { readonly cells: readonly Cell[]; readonly line: number }[] = [];
  private rows: TableRows | undefined;
  /** While the header is sought: the row so far that names most columns, and how many rows were looked at. */
  private likeliest: TableHeader | undefined;
  private rowsSought = 0;
  private width = 0;
  private trailerLine: number | undefined;
  /** Headers that no column of the layout goes under; told with the first row. */
  private unknown: readonly string[] = NONE_UNKNOWN;

  constructor(layout: CsvLayout | XlsxLayout, placeOf: PlaceOf) {
    this.layout = layout;
    this.placeOf = placeOf;
    const { asWritten } = layout;
    this.written = asWritten && new WrittenAmounts(asWritten === true ? undefined : asWritten.decimal);
    if (!layout.header) this.rows = this.bound(new TableHeader(layout, [], 1));
  }

  /** Whether the header row has been read, or there is none. */
  get isBound(): boolean {
    return this.rows !== undefined;
  }

  get count(): number {
    return this.rows?.count ?? 0;
  }

  refuse(problem: InputProblem): void {
    if (this.rows) this.rows.refuse(problem);
    else this.problems.push(problem);
  }

  /**
   * Gives the records that are ready: none while it is open how the file writes its amounts, and then all that waited.
   *
   * @param isEnded whether the row's line break is there: without it the file may have been cut off.
   */
  take(cells: readonly Cell[], line: number, isEnded: boolean): readonly SourceRecord[] {
    if (line <= (this.layout.linesAbove ?? 0)) return NONE;
    if (!this.rows) {
      this.seekHeader(cells, line);
      return NONE;
    }
    if (this.trailerLine !== undefined) {
      this.refuse({
        line,
        message: `it stands after the trailer on line ${this.trailerLine}. Send one file at a time.`,
      });
      return NONE;
    }
    const first = cells[0];
    if (this.layout.trailer && first !== undefined && textOfCell(first) === this.layout.trailer.firstCell) {
      this.trailerLine = line;
      this.refuseUndecided();
      this.checkTrailer(cells, line);
      return NONE;
    }
    const records = this.hasWidth(cells, line, isEnded) ? this.inOrder(this.rows, cells, line) : NONE;
    return this.unknown.length === 0 ? records : records.map((record) => this.tellingUnknown(record));
  }

  /** Takes a row that is written plainly; any other is for `take`, and nothing is done with it. */
  takePlain(places: RowPlaces, line: number): SourceRecord | undefined {
    const { rows, written, width } = this;
    const isOpen = this.trailerLine !== undefined || this.held.length > 0 || (written && !written.signs);
    if (!rows || isOpen || places.count !== width || line <= (this.layout.linesAbove ?? 0)) return undefined;
    const { trailer } = this.layout;
    if (trailer && places.text.slice(places.start, places.ends[0]).includes(trailer.firstCell)) return undefined;
    const record = rows.takePlain(places, line);
    return record && this.tellingUnknown(record);
  }

  private tellingUnknown(record: SourceRecord): SourceRecord {
    const unknownColumns = this.unknown;
    if (unknownColumns.length === 0) return record;
    this.unknown = NONE_UNKNOWN;
    return { ...record, unknownColumns };
  }

  finish(lastLine: number): Totals {
    const { layout } = this;
    if (!this.rows && this.likeliest) this.rows = this.bound(this.likeliest);
    const { rows } = this;
    if (!rows && this.problems.length > 0) throw refusedFile(layout.title, this.problems);
    if (!rows) {
      const above = layout.linesAbove ? ` below the ${layout.linesAbove} lines above the table` : '';
      throw refusedFile(layout.title, [{ line: 1, message: `the file is empty${above}. Fetch it again.` }]);
    }
    this.refuseUndecided();
    if (layout.trailer && this.trailerLine === undefined && this.problems.length === 0) {
      const message = `the file ends without its trailer ${layout.trailer.firstCell}: it has been cut off. Fetch it again.`;
      this.refuse({ line: lastLine, message });
    }
    return rows.finish(lastLine);
  }

  private inOrder(rows: TableRows, cells: readonly Cell[], line: number): readonly SourceRecord[] {
    const { written, held } = this;
    if (written) {
      for (const { index, header } of this.amountCells) {
        written.look(cells[index], line, () => this.placeOf(index, line, header));
      }
      if (written.undecided) {
        held.push({ cells, line });
        if (held.length > MOST_HELD) throw refusedFile(this.layout.title, [written.undecided]);
        return NONE;
      }
    }
    if (held.length === 0) {
      const record = rows.take(cells, line);
      return record ? [record] : NONE;
    }
    this.held = [];
    return [...held, { cells, line }].flatMap((row) => rows.take(row.cells, row.line) ?? []);
  }

  /** Rows that still wait at the end can be read in two ways. */
  private refuseUndecided(): void {
    if (this.held.length === 0 || !this.written?.undecided) return;
    this.held = [];
    this.refuse(this.written.undecided);
  }

  private hasWidth(cells: readonly Cell[], line: number, isEnded: boolean): boolean {
    if (this.layout.kind === 'xlsx' || this.width === 0) return true;
    if (cells.length === this.width) return true;
    const counted = `there are ${cells.length} cells instead of ${this.width}.`;
    if (cells.length > this.width) {
      if (cells.slice(this.width).every(isBlank)) return true;
      this.refuse({ line, message: `${counted} Check for a delimiter in a cell that is not quoted.` });
      return false;
    }
    if (cells.every(isBlank)) return true;
    const advice = isEnded ? 'Check for a missing column.' : 'The file ends here: it has been cut off. Fetch it again.';
    this.refuse({ line, message: `${counted} ${advice}` });
    return false;
  }

  private checkTrailer(cells: readonly Cell[], line: number): void {
    const { trailer } = this.layout;
    if (trailer?.count !== undefined) {
      const said = textOfCell(cells[trailer.count - 1]);
      this.rows?.check(line, this.placeOf(trailer.count - 1, line, undefined), said.replace(/^0+(?=\d)/, ''));
    }
    if (trailer?.total) {
      const { cell, column } = trailer.total;
      const said = this.amountIn(cells[cell - 1], column);
      this.rows?.check(line, this.placeOf(cell - 1, line, undefined), said, column);
    }
  }

  /** The trailer's sum is written as the column that it adds up. */
  private amountIn(cell: Cell | undefined, column: string): string {
    const found = this.layout.columns.find(({ name }) => name === column);
    if (cell === undefined || !found || (found.type !== 'amount' && found.type !== 'debit-credit')) return '';
    if (typeof cell !== 'string') return amountOfNumber(cell.digits);
    const dialect = found.dialect ?? this.layout.amounts;
    const { written } = this;
    const habits = written ? { written } : {};
    const alone = bindColumn({ name: column, type: 'amount', ...(dialect && { dialect }) }, () => 0, habits);
    return alone.read([cell]);
  }

  /**
   * A report that people save as they have it may begin with its own heading: its header is then the first row that names
   * every column wanted, and where there is none, what is missing is told of the row that names most.
   */
  private seekHeader(cells: readonly Cell[], line: number): void {
    const header = new TableHeader(this.layout, cells, line);
    if (!this.likeliest || header.named > this.likeliest.named) this.likeliest = header;
    this.rowsSought += 1;
    const isFound = !this.layout.asWritten || header.isWhole;
    if (isFound || this.rowsSought === MOST_ABOVE) this.rows = this.bound(isFound ? header : this.likeliest);
  }

  private bound(header: TableHeader): TableRows {
    const { layout, written } = this;
    const { found } = header;
    this.width = found.length;
    if (layout.header) header.require();
    const declared = layout.totals === 'none' ? undefined : layout.totals;
    const totalsIndex = declared && header.indexNamed(declared.column);
    const { currencyIndex } = header;
    const defaults = { ...layout, ...(written && { written }), isText: layout.kind === 'csv' };
    const columns = layout.columns.map((column) => bindColumn(column, (place) => header.indexOf(place), defaults));
    const known = new Set([...columns.flatMap(({ indexes }) => indexes), currencyIndex, totalsIndex]);
    this.unknown = layout.header ? found.filter((header, at) => header !== '' && !known.has(at)) : NONE_UNKNOWN;
    this.amountCells = columns
      .filter(({ isAmount, isDeclared }) => isAmount && !isDeclared)
      .flatMap(({ indexes }) => indexes.map((at) => ({ index: at, header: found[at] })));
    return new TableRows(
      {
        title: layout.title,
        columns,
        currency: layout.currency,
        ...(layout.totals && { totals: layout.totals }),
        ...(totalsIndex !== undefined && { totalsIndex }),
        ...(currencyIndex !== undefined && { currencyIndex }),
        placeOf: (at, row) => this.placeOf(at, row, found[at]),
      },
      this.problems,
    );
  }
}

const NONE: readonly SourceRecord[] = [];
const NONE_UNKNOWN: readonly string[] = [];
