import { finished } from 'node:stream/promises';
import { to as copyTo } from 'pg-copy-streams';
import { createLedgerPool } from '../../store/connect';

/** A process of its own: reads every row that a check looks at out of the database, and does nothing with it. */

const TABLES = [
  'claim',
  'claim_event',
  'journal_entry',
  'posting',
  'payment',
  'payment_share',
  'payment_move',
  'outbox',
  'document',
  'command',
  'incoming_bank_file',
  'closed_imprint',
  'open_imprint',
];

async function main(databaseUrl: string): Promise<void> {
  const pool = createLedgerPool(databaseUrl);
  const client = await pool.connect();
  try {
    const begun = performance.now();
    for (const table of TABLES) {
      await finished(client.query(copyTo(`COPY fordring.${table} TO STDOUT`)).resume());
    }
    process.stdout.write(JSON.stringify({ seconds: (performance.now() - begun) / 1000 }));
  } finally {
    client.release();
    await pool.end();
  }
}

void main(process.env['BENCH_DATABASE_URL'] ?? '');
