import { ProblemList } from '../../../domain/kernel/input-refused';
import { amountReader, PLAIN_AMOUNTS } from '../amount-text';
import { bindColumn } from '../bound-column';
import { CellFault } from '../cell';
import type { FixedPlace, FixedWidthLayout } from '../layout';
import type { Source, SourceRecord } from '../source';
import type { SourceReading } from '../source-reading';
import { refusalOf, refusedFile, TableRows } from '../table-rows';
import { decodedOrRefused } from '../../text/decode-text';
import { TextDecoding } from '../text/text-decoding';

/** Reads lines of fixed width piece by piece, each field from its declared place. */
export class FixedWidthReading implements SourceReading {
  private readonly layout: FixedWidthLayout;
  private readonly decoding: TextDecoding;
  private readonly places: readonly FixedPlace[];
  private readonly rows: TableRows;
  private made: SourceRecord[] = [];
  private rest = '';
  private line = 1;
  private lineCount = 0;
  private trailerLine: number | undefined;

  constructor(layout: FixedWidthLayout) {
    this.layout = layout;
    this.decoding = new TextDecoding(layout.encoding);
    this.places = [...new Set(layout.columns.flatMap(placesOf))];
    const declared = layout.totals === 'none' ? undefined : layout.totals;
    const totalsPlace = layout.columns.find(({ name }) => name === declared?.column);
    this.rows = new TableRows(
      {
        title: layout.title,
        columns: layout.columns.map((column) => bindColumn(column, (place) => this.places.indexOf(place), layout)),
        currency: layout.currency,
        ...(layout.totals && { totals: layout.totals }),
        ...(totalsPlace && { totalsIndex: this.places.indexOf(placesOf(totalsPlace)[0] as FixedPlace) }),
        placeOf: (index) => this.placeName(this.places[index]),
      },
      new ProblemList(),
    );
  }

  take(piece: Buffer): readonly SourceRecord[] {
    this.cut(this.decoded(() => this.decoding.take(piece)));
    return this.given();
  }

  finish(): Source {
    this.cut(this.decoded(() => this.decoding.end()));
    if (this.rest !== '') this.takeLine(this.rest, false);
    if (this.lineCount === 0) {
      throw refusedFile(this.layout.title, [{ line: 1, message: 'the file is empty. Fetch it again.' }]);
    }
    const { trailer } = this.layout;
    if (trailer && this.trailerLine === undefined) {
      const message = `the file ends without its trailer ${trailer.code}: it has been cut off. Fetch it again.`;
      this.rows.refuse({ line: this.line, message });
    }
    const totals = this.rows.finish(this.line);
    return { rows: this.given(), count: this.rows.count, totals };
  }

  private given(): readonly SourceRecord[] {
    const { made } = this;
    this.made = [];
    return made;
  }

  private decoded(decode: () => string): string {
    return decodedOrRefused(refusalOf(this.layout.title), decode);
  }

  private cut(piece: string): void {
    const text = this.rest + piece;
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      this.takeLine(text.slice(start, text[end - 1] === '\r' ? end - 1 : end), true);
      this.line++;
      start = end + 1;
    }
    this.rest = text.slice(start);
    if (this.rest.length <= this.layout.lineLength * 2 + 1000) return;
    const message = `the line is longer than ${this.layout.lineLength} signs. Check that this is the right file.`;
    throw refusedFile(this.layout.title, [{ line: this.line, message }]);
  }

  private takeLine(written: string, isEnded: boolean): void {
    if (written.trim() === '') return;
    this.lineCount++;
    const { line } = this;
    const text = this.filled(written, isEnded);
    if (text === undefined) return;
    if (this.trailerLine !== undefined) {
      const message = `it stands after the trailer on line ${this.trailerLine}. Send one file at a time.`;
      this.rows.refuse({ line, message });
      return;
    }
    if (!this.isRow(text)) return;
    const record = this.rows.take(this.cellsOf(text), line);
    if (record) this.made.push(record);
  }

  /** The line at its declared length. */
  private filled(written: string, isEnded: boolean): string | undefined {
    const { lineLength, shortLines } = this.layout;
    const { line } = this;
    if (written.length > lineLength && written.slice(lineLength).trim() !== '') {
      const message = `there are ${written.length} signs instead of ${lineLength}. Check the file, or have the recipe declare it otherwise (lineLength).`;
      this.rows.refuse({ line, message });
      return undefined;
    }
    if (written.length >= lineLength) return written;
    if (shortLines === 'filled-with-blanks' && isEnded) return written.padEnd(lineLength);
    const counted = `there are ${written.length} signs instead of ${lineLength}.`;
    const advice = isEnded ? 'Fetch the file again.' : 'The file ends here: it has been cut off. Fetch it again.';
    this.rows.refuse({ line, message: `${counted} ${advice}` });
    return undefined;
  }

  private isRow(text: string): boolean {
    const { record, trailer } = this.layout;
    if (!record) return true;
    const code = text.slice(record.from - 1, record.from - 1 + record.length);
    if (code === record.row) return true;
    if (trailer && code === trailer.code) this.checkTrailer(text);
    else if (!record.passedOver?.includes(code)) {
      const field = `positions ${record.from}–${record.from + record.length - 1}`;
      this.rows.refuse({
        line: this.line,
        field,
        message: `"${code}" is no record of this file. Check the file, or have the recipe declare it otherwise (record).`,
      });
    }
    return false;
  }

  private checkTrailer(text: string): void {
    const { trailer, amounts, columns } = this.layout;
    this.trailerLine = this.line;
    if (trailer?.count) {
      const said = sliced(text, trailer.count).replace(/^0+(?=\d)/, '');
      this.rows.check(this.line, this.placeName(trailer.count), said);
    }
    if (!trailer?.total) return;
    const { total } = trailer;
    const column = columns.find(({ name }) => name === total.column);
    const own = column?.type === 'amount' ? column.dialect : undefined;
    try {
      const said = amountReader(own ?? amounts ?? PLAIN_AMOUNTS)(sliced(text, total));
      this.rows.check(this.line, this.placeName(total), said, total.column);
    } catch (error) {
      if (!(error instanceof CellFault)) throw error;
      this.rows.refuse({ line: this.line, field: this.placeName(total), message: error.message });
    }
  }

  private cellsOf(text: string): string[] {
    return this.places.map((place) => sliced(text, place));
  }

  private placeName(place: FixedPlace | undefined): string {
    if (!place) return '';
    const column = this.layout.columns.find((candidate) => placesOf(candidate).includes(place));
    const positions = `positions ${place.from}–${place.from + place.length - 1}`;
    return column ? `${column.name} (${positions})` : positions;
  }
}

function placesOf(column: FixedWidthLayout['columns'][number]): readonly FixedPlace[] {
  if (column.type === 'debit-credit') return [column.debit, column.credit];
  return column.type === 'amount' && column.side ? [column, column.side] : [column];
}

/** The field without blanks, and without the noughts that fill up a text. Noughts before a figure do not change it. */
function sliced(text: string, place: FixedPlace & { readonly type?: string }): string {
  const written = text.slice(place.from - 1, place.from - 1 + place.length).trim();
  if (place.filler !== '0' || place.type !== 'text') return written;
  return place.align === 'left' ? written.replace(/0+$/, '') : written.replace(/^0+/, '');
}
