import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Pool } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { inTransaction } from '../../store/connect';
import { CLAIM, CLAIM_EVENT, DEBTOR, JOURNAL_ENTRY, OUTBOX, POSTING } from '../../store/tables';
import { secondsOf } from '../arithmetic';

/** What a registration writes; the invoices first. */
const TABLES = [CLAIM, DEBTOR, CLAIM_EVENT, JOURNAL_ENTRY, POSTING, OUTBOX];

/** Lays the rows of all tables down as files. */
export async function copyRegisteredOut(pool: Pool, folder: string): Promise<void> {
  await inTransaction(pool, async (client) => {
    for (const { table, columns } of TABLES) {
      const rows = client.query(copyTo(`COPY ${table} (${columns.join(', ')}) TO STDOUT`));
      await pipeline(rows, createWriteStream(join(folder, table)));
    }
  });
}

/**
 * Copies the rows from their files into tables of the same columns without keys, indexes, checks or triggers, in one
 * transaction. Answers the seconds of each table, in their order; the last bears the commit.
 */
export async function copyRegisteredIn(pool: Pool, folder: string): Promise<number[]> {
  const seconds: number[] = [];
  let before = performance.now();
  await inTransaction(pool, async (client) => {
    for (const { table, columns } of TABLES) {
      const took = await secondsOf(async () => {
        const bare = table.replace('fordring.', 'bare_');
        await client.query(`CREATE TABLE ${bare} AS SELECT ${columns.join(', ')} FROM ${table} WITH NO DATA`);
        await pipeline(createReadStream(join(folder, table)), client.query(copyFrom(`COPY ${bare} FROM STDIN`)));
      });
      seconds.push(took);
    }
    before = performance.now();
  });
  seconds.push((performance.now() - before) / 1000);
  return seconds;
}
