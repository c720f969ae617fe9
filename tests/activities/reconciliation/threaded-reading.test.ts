import type { Pool } from 'pg';
import { createLedgerPool, inTransaction } from '../../../activities/ledger/connect';
import { recipeIn, recipePlace } from '../../../activities/reconciliation/recipe-of-run';
import { reconcileInDatabase } from '../../../activities/reconciliation/set-wise/reconcile-in-database';
import type { FileForThread } from '../../../activities/reconciliation/set-wise/threaded-reading';
import { readRecipeFile } from '../../../reconciliation/read-recipe-file';
import { reconcile } from '../../../reconciliation/reconcile';
import type { Reconciliation } from '../../../reconciliation/result';
import { resultAsJson } from '../../../reconciliation/result-json';
import { useWorld } from '../../support/world';

const world = useWorld();
let pool: Pool;
beforeAll(async () => (pool = createLedgerPool(await world().newDatabase())));
afterAll(() => pool.end());

const recipe = recipeIn('ky-debtor', 'DKK');
const RUN = { period: '2026-09' };
const ROWS = 20_000;

/** Every seventh claim is of another month, every thousandth has another amount, every four-thousandth is missing on the right. */
function fileOf(side: 'left' | 'right'): string {
  const lines: string[] = [];
  for (let index = 0; index < ROWS; index += 1) {
    const month = index % 7 === 0 ? '2026-08' : '2026-09';
    const day = `${month}-${String(1 + (index % 28)).padStart(2, '0')}`;
    const kroner = (index % 911) + (side === 'right' && index % 1000 === 1 ? 1 : 0);
    if (side === 'right' && index % 4000 === 3) continue;
    lines.push(side === 'left' ? `F${index},${day},${kroner}.05` : `F${index},${index},${day},${kroner}.05`);
  }
  const header = side === 'left' ? 'claim,processed_on,amount' : 'claim,voucher,booked_on,amount';
  return [header, ...lines, ''].join('\n');
}

function* piecesOf(text: string): Generator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 100_000) yield bytes.subarray(at, at + 100_000);
}

function inThread(text: string): FileForThread {
  return { pieces: piecesOf(text), bytes: Buffer.byteLength(text), recipeAt: recipePlace(recipe) };
}

function said(result: Reconciliation): unknown {
  return JSON.parse(
    JSON.stringify(resultAsJson({ ...result, matched: [...result.matched].sort((a, b) => (a.by < b.by ? -1 : 1)) })),
  );
}

test('files that threads read come to what the engine in memory finds', async () => {
  const [left, right] = [fileOf('left'), fileOf('right')];
  const result = await inTransaction(pool, (client) =>
    reconcileInDatabase(client, recipe, RUN, { left: inThread(left), right: inThread(right) }),
  );
  const inMemory = reconcile(recipe, RUN, {
    left: readRecipeFile(recipe.left, Buffer.from(left)),
    right: readRecipeFile(recipe.right, Buffer.from(right)),
  });
  // 20 of another amount and 5 missing, of which every seventh lies in August.
  expect(result.unexplained.length).toBeGreaterThan(15);
  expect(said(result)).toEqual(said(inMemory));
});

test('a thread refuses a file as whoever reads it here would, and nothing is left under way', async () => {
  const broken = fileOf('left').replace('F17001,2026-09-06,603.05', 'F17001,2026-09-06,603;05');
  const read = (left: FileForThread) =>
    inTransaction(pool, (client) =>
      reconcileInDatabase(client, recipe, RUN, { left, right: inThread(fileOf('right')) }),
    );
  const refusal = await read(inThread(broken)).catch((problem: unknown) => problem);
  const here = (): unknown => readRecipeFile(recipe.left, Buffer.from(broken));
  expect(refusal).toMatchObject({ name: 'InputRefused', problems: [{ line: 17_003, field: 'amount' }] });
  expect(here).toThrow((refusal as Error).message);
  const away = { ...inThread(fileOf('left')), recipeAt: { module: __filename, exported: 'nothing' } };
  await expect(read(away)).rejects.toThrow();
});

test('a hash that many keys share finds the same', async () => {
  const [left, right] = [fileOf('left'), fileOf('right')];
  const lines = (side: 'left' | 'right') => [readRecipeFile(recipe[side], Buffer.from(side === 'left' ? left : right))];
  const by = (hash: (key: string) => string) =>
    inTransaction(pool, (client) =>
      reconcileInDatabase(client, recipe, RUN, { left: lines('left'), right: lines('right') }, hash),
    );
  const poor = await by((key) => `length(${key})`);
  expect(said(poor)).toEqual(said(await by((key) => `hashtextextended(${key}, 0)`)));
  expect(poor.matched.find(({ by: matcher }) => matcher === 'sums')).toBeUndefined();
});
