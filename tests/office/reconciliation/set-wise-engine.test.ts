import fc from 'fast-check';
import type { Pool } from 'pg';
import { createLedgerPool, inTransaction } from '../../../store/connect';
import { reconcileInDatabase } from '../../../office/reconciliation/set-wise/reconcile-in-database';
import type { Currency } from '../../../domain/kernel/money';
import type { Matcher, PeriodRule, Recipe } from '../../../reconciliation/recipe';
import type { RecipeSource } from '../../../reconciliation/recipe-source';
import { reconcile } from '../../../reconciliation/reconcile';
import type { Reconciliation } from '../../../reconciliation/result';
import { resultAsJson } from '../../../reconciliation/result-json';
import { linesInFile, type FileLine, type RunOf } from '../../../reconciliation/source-reader';
import { useWorld } from '../../support/world';

const world = useWorld();
let pool: Pool;
beforeAll(async () => (pool = createLedgerPool(await world().newDatabase())));
afterAll(() => pool.end());

/** Few of everything, so that keys meet, amounts repeat and months lie beside each other. */
const line = fc.record({
  voucher: fc.constantFrom('', '1', '2', '3', 'A\tB', 'a\\b', 'æ'),
  account: fc.constantFrom('', '15190', '15191'),
  day: fc.constantFrom('2021-05-31', '2021-06-01', '2021-06-30', '2021-07-01', '2021-08-01', ''),
  amount: fc.constantFrom('-1.00', '1.00', '2.00', '3.00', '0.00', '', '100000.01', '-15218.13'),
  credit: fc.constantFrom('', '', '1.00', '2.00'),
  text: fc.constantFrom('x', 'y'),
});
const file = fc.array(line, { maxLength: 14 });

const WITHIN: PeriodRule = { name: 'booking', counts: 'within', column: { left: 'day', right: 'day' } };
const SHIFT: Matcher = { kind: 'period-shift', cause: 'booked in another month', cites: [], reach: 2 };

const recipes = fc.record({
  key: fc.constantFrom(['voucher'], ['account?', 'voucher'], ['account|voucher'], ['voucher', 'account', 'text']),
  rule: fc.constantFrom<PeriodRule>(WITHIN, { ...WITHIN, counts: 'until' }, { name: 'all', counts: 'always' }),
  matchers: fc.subarray<Matcher>([
    { kind: 'sums' },
    { kind: 'many-to-one' },
    { kind: 'many-to-one', within: ['day'] },
    SHIFT,
  ]),
  opposite: fc.boolean(),
  beside: fc.boolean(),
  explains: fc.constantFrom('rows' as const, 'sums' as const),
  tolerance: fc.boolean(),
});
type Choice = typeof recipes extends fc.Arbitrary<infer Chosen> ? Chosen : never;

function recipeOf({ key, rule, matchers, opposite, beside, explains, tolerance }: Choice): Recipe {
  const source = (title: string, sign: 'as-is' | 'opposite'): RecipeSource => ({
    title,
    layouts: [],
    owedBy: 'accounting',
    leavesOut: ({ text = '' }) => (text === 'y' && title === 'left' ? 'a draft' : undefined),
    derives: ({ account = '' }) => ({ kind: account.slice(-1) }),
    amounts: [
      { columns: ['amount'], sign },
      { columns: ['credit'], sign: 'as-is', ...(beside && { beside: true }) },
    ],
    tallies: ({ fields }) => [fields.kind ?? ''],
  });
  return {
    id: 'random',
    title: 'random',
    place: 0,
    purpose: '',
    cites: [],
    currency: 'DKK',
    key,
    left: source('left', 'as-is'),
    right: source('right', opposite ? 'opposite' : 'as-is'),
    third: source('third', 'as-is'),
    periodRules: [rule],
    matchers: [{ kind: 'exact' }, ...matchers],
    explanations: [
      {
        id: 'list',
        cause: 'on the list',
        cites: [],
        by: { kind: 'file', source: source('list', 'as-is'), on: 'left', explains },
      },
      {
        id: 'rule',
        cause: 'an øre',
        cites: [],
        by: { kind: 'rule', explains: ({ amount }) => amount.toString() === '3.00' },
      },
    ],
    identities: [
      { name: 'nought', cites: [], left: (totals) => totals.total('third'), right: (totals) => totals.of('left', '1') },
    ],
    ...(tolerance && { tolerance: { amount: '1.00', reason: 'a try' } }),
    schedule: { every: 'month', onBankingDay: 3, cites: [] },
    preparedBy: '',
    signedBy: '',
    routes: () => '',
  };
}

function linesOf(rows: readonly Readonly<Record<string, string>>[], currency: Currency = 'DKK'): FileLine[] {
  return rows.map((fields, index) => ({ line: index + 2, currency, fields }));
}

