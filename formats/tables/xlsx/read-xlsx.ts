import { Decimal } from 'decimal.js';
import { attributeOf, childOf, childrenOf, textOf } from '../../xml/xml-node';
import type { XmlNode } from '../../xml/xml-node';
import { controlCharacterIn } from '../../../domain/kernel/control-character';
import { controlCharacterSentence } from '../../text/plain-text';
import type { Cell } from '../cell';
import { HeadedTable } from '../headed-table';
import type { XlsxLayout } from '../layout';
import type { Source, SourceRecord } from '../source';
import { refusalOf } from '../table-rows';
import { richText, unescaped, Workbook } from './workbook';
import { elementsOf } from './xml-batches';

/** Excel's own limits. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** Reads one sheet of a workbook. `line` of a row is its number in the sheet. */
export function readXlsx(bytes: Buffer, layout: XlsxLayout): Source {
  const book = new Workbook(bytes, layout.title);
  const sheet = book.sheet(layout.sheet);
  const reading = new SheetReading(book, layout, sheet.name);
  const wanted = { part: sheet.name, root: 'worksheet', container: 'sheetData', name: 'row' };
  for (const row of elementsOf(sheet.bytes, wanted, refusalOf(layout.title))) reading.take(row);
  return reading.finish();
}

class SheetReading {
  private readonly layout: XlsxLayout;
  private readonly sheetName: string;
  private readonly epoch: '1900' | '1904';
  private readonly strings: readonly string[];
  private readonly table: HeadedTable;
  private readonly rows: SourceRecord[] = [];
  private line = 0;
  private faults = 0;

  constructor(book: Workbook, layout: XlsxLayout, sheetName: string) {
    this.layout = layout;
    this.sheetName = sheetName;
    this.epoch = book.epoch;
    this.strings = book.strings();
    this.table = new HeadedTable(layout, (index, line, header) =>
      header ? `${this.place(index, line)} (${header})` : this.place(index, line),
    );
  }

  take(row: XmlNode): void {
    const written = attributeOf(row, 'r');
    const line = written === '' ? this.line + 1 : Number(written);
    if (!Number.isInteger(line) || line <= this.line || line > LAST_ROW) {
      this.refuse(
        this.sheetName,
        `row "${written}" stands out of order after row ${this.line}. Save the workbook again.`,
      );
      return;
    }
    this.line = line;
    const cells = this.cellsOf(row, line);
    if (!cells) {
      // Without its header the rest would be misread.
      if (!this.table.isBound) this.finish();
      return;
    }
    for (const record of this.table.take(cells, line, true)) this.rows.push(record);
  }

  finish(): Source {
    const totals = this.table.finish(this.line);
    return { rows: this.rows, count: this.table.count, totals };
  }

  /**
   * A row holds only the cells that have something in them. Nothing when one of them is refused: blanks in its place would
   * be told as faults of their own.
   */
  private cellsOf(row: XmlNode, line: number): Cell[] | undefined {
    const before = this.faults;
    const cells: Cell[] = [];
    for (const cell of childrenOf(row, 'c')) {
      const reference = attributeOf(cell, 'r');
      const index = reference === '' ? cells.length : columnIndex(reference);
      if (index < cells.length || index >= LAST_COLUMN) {
        this.refuse(this.sheetName, `cell "${reference}" of row ${line} stands out of order. Save the workbook again.`);
        continue;
      }
      while (cells.length < index) cells.push('');
      cells.push(this.cellOf(cell, this.place(index, line)));
    }
    return this.faults === before ? cells : undefined;
  }

  private cellOf(cell: XmlNode, place: string): Cell {
    if (childOf(cell, 'f') && this.layout.formulas !== 'cached-values') {
      const message =
        'there is a formula. Paste the figures as values, or have the recipe say that the last result will do (formulas).';
      this.refuse(place, message);
      return '';
    }
    const value = textOf(cell, 'v');
    const text = this.writtenIn(cell, value, place);
    const control = text === undefined ? undefined : controlCharacterIn(text);
    if (control) this.refuse(place, controlCharacterSentence(control.name));
    if (text !== undefined) return control ? '' : text;
    switch (attributeOf(cell, 't')) {
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'e':
        this.refuse(place, `the cell has the error ${value}. Mend it in the workbook.`);
        return '';
      case 'd':
        return value.replace(/T00:00:00(\.0+)?Z?$/, '');
      default:
        return this.numberOf(cell, value, place);
    }
  }

  /** The text of a cell that holds one; nothing for any other cell. */
  private writtenIn(cell: XmlNode, value: string, place: string): string | undefined {
    switch (attributeOf(cell, 't')) {
      case 's':
        return this.shared(value, place);
      case 'inlineStr':
        return richText(childOf(cell, 'is'));
      case 'str':
        return unescaped(value);
      default:
        return undefined;
    }
  }

  private shared(value: string, place: string): string {
    const text = /^\d+$/.test(value) ? this.strings[Number(value)] : undefined;
    if (text !== undefined) return text;
    this.refuse(place, 'the cell refers to a text that is not in the workbook. Save it again.');
    return '';
  }

  /**
   * A workbook keeps fifteen digits and may write seventeen: 33553.300000000003 is 33553.3. What is left after fifteen is
   * what the person saw and meant.
   */
  private numberOf(cell: XmlNode, value: string, place: string): Cell {
    if (value === '') {
      if (childOf(cell, 'f')) this.refuse(place, 'the formula has no result. Open the workbook and save it.');
      return '';
    }
    if (!/^-?\d{1,30}(\.\d{1,30})?([eE][-+]?\d{1,3})?$/.test(value)) {
      this.refuse(place, 'the cell has something else than a number. Save the workbook again.');
      return '';
    }
    return { digits: new Decimal(value).toSignificantDigits(15).toFixed(), epoch: this.epoch };
  }

  private place(index: number, line: number): string {
    return `${this.sheetName}!${columnLetters(index)}${line}`;
  }

  private refuse(field: string, message: string): void {
    this.faults++;
    this.table.refuse({ line: Math.max(1, this.line), field, message });
  }
}

/** `B7` is 1; nothing sensible is refused as out of order. */
function columnIndex(reference: string): number {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference)?.[1] ?? '';
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}
