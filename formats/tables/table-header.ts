import type { InputProblem } from '../../domain/kernel/input-refused';
import { folded } from './bound-column';
import { textOfCell, type Cell } from './cell';
import type { Column, CsvLayout, HeaderPlace, XlsxLayout } from './layout';
import { refusedFile } from './table-rows';

const NAMES = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' } as const;

/** Under which a report says the currency of its amounts, where the layout makes no column of it. */
const CURRENCY_HEADERS = new Set(['valuta', 'valutakod', 'valutakode', 'currency', 'møntsort']);

/** The row that names the columns of one file, and where a layout's columns stand by it. */
export class TableHeader {
  readonly found: readonly string[];
  private readonly layout: CsvLayout | XlsxLayout;
  private readonly line: number;

  constructor(layout: CsvLayout | XlsxLayout, cells: readonly Cell[], line: number) {
    this.layout = layout;
    this.line = line;
    this.found = cells.map((cell) => textOfCell(cell));
  }

  /** How many of the layout's columns it names. */
  get named(): number {
    return this.layout.columns.filter((column) => placesOf(column).some((place) => this.indexIn(place) !== undefined))
      .length;
  }

  /** Whether it names every column without which a row cannot be read. */
  get isWhole(): boolean {
    const needed = this.layout.columns.filter(({ required }) => required === true);
    const isNamed = needed.every((column) => placesOf(column).every((place) => this.indexIn(place) !== undefined));
    return isNamed && this.named > 0;
  }

  indexOf(place: HeaderPlace): number | undefined {
    return this.layout.header ? this.indexIn(place) : byNumber(place);
  }

  /** A column of the layout by its name, or a column of the file by its header or number. */
  indexNamed(name: string): number | undefined {
    const column = this.layout.columns.find((candidate) => candidate.name === name);
    const [place] = column ? placesOf(column) : [];
    if (place) return this.indexOf(place);
    return this.layout.header ? this.indexIn({ headers: [name] }) : byNumber({ at: Number(name) });
  }

  /** Where each row says its currency, though the layout has one for all. */
  get currencyIndex(): number | undefined {
    const at = this.found.findIndex(saysCurrency);
    const isTaken = this.layout.columns.some((column) => placesOf(column).some((place) => this.indexOf(place) === at));
    return at === -1 || isTaken || typeof this.layout.currency !== 'string' ? undefined : at;
  }

  /** Throws `InputRefused` where a column is missing, or stands there twice. */
  require(): void {
    const { layout, found, line } = this;
    if (found.some((header) => header.includes('\r'))) {
      const message =
        'its lines end in a carriage return alone. Save the file again with the line breaks of Windows or Unix.';
      throw refusedFile(layout.title, [{ line, message }]);
    }
    if (layout.kind === 'csv' && found.length === 1 && /[,;\t|]/.test(found[0] ?? '')) {
      const message = `the columns are not separated by ${NAMES[layout.delimiter]}. Correct the file, or have the recipe declare it otherwise (delimiter).`;
      throw refusedFile(layout.title, [{ line, message }]);
    }
    const problems = layout.columns.flatMap((column) => this.problemsOf(column));
    const { totals } = layout;
    if (totals !== 'none' && totals?.required && this.indexNamed(totals.column) === undefined) {
      const message = `the column is missing, by which a totals row is known. ${this.has()}`;
      problems.push({ line, field: totals.column, message });
    }
    if (problems.length > 0) throw refusedFile(layout.title, problems);
  }

  private problemsOf(column: Column): readonly InputProblem[] {
    const places = placesOf(column);
    // Of a debit and a credit one alone would be half the truth.
    const isWanted = column.required === true || places.some((place) => this.indexIn(place) !== undefined);
    return places.flatMap((place): readonly InputProblem[] => {
      const fitting = this.found.filter((header) => place.headers?.some((name) => folded(name) === folded(header)));
      const field = place.headers?.join(' or ') ?? '';
      if (fitting.length > 1) {
        const message = `${fitting.length} columns have this header (${fitting.join(', ')}). Take all but one out.`;
        return [{ line: this.line, field, message }];
      }
      if (fitting.length === 1 || !isWanted) return [];
      return [{ line: this.line, field, message: `the column is missing. ${this.has()}` }];
    });
  }

  private has(): string {
    return `The file has ${this.found.filter(Boolean).join(', ')}.`;
  }

  private indexIn(place: HeaderPlace): number | undefined {
    const at = this.found.findIndex((header) => place.headers?.some((name) => folded(name) === folded(header)));
    return at === -1 ? undefined : at;
  }
}

/** Whether a column goes under a name that currencies go under. */
export function saysCurrency(header: string): boolean {
  return CURRENCY_HEADERS.has(folded(header));
}

export function placesOf(column: Column): readonly HeaderPlace[] {
  if (column.type === 'debit-credit') return [column.debit, column.credit];
  return column.type === 'amount' && column.side ? [column, column.side] : [column];
}

function byNumber({ at }: HeaderPlace): number | undefined {
  return at === undefined || Number.isNaN(at) ? undefined : at - 1;
}
