import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { debitsOf, journalOf, sieOf, type SieExport } from '../../../office/controls/export-sie';
import { exportJournal } from '../../../office/controls/export-journal';
import { importPayments } from '../../../office/payments/import-payments';
import { askLedger } from '../../../office/reconciliation/ledger-sources/ask-ledger';
import { recipeNamed } from '../../../office/reconciliation/recipe-shelf';
import { civilDate } from '../../../domain/kernel/civil-date';
import { sumOf } from '../../../domain/kernel/money';
import { readRecipeFile } from '../../../reconciliation/read-recipe-file';
import { reconcile } from '../../../reconciliation/reconcile';
import { isClean } from '../../../reconciliation/result';
import { bankFile, demanded, invoice, movement, register, useLedger } from '../ledger-world';
import { readSie } from '../../formats/sie/read-sie';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }));
  await demanded(pool, '1001');
  await importPayments(
    pool,
    bankFile(movement({ key: 'a', amount: '700.00', for: ['91002'] }), movement({ key: 'b', amount: '33.00' })),
  );
});

async function exportSie(of: Pool, asked: SieExport) {
  const journal = await journalOf(of, asked);
  const { vouchers, creditor } = journal;
  return { bytes: sieOf(journal, asked.on), vouchers: vouchers.length, total: debitsOf(vouchers, creditor.currency) };
}

const ALWAYS = { from: civilDate('2015-01-01'), to: civilDate('2016-12-31'), on: civilDate('2016-12-31') };

async function booked(): Promise<{ booked_on: string; entries: number }[]> {
  const { rows } = await pool.query<{ booked_on: string; entries: number }>(
    'SELECT booked_on::text, count(*)::integer AS entries FROM fordring.journal_entry GROUP BY 1 ORDER BY 1',
  );
  return rows;
}

test('every entry is a balanced voucher of SIE 4I, with its invoice on the receivables', async () => {
  const { bytes, vouchers, total } = await exportSie(pool, { creditorId: 'town', ...ALWAYS });
  const file = readSie(bytes);
  // Two invoices of 1,200, one demand with its fee and interest, one payment placed and one in suspense.
  expect([file.type, file.companyName, file.currency, vouchers, file.vouchers.length]).toEqual([
    '4',
    'Björkviks kommun',
    'SEK',
    5,
    5,
  ]);
  for (const { transactions } of file.vouchers) {
    expect(
      sumOf(
        transactions.map(({ amount }) => amount),
        'SEK',
      ).toString(),
    ).toBe('0.00');
  }
  const debits = file.vouchers.flatMap(({ transactions }) => transactions.filter(({ amount }) => amount.isPositive()));
  expect(
    sumOf(
      debits.map(({ amount }) => amount),
      'SEK',
    ).toString(),
  ).toBe(total.toString());
  const issued = file.vouchers.find(({ text }) => text === 'Invoice 1001: issued');
  expect(issued?.transactions.map(({ account, amount, objects }) => [account, amount.toString(), objects])).toEqual([
    ['15190', '1200.00', [{ dimension: '10', object: '1001' }]],
    ['31100', '-1200.00', []],
  ]);
});

test('files of adjoining days have every entry once', async () => {
  const days = await booked();
  expect(days.length).toBeGreaterThan(1);
  const numbers: string[] = [];
  for (const { booked_on: day, entries } of days) {
    const on = civilDate(day);
    const { bytes, vouchers } = await exportSie(pool, { creditorId: 'town', from: on, to: on, on });
    expect(vouchers).toBe(entries);
    numbers.push(...readSie(bytes).vouchers.map(({ number }) => number));
  }
  expect(numbers.length).toBe(5);
  expect(new Set(numbers).size).toBe(5);
});

test('a general ledger that has read it in ties to the sub-ledger; one that missed a day lacks just its vouchers', async () => {
  const recipe = recipeNamed('gl-subledger');
  const journal = Buffer.concat(
    await askLedger(pool, 'journal', { creditorId: 'town', endsOn: civilDate('2016-12-31') }, () =>
      Promise.resolve([]),
    ),
  );
  const against = async (to: string) => {
    const { bytes } = await exportSie(pool, { creditorId: 'town', ...ALWAYS, to: civilDate(to) });
    return reconcile(
      recipe,
      { period: '2016-12', by: 'balance' },
      { left: readRecipeFile(recipe.left, bytes), right: readRecipeFile(recipe.right, journal) },
    );
  };
  const whole = await against('2016-12-31');
  expect([isClean(whole), whole.left.total.toString(), whole.comparedBy]).toEqual([
    true,
    whole.right.total.toString(),
    ['account', 'invoice'],
  ]);
  expect(whole.left.total.isPositive()).toBe(true);
  const days = await booked();
  const partly = await against(days.at(-2)?.booked_on ?? '');
  expect(partly.unexplained.length).toBeGreaterThan(0);
  expect(isClean(partly)).toBe(false);
});

test('a creditor that there is not is refused', async () => {
  await expect(exportSie(pool, { creditorId: 'moon', ...ALWAYS })).rejects.toThrow(/There is no creditor moon/);
});

test('SIE 5 is the same journal under the same number; SIE 4I is kept beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fordring-exports-'));
  const asked = { creditorId: 'town', ...ALWAYS, folder };
  const entry = await exportJournal(pool, { ...asked, format: 'sie5' });
  const again = await exportJournal(pool, { ...asked, format: 'sie5' });
  const four = await exportJournal(pool, asked);
  expect([entry.number, again.number, four.number]).toEqual([1, 1, 1]);
  expect(again.bytes).toEqual(entry.bytes);
  expect(entry.bytes.toString()).toContain('<SieEntry');
  expect([entry.vouchers, entry.total.toString()]).toEqual([four.vouchers, four.total.toString()]);
  expect(rowsOf(entry.bytes)).toEqual(rowsOf(four.bytes));
  expect((await readdir(join(folder, 'exports', 'town'))).sort()).toEqual(['.exported', '000001.se', '000001.sie']);
  await rm(folder, { recursive: true });
});

/** What the reconciliation of the general ledger reads of a file. */
function rowsOf(bytes: Buffer): unknown {
  return readRecipeFile(recipeNamed('gl-subledger').left, bytes).map(({ fields }) => fields);
}
