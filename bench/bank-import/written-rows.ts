import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Pool } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { inTransaction } from '../../store/connect';
import type { Target } from '../../store/rows';
import { CLAIM_EVENT, JOURNAL_ENTRY, OUTBOX, PAYMENT, PAYMENT_SHARE, POSTING } from '../../store/tables';
import { secondsOf } from '../arithmetic';

const IMPRINT: Target = { table: 'fordring.open_imprint', columns: ['creditor_id', 'kind', 'key', 'number', 'hash'] };
/** What an import adds. */
const ADDED = [PAYMENT, PAYMENT_SHARE, CLAIM_EVENT, JOURNAL_ENTRY, POSTING, OUTBOX, IMPRINT];
/** What an import changes: how far the claims have come. */
const CHANGED: Target = {
  table: 'fordring.claim',
  columns: ['claim_id', 'event_number', 'last_hash', 'claimed_open', 'settled', 'next_step_on'],
};

/** Lays down as files what the one import of this database wrote: it was one transaction. */
export async function copyWrittenOut(pool: Pool, folder: string): Promise<void> {
  await inTransaction(pool, async (client) => {
    for (const { table, columns } of [...ADDED, CHANGED]) {
      const rows = `SELECT ${columns.join(', ')} FROM ${table} WHERE xmin = (SELECT xmin FROM fordring.bank_file)`;
      await pipeline(client.query(copyTo(`COPY (${rows}) TO STDOUT`)), createWriteStream(join(folder, table)));
    }
  });
}

/**
 * Copies the rows from their files into tables of the same columns without keys, indexes, checks or triggers, and changes the
 * claims, in one transaction. Answers the seconds.
 */
export function copyWrittenIn(pool: Pool, folder: string): Promise<number> {
  return secondsOf(() =>
    inTransaction(pool, async (client) => {
      for (const { table, columns } of [...ADDED, CHANGED]) {
        const bare = table.replace('fordring.', 'bare_');
        await client.query(`CREATE TABLE ${bare} AS SELECT ${columns.join(', ')} FROM ${table} WITH NO DATA`);
        await pipeline(createReadStream(join(folder, table)), client.query(copyFrom(`COPY ${bare} FROM STDIN`)));
      }
      const changed = CHANGED.columns.filter((column) => column !== 'claim_id');
      await client.query(
        `UPDATE fordring.claim SET ${changed.map((column) => `${column} = came.${column}`).join(', ')}
         FROM bare_claim AS came WHERE claim.claim_id = came.claim_id`,
      );
    }),
  );
}
