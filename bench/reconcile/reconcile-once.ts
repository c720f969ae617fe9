import { createReadStream, statSync } from 'node:fs';
import { createLedgerPool, inTransaction } from '../../store/connect';
import { reconcileInDatabase } from '../../office/reconciliation/set-wise/reconcile-in-database';
import type { Lines } from '../../office/reconciliation/set-wise/row-blocks';
import { linesOf } from '../../office/reconciliation/source-of-run';
import type { RecipeSource } from '../../reconciliation/recipe-source';
import type { FileLine } from '../../reconciliation/source-reader';
import { PERIOD, VOUCHERS } from './voucher-recipe';

/** A process of its own: one run from two files to its result, as the run's activity does it, and how long it took. */
function fileOf(path: string, source: RecipeSource): Lines {
  return linesOf(source, createReadStream(path, { highWaterMark: PIECE }), statSync(path).size);
}

/** As the ledger keeps them. */
const PIECE = 1 << 20;

/** Tells when the last line has been taken. */
async function* noted(lines: Lines, whenTaken: () => void): AsyncGenerator<readonly FileLine[]> {
  yield* lines;
  whenTaken();
}

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
          left: fileOf(left, VOUCHERS.left),
          right: noted(fileOf(right, VOUCHERS.right), () => (staged = performance.now())),
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
