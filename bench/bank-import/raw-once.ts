import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** A process of its own: the least that PostgreSQL must do to take the payments in, and how long that took. */

async function main(path: string, databaseUrl: string, creditorId: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const begun = performance.now();
    await client.query('BEGIN');
    await client.query(
      `CREATE TEMP TABLE staging (payment_id text, reference text, received_on date, amount numeric(15, 2)) ON COMMIT DROP;
       CREATE TABLE matched_payment (payment_id text PRIMARY KEY, claim_id text, received_on date, amount numeric(15, 2))`,
    );
    await pipeline(createReadStream(path), client.query(copyFrom('COPY staging FROM STDIN')));
    const { rowCount } = await client.query(
      `INSERT INTO matched_payment
       SELECT payment_id, claim_id, received_on, staging.amount FROM staging
       JOIN fordring.claim ON creditor_id = $1 AND payment_reference = reference`,
      [creditorId],
    );
    await client.query('COMMIT');
    const seconds = (performance.now() - begun) / 1000;
    process.stdout.write(JSON.stringify({ movements: rowCount, readSeconds: 0, postSeconds: seconds }));
  } finally {
    await client.end();
  }
}

void main(process.argv[2] ?? '', process.env['BENCH_DATABASE_URL'] ?? '', process.env['BENCH_CREDITOR'] ?? '');
