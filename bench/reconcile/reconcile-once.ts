import { createReadStream, statSync } from 'node:fs';
import { createLedgerPool, inTransaction } from '../../activities/ledger/connect';
import { KEY_HASH } from '../../activities/reconciliation/set-wise/key-sums-in-sql';
import { reconcileInDatabase } from '../../activities/reconciliation/set-wise/reconcile-in-database';
import type { FileForThread } from '../../activities/reconciliation/set-wise/threaded-reading';
import { PERIOD, VOUCHERS } from './voucher-recipe';

/** A process of its own: one run from two files to its result, as the run's activity does it, and how long it took. */

function fileOf(path: string): FileForThread {
  const recipeAt = { module: require.resolve('./voucher-recipe'), exported: 'VOUCHERS' };
  return { pieces: createReadStream(path, { highWaterMark: PIECE }), bytes: statSync(path).size, recipeAt };
}

/** As the ledger keeps them. */
const PIECE = 1 << 20;

async function main(left: string, right: string, databaseUrl: string): Promise<void> {
  const pool = createLedgerPool(databaseUrl);
  try {
    await pool.query('SELECT');
    const begun = performance.now();
    let staged = begun;
    const result = await inTransaction(pool, (client) =>
      reconcileInDatabase(
        client,
        VOUCHERS,
        { period: PERIOD },
        {
          left: fileOf(left),
          right: fileOf(right),
        },
        // The first thing that matching asks for.
        (key) => {
          if (staged === begun) staged = performance.now();
          return KEY_HASH(key);
        },
      ),
    );
    const done = performance.now();
    const count = (kind: string) => result.unexplained.filter((difference) => difference.class === kind).length;
    const found = {
      otherAmount: count('other-amount'),
      onlyLeft: count('only-left'),
      onlyRight: count('only-right'),
      rows: result.left.rows,
    };
    process.stdout.write(
      JSON.stringify({ found, loadSeconds: (staged - begun) / 1000, matchSeconds: (done - staged) / 1000 }),
    );
  } finally {
    await pool.end();
  }
}

void main(process.argv[2] ?? '', process.argv[3] ?? '', process.env['BENCH_DATABASE_URL'] ?? '');
