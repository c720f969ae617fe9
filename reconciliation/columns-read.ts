import { Money, type Currency } from '../domain/kernel/money';
import type { RecipeSource } from './recipe-source';
import type { Cells } from './row';

/** So many lines show which columns a source's rules read. */
const LINES_WATCHED = 50;

/**
 * Which columns of a file decide what its rows are compared as, told by watching the source on the first lines. Any other
 * column describes a row, or says whether the row counts: the result names it, so that nobody takes it for compared.
 */
export class ColumnsRead {
  readonly named = new Set<string>();
  /** Those of the file itself: what its source makes of them is not among them. */
  readonly inFile = new Set<string>();
  private readonly source: RecipeSource;
  private readonly read = new Set<string>();
  private readonly nought: Money;
  private watched = 0;

  constructor(source: RecipeSource, currency: Currency, timeColumns: readonly string[]) {
    this.nought = Money.zero(currency);
    for (const column of timeColumns) this.read.add(column);
    this.source = source;
    const { amounts, runningBalance, statements } = source;
    for (const { columns } of amounts) for (const column of columns) this.read.add(column);
    for (const column of Object.values(runningBalance ?? {})) this.read.add(column);
    if (statements) this.read.add(statements.on);
  }

  look(fields: Cells, written: Cells): void {
    if (this.watched >= LINES_WATCHED) return;
    this.watched += 1;
    for (const [column, cell] of Object.entries(fields)) if (cell !== '') this.named.add(column);
    for (const [column, cell] of Object.entries(written)) if (cell !== '') this.inFile.add(column);
    const watching = new Proxy(fields, {
      get: (cells, column) => {
        if (typeof column !== 'string') return undefined;
        this.read.add(column);
        return cells[column];
      },
    });
    const { derives, amounts, tallies } = this.source;
    derives?.(watching);
    for (const { only } of amounts) only?.(watching);
    tallies?.({ line: 0, amount: this.nought, fields: watching });
  }

  seeUnknown(headers: readonly string[]): void {
    for (const header of headers) {
      this.named.add(header);
      this.inFile.add(header);
    }
  }

  get unread(): readonly string[] {
    return [...this.named].filter((column) => !this.read.has(column)).sort();
  }
}
