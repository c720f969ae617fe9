import type { RowPlaces } from '../plain-rows';

/** Who takes the rows. */
export interface RowTaker {
  /** A row's cells, the line on which it begins, and whether its line break is there. */
  take(cells: readonly string[], line: number, isEnded: boolean): void;
  /** A row without quotes by the places of its cells; false when it is wanted as cells. */
  takePlain(places: RowPlaces, line: number): boolean;
}
/** What is lost for good (`isLast`) throws: the rest of the file would be misread. */
type Refuse = (line: number, message: string, isLast: boolean) => void;

/** No row of a register is longer; a quotation mark that is never closed would otherwise swallow the file. */
const LONGEST_ROW = 1_000_000;
/** A wider row is cut into cells first. */
const MOST_PLAIN_CELLS = 256;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;

/**
 * Cuts a comma-separated text (RFC 4180, any delimiter, LF or CRLF) into rows, piece by piece, and passes over blank
 * lines. Rows without quotes, nearly all in practice, are cut at the delimiter; only rows with quotes are read sign by
 * sign.
 */
export class CsvRows {
  private readonly delimiter: string;
  private readonly delimiterCode: number;
  private readonly taker: RowTaker;
  /** Of the row at hand: one for all rows, to be read and not kept. */
  private readonly places = { text: '', start: 0, ends: new Int32Array(MOST_PLAIN_CELLS), count: 0 };
  private readonly refuse: Refuse;
  private rest = '';
  private line = 1;

  constructor(delimiter: string, taker: RowTaker, refuse: Refuse) {
    this.delimiter = delimiter;
    this.delimiterCode = delimiter.charCodeAt(0);
    this.taker = taker;
    this.refuse = refuse;
  }

  take(text: string): void {
    this.cut(this.rest + text, false);
  }

  end(): void {
    this.cut(this.rest, true);
    this.rest = '';
  }

  private cut(text: string, isLast: boolean): void {
    let start = 0;
    let quote = text.indexOf('"');
    while (start < text.length) {
      const next = this.plainRow(text, start);
      if (next !== undefined) {
        this.line++;
        start = next;
        continue;
      }
      const found = text.indexOf('\n', start);
      if (found === -1 && !isLast) break;
      const end = found === -1 ? text.length : found;
      if (quote !== -1 && quote < start) quote = text.indexOf('"', start);
      if (quote === -1 || quote >= end) {
        const written = text.slice(start, text[end - 1] === '\r' ? end - 1 : end);
        if (written.trim() !== '') this.taker.take(written.split(this.delimiter), this.line, found !== -1);
        this.line++;
        start = end + 1;
        continue;
      }
      const row = this.quotedRow(text, start, isLast);
      if (row === undefined && !isLast && text.length - start < LONGEST_ROW) break;
      start = row ?? this.refuseOpenQuote(text);
    }
    this.rest = text.slice(start);
    if (this.rest.length > LONGEST_ROW) this.refuseLongRow();
  }

  /** Takes a row without quotes at once, and gives where the next begins; nothing when it has to be cut into cells. */
  private plainRow(text: string, start: number): number | undefined {
    const { places, delimiterCode } = this;
    const { ends } = places;
    let count = 0;
    for (let at = start; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code !== delimiterCode && code !== LINE_FEED) {
        if (code === QUOTE) return undefined;
        continue;
      }
      if (count === MOST_PLAIN_CELLS) return undefined;
      ends[count++] = code === LINE_FEED && text.charCodeAt(at - 1) === CARRIAGE_RETURN ? at - 1 : at;
      if (code !== LINE_FEED) continue;
      places.text = text;
      places.start = start;
      places.count = count;
      return this.taker.takePlain(places, this.line) ? at + 1 : undefined;
    }
    return undefined;
  }

  private refuseLongRow(): void {
    if (this.rest.includes('"')) this.refuseOpenQuote(this.rest);
    else this.refuse(this.line, 'the line is longer than a million signs. Check that this is the right file.', true);
  }

  private refuseOpenQuote(text: string): number {
    this.refuse(this.line, 'a quoted cell is never closed; end it with a quotation mark.', true);
    return text.length;
  }

  /** Takes the row and gives where the next begins; nothing when the row does not end in this text. */
  private quotedRow(text: string, start: number, isLast: boolean): number | undefined {
    const cells: string[] = [];
    let at = start;
    for (;;) {
      if (text[at] === '"') {
        const close = closingQuote(text, at + 1);
        if (close === -1) return undefined;
        cells.push(text.slice(at + 1, close).replaceAll('""', '"'));
        at = close + 1;
      } else {
        const from = at;
        while (at < text.length && text[at] !== '"' && text[at] !== '\n' && text[at] !== this.delimiter) at++;
        cells.push(text.slice(from, text[at] === '\n' && text[at - 1] === '\r' ? at - 1 : at));
      }
      if (text[at] === this.delimiter) {
        at++;
        continue;
      }
      if (text[at] === '\r') at++;
      const found = text.indexOf('\n', at);
      if (found === -1 && !isLast) return undefined;
      const end = found === -1 ? text.length : found;
      const { line } = this;
      this.line += linesIn(text, start, end);
      if (at === end) this.taker.take(cells, line, found !== -1);
      else this.refuse(line, 'a quotation mark stands inside a cell; quote the whole cell and double the mark.', false);
      return end + 1;
    }
  }
}

/** Where the quotation ends; a doubled mark inside it does not end it. -1 when nothing does. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function linesIn(text: string, start: number, end: number): number {
  return text.slice(start, end).split('\n').length;
}
