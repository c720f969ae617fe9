import type { PoolClient } from 'pg';
import { copyBlocks } from './copy-blocks';
import type { Target, Row, Cell } from './rows';

const BLOCK = 1 << 16;
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Writes any number of rows with one COPY, in PostgreSQL's text format, at the pace at which the server takes them. */
export async function copyRows(client: PoolClient, target: Target, rows: Iterable<Row>): Promise<void> {
  await copyBlocks(client, `COPY ${target.table} (${target.columns.join(', ')}) FROM STDIN`, blocksOf(rows));
}

function* blocksOf(rows: Iterable<Row>): Generator<string> {
  let block = '';
  for (const row of rows) {
    block += `${row.map(copyText).join('\t')}\n`;
    if (block.length < BLOCK) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
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
