import type { InputProblem } from '../../domain/kernel/input-refused';

export interface CsvRow {
  readonly cells: readonly string[];
  /** 1-based line of the file on which the row begins; a quoted cell may run over several lines. */
  readonly line: number;
}

/**
 * The rows of a comma-separated text by RFC 4180, with LF or CRLF; blank lines are passed over. A row whose quotes are
 * wrong is left out and told to `refuse`.
 *
 * Rows without quotes, nearly all in practice, are cut at the commas; only rows with quotes are read sign by sign.
 */
export function* rowsOf(text: string, refuse: (problem: InputProblem) => void): Generator<CsvRow> {
  let line = 1;
  let start = 0;
  let quote = text.indexOf('"');
  while (start < text.length) {
    const end = endOfLine(text, start);
    const written = text.slice(start, text[end - 1] === '\r' ? end - 1 : end);
    if (quote !== -1 && quote < start) quote = text.indexOf('"', start);
    if (quote === -1 || quote >= end) {
      if (written.trim() !== '') yield { cells: written.split(','), line };
      start = end + 1;
      line++;
      continue;
    }
    const quoted = readQuotedRow(text, start);
    if (quoted.fault === undefined) yield { cells: quoted.cells, line };
    else refuse({ line, message: quoted.fault });
    line += quoted.lineCount;
    start = quoted.next;
  }
}

interface QuotedRow {
  readonly cells: readonly string[];
  readonly next: number;
  readonly lineCount: number;
  readonly fault?: string;
}

function readQuotedRow(text: string, start: number): QuotedRow {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      if (close === -1)
        return faulty(text, start, text.length, 'a quoted cell is never closed; end it with a quotation mark.');
      cells.push(text.slice(at + 1, close).replaceAll('""', '"'));
      at = close + 1;
    } else {
      const from = at;
      while (at < text.length && !ENDS_CELL.has(text[at] as string)) at++;
      cells.push(text.slice(from, at));
    }
    if (text[at] === ',') {
      at++;
      continue;
    }
    const end = endOfLine(text, at);
    const isEnd = at === end || (text[at] === '\r' && at + 1 === end);
    if (isEnd) return { cells, next: end + 1, lineCount: linesIn(text, start, end) };
    return faulty(text, start, end, 'a quotation mark stands inside a cell; quote the whole cell and double the mark.');
  }
}

const ENDS_CELL = new Set([',', '"', '\r', '\n']);

/** Where the quotation ends; a doubled mark inside it does not end it. -1 when nothing does. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function faulty(text: string, start: number, end: number, fault: string): QuotedRow {
  return { cells: [], next: end + 1, lineCount: linesIn(text, start, end), fault };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function linesIn(text: string, start: number, end: number): number {
  return text.slice(start, end).split('\n').length;
}
