import type { Cell, Row } from './rows';

const BLOCK = 1 << 16;
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Rows in PostgreSQL's text format for COPY, in blocks that lie outside the heap: a row is no object that lives on. */
export class CopyText {
  private readonly full: Buffer[] = [];
  private text = '';

  add(row: Row): void {
    this.text += lineOf(row);
    if (this.text.length < BLOCK) return;
    this.full.push(Buffer.from(this.text));
    this.text = '';
  }

  blocks(): readonly (Buffer | string)[] {
    return this.text === '' ? this.full : [...this.full, this.text];
  }
}

/** The same of rows that are made while they are written. */
export function* blocksOf(rows: Iterable<Row>): Generator<string> {
  let block = '';
  for (const row of rows) {
    block += lineOf(row);
    if (block.length < BLOCK) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}

function lineOf(row: Row): string {
  let line = '';
  for (const cell of row) line += line === '' ? copyText(cell) : `\t${copyText(cell)}`;
  return `${line}\n`;
}

function copyText(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell === 'string') return escape(cell);
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  if (typeof cell === 'number') return String(cell);
  if (Buffer.isBuffer(cell)) return `\\\\x${cell.toString('hex')}`;
  return escape(arrayLiteral(cell));
}

function escape(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => ESCAPED[sign] ?? sign) : text;
}

function arrayLiteral(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
