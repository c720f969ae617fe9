import { createLedgerPool } from '../../store/connect';
import { checkLedger } from '../../office/controls/check-ledger';

/** A process of its own: checks the books, and says how long that took. */

async function main(databaseUrl: string): Promise<void> {
  const pool = createLedgerPool(databaseUrl);
  try {
    await pool.query('SELECT');
    const begun = performance.now();
    const { holds, checks } = await checkLedger(pool);
    const seconds = (performance.now() - begun) / 1000;
    if (!holds) throw new Error(JSON.stringify(checks.filter((check) => !check.holds)));
    process.stdout.write(JSON.stringify({ seconds }));
  } finally {
    await pool.end();
  }
}

void main(process.env['BENCH_DATABASE_URL'] ?? '');
