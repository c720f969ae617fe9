import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** A process of its own: the least that PostgreSQL must do to hold the two files against each other, and how long that took. */

async function main(left: string, right: string, databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const begun = performance.now();
    await client.query('BEGIN');
    await client.query(`SET LOCAL work_mem = '256MB'`);
    for (const [table, path] of [
      ['raw_left', left],
      ['raw_right', right],
    ] as const) {
      await client.query(
        `CREATE TEMP TABLE ${table} (voucher text, account text, booked_on date, text text, amount numeric(15, 2)) ON COMMIT DROP`,
      );
      await pipeline(createReadStream(path), client.query(copyFrom(`COPY ${table} FROM STDIN (FORMAT csv, HEADER)`)));
    }
    const loaded = performance.now();
    const { rows } = await client.query<{ differing: string }>(
      `SELECT count(*) AS differing FROM raw_left FULL JOIN raw_right USING (voucher)
       WHERE raw_left.amount IS DISTINCT FROM raw_right.amount`,
    );
    const done = performance.now();
    await client.query('COMMIT');
    const cost = { loadSeconds: (loaded - begun) / 1000, matchSeconds: (done - loaded) / 1000 };
    process.stdout.write(JSON.stringify({ differing: Number(rows[0]?.differing), ...cost }));
  } finally {
    await client.end();
  }
}

void main(process.argv[2] ?? '', process.argv[3] ?? '', process.env['BENCH_DATABASE_URL'] ?? '');
