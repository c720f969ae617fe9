import type { Pool } from 'pg';
import { createLedgerPool, inTransaction } from '../../../store/connect';
import { recipeNamed } from '../../../office/reconciliation/recipe-shelf';
import { reconcileInDatabase } from '../../../office/reconciliation/set-wise/reconcile-in-database';
import { linesOf, sourceNamed } from '../../../office/reconciliation/source-of-run';
import { readRecipeFile } from '../../../reconciliation/read-recipe-file';
import { reconcile } from '../../../reconciliation/reconcile';
import type { Reconciliation } from '../../../reconciliation/result';
import { resultAsJson } from '../../../reconciliation/result-json';
import { useWorld } from '../../support/world';

const world = useWorld();
let pool: Pool;
beforeAll(async () => (pool = createLedgerPool(await world().newDatabase())));
afterAll(() => pool.end());

const recipe = recipeNamed('ky-debtor');
const RUN = { period: '2026-09' };
const ROWS = 20_000;

/** Every seventh claim is of another month, every thousandth has another amount, every four-thousandth is missing on the right. */
function fileOf(side: 'left' | 'right', hasTwins = false): string {
  const lines: string[] = [];
  for (let index = 0; index < ROWS; index += 1) {
    const month = index % 7 === 0 ? '2026-08' : '2026-09';
    const day = `${month}-${String(1 + (index % 28)).padStart(2, '0')}`;
    const kroner = (index % 911) + (side === 'right' && index % 1000 === 1 ? 1 : 0);
    if (side === 'right' && index % 4000 === 3) continue;
    const line = side === 'left' ? `F${index},${day},${kroner}.05` : `F${index},${index},${day},${kroner}.05`;
    lines.push(line);
    if (hasTwins && index % 500 === 9) lines.push(line);
  }
  const header = side === 'left' ? 'claim,processed_on,amount' : 'claim,voucher,booked_on,amount';
  return [header, ...lines, ''].join('\n');
}

function linesIn(side: 'left' | 'right', text: string): ReturnType<typeof linesOf> {
  const bytes = Buffer.from(text);
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 100_000) pieces.push(bytes.subarray(at, at + 100_000));
  return linesOf(sourceNamed(recipe, side), pieces, bytes.length);
}

function said(result: Reconciliation): unknown {
  return JSON.parse(
    JSON.stringify(resultAsJson({ ...result, matched: [...result.matched].sort((a, b) => (a.by < b.by ? -1 : 1)) })),
  );
}

test.each([
  ['whose keys meet one to one', false],
  ['with lines that stand twice', true],
])('files %s come to what the engine in memory finds', async (_what, hasTwins) => {
  const [left, right] = [fileOf('left', hasTwins), fileOf('right')];
  const result = await inTransaction(pool, (client) =>
    reconcileInDatabase(client, recipe, RUN, { left: linesIn('left', left), right: linesIn('right', right) }),
  );
  const inMemory = reconcile(recipe, RUN, {
    left: readRecipeFile(recipe.left, Buffer.from(left)),
    right: readRecipeFile(recipe.right, Buffer.from(right)),
  });
  // 20 of another amount and 5 missing, of which every seventh lies in August; the twins of a claim are 40 more.
  expect(result.unexplained.length).toBeGreaterThan(hasTwins ? 45 : 15);
  expect(said(result)).toEqual(said(inMemory));
});

test('a file with a fault far down is refused by its line, and nothing of it stays', async () => {
  const broken = fileOf('left').replace('F17001,2026-09-06,603.05', 'F17001,2026-09-06,603;05');
  const refusal = await inTransaction(pool, (client) =>
    reconcileInDatabase(client, recipe, RUN, {
      left: linesIn('left', broken),
      right: linesIn('right', fileOf('right')),
    }),
  ).catch((problem: unknown) => problem);
  const here = (): unknown => readRecipeFile(recipe.left, Buffer.from(broken));
  expect(refusal).toMatchObject({ name: 'InputRefused', problems: [{ line: 17_003, field: 'amount' }] });
  expect(here).toThrow((refusal as Error).message);
});

test('keys that meet many times over do not multiply', async () => {
  // Three thousand rows of one account on each side would be nine million pairs.
  const rows = (side: 'left' | 'right') =>
    [
      side === 'left' ? 'claim,processed_on,amount' : 'claim,voucher,booked_on,amount',
      ...Array.from({ length: 3000 }, (_, index) =>
        side === 'left' ? `F1,2026-09-01,${index}.00` : `F1,${index},2026-09-01,${2999 - index}.00`,
      ),
      '',
    ].join('\n');
  const result = await inTransaction(pool, (client) =>
    reconcileInDatabase(client, recipe, RUN, {
      left: linesIn('left', rows('left')),
      right: linesIn('right', rows('right')),
    }),
  );
  expect(result.unexplained).toEqual([]);
  // 0 + 1 + … + 2999.
  expect(result.left.total.toString()).toBe('4498500.00');
  expect(result.right.total.toString()).toBe('4498500.00');
});