/** Pieces of uneven length, as a stream brings them. */
function* inPieces(lines: readonly FileLine[]): Generator<readonly FileLine[]> {
  for (let at = 0; at < lines.length; at += 3) yield lines.slice(at, at + 3);
}

/** Everything that a result says; which matcher is named first says nothing. */
function said(result: Reconciliation): unknown {
  const byName = [...result.matched].sort((one, other) => (one.by < other.by ? -1 : 1));
  return JSON.parse(JSON.stringify(resultAsJson({ ...result, matched: byName })));
}

const MONTH = { period: '2021-06' };
const runs = fc.constantFrom<RunOf>(MONTH, MONTH, { period: '2021-Q2' }, { period: '2021' }, { period: '2021-06-30' });

function setWise(
  recipe: Recipe,
  files: Record<'left' | 'right' | 'third' | 'list', FileLine[]>,
  run: RunOf = MONTH,
): Promise<Reconciliation> {
  return inTransaction(pool, (client) =>
    reconcileInDatabase(client, recipe, run, {
      left: inPieces(files.left),
      right: inPieces(files.right),
      third: inPieces(files.third),
      explanations: { list: inPieces(files.list) },
    }),
  );
}

test('the database finds what the engine in memory finds, whatever the files', async () => {
  await fc.assert(
    fc.asyncProperty(recipes, runs, file, file, file, file, async (choice, run, left, right, third, list) => {
      const recipe = recipeOf(choice);
      const files = { left: linesOf(left), right: linesOf(right), third: linesOf(third), list: linesOf(list) };
      const inMemory = reconcile(recipe, run, { ...files, explanations: { list: files.list } });
      expect(said(await setWise(recipe, files, run))).toEqual(said(inMemory));
    }),
    { numRuns: 300 },
  );
}, 180_000);

/** The files of a bank: each with its own columns, in its own order. */
const LAYOUTS: readonly ((row: Readonly<Record<string, string>>) => Record<string, string>)[] = [
  (row) => ({ ...row }),
  ({ voucher = '', account = '', day = '', amount = '', credit = '' }) => ({
    deposit: 'D1',
    voucher,
    account,
    credit,
    day,
    amount,
  }),
  ({ voucher = '', amount = '', day = '' }) => ({ value_on: '', amount, day, voucher }),
];
const part = fc.record({ layout: fc.nat({ max: LAYOUTS.length - 1 }), rows: fc.array(line, { maxLength: 6 }) });

test('several files of one source come to the same in the database as in memory, file by file', async () => {
  await fc.assert(
    fc.asyncProperty(recipes, runs, fc.array(part, { maxLength: 4 }), file, async (choice, run, parts, right) => {
      const recipe = recipeOf(choice);
      const files = parts.map(({ layout, rows }, at) =>
        linesInFile(linesOf(rows.map((row) => LAYOUTS[layout]?.(row) ?? {})), `day-${at}.csv`),
      );
      const of = { right: linesOf(right), third: [...files].reverse().flat() };
      const inMemory = reconcile(recipe, run, { ...of, left: files.flat() });
      const found = await inTransaction(pool, (client) =>
        reconcileInDatabase(client, recipe, run, {
          left: files.flatMap((lines) => [...inPieces(lines)]),
          right: inPieces(of.right),
          third: [...files].reverse().flatMap((lines) => [...inPieces(lines)]),
        }),
      );
      expect(said(found)).toEqual(said(inMemory));
    }),
    { numRuns: 200 },
  );
}, 180_000);

const PLAIN: Choice = {
  key: ['voucher'],
  rule: WITHIN,
  matchers: [],
  opposite: false,
  beside: false,
  explains: 'rows',
  tolerance: false,
};
const ROW = { voucher: '1', account: '', day: '2021-06-30', amount: '1.00', credit: '', text: 'x' };

test('a list of causes that is given twice is noticed in the database too', async () => {
  const causes = linesOf(['1', '2', '3'].map((voucher) => ({ ...ROW, voucher })));
  const found = async (list: FileLine[]) => {
    const { brokenRules } = await setWise(recipeOf(PLAIN), { left: causes, right: [], third: [], list });
    return brokenRules.map(({ file: named, rule, lines }) => [named, rule, lines]);
  };
  expect(await found(causes)).toEqual([]);
  expect(await found([...causes, ...causes])).toEqual([['list', 'a file has each of its rows once', 3]]);
});

test('a row in another currency refuses the file, and the connection is good for the next run', async () => {
  const recipe = recipeOf(PLAIN);
  const files = { left: linesOf([ROW]), right: linesOf([ROW], 'SEK'), third: [], list: [] };
  await expect(setWise(recipe, files)).rejects.toMatchObject({ name: 'InputRefused' });
  const again = await setWise(recipe, { ...files, right: linesOf([ROW]) });
  expect([again.remaining.toString(), again.matched.map(({ by, groups }) => [by, groups])]).toEqual([
    '0.00',
    [['exact', 1]],
  ]);
});
