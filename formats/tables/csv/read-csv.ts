import { HeadedTable } from '../headed-table';
import type { CsvLayout } from '../layout';
import type { Source, SourceRecord } from '../source';
import type { SourceReading } from '../source-reading';
import { refusalOf } from '../table-rows';
import { decodedOrRefused } from '../../text/decode-text';
import { TextDecoding } from '../text/text-decoding';
import { CsvRows } from './csv-rows';

/** Reads CSV piece by piece: of a million rows never more than a piece is in memory. */
export class CsvReading implements SourceReading {
  private readonly layout: CsvLayout;
  private readonly table: HeadedTable;
  private readonly decoding: TextDecoding;
  private readonly rows: CsvRows;
  private made: SourceRecord[] = [];
  private lastLine = 1;

  constructor(layout: CsvLayout) {
    this.layout = layout;
    this.decoding = new TextDecoding(layout.encoding);
    this.table = new HeadedTable(layout, (index, _line, header) => (header ? header : `column ${index + 1}`));
    this.rows = new CsvRows(
      layout.delimiter,
      {
        take: (cells, line, isEnded) => {
          this.lastLine = line;
          for (const record of this.table.take(cells, line, isEnded)) this.made.push(record);
        },
        takePlain: (places, line) => {
          const record = this.table.takePlain(places, line);
          if (record === undefined) return false;
          this.lastLine = line;
          this.made.push(record);
          return true;
        },
      },
      (line, message, isLast) => {
        this.lastLine = line;
        this.table.refuse({ line, message });
        if (isLast) this.table.finish(line);
      },
    );
  }

  take(piece: Buffer): readonly SourceRecord[] {
    this.decoded(() => this.decoding.take(piece));
    return this.given();
  }

  finish(): Source {
    this.decoded(() => this.decoding.end());
    this.rows.end();
    const totals = this.table.finish(this.lastLine);
    return { rows: this.given(), count: this.table.count, totals };
  }

  private given(): readonly SourceRecord[] {
    const { made } = this;
    this.made = [];
    return made;
  }

  private decoded(decode: () => string): void {
    this.rows.take(decodedOrRefused(refusalOf(this.layout.title), decode));
  }
}
