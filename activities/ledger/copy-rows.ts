import { once } from 'node:events';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Cell, Row, Target } from './write-rows';

const BLOCK = 1 << 16;
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Writes any number of rows with one COPY, in PostgreSQL's text format, at the pace at which the server takes them. */
export async function copyRows(client: PoolClient, target: Target, rows: Iterable<Row>): Promise<void> {
  const stream = client.query(copyFrom(`COPY ${target.table} (${target.columns.join(', ')}) FROM STDIN`));
  const done = new Promise<void>((resolve, reject) => {
    stream.once('finish', resolve);
    stream.once('error', reject);
  });
  // The rejection is awaited at the end; until then it must not count as unhandled.
  done.catch(() => undefined);
  let block = '';
  for (const row of rows) {
    block += `${row.map(copyText).join('\t')}\n`;
    if (block.length < BLOCK) continue;
    const full = !stream.write(block);
    block = '';
    if (full) await Promise.race([once(stream, 'drain'), done]);
  }
  stream.end(block);
  await done;
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
