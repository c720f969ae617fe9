import type { Pool } from 'pg';
import { createLedgerPool } from '../../../store/connect';
import { askLedger } from '../../../office/reconciliation/ledger-sources/ask-ledger';
import { beginsOn } from '../../../office/reconciliation/ledger-sources/ledger-query';
import { deliverSource } from '../../../office/reconciliation/deliver-source';
import { openItems } from '../../../office/reconciliation/items';
import { matchRun } from '../../../office/reconciliation/match-run';
import { readRun } from '../../../office/reconciliation/run-record';
import { readRunDossier } from '../../../office/reconciliation/run-dossier';
import { followedClaims } from '../../../office/controls/followed-claims';
import { openWorkflowsOf } from '../../../engine/open-workflows';
import { CaseEngine } from '../../../engine/case-engine';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { LedgerQuery } from '../../../reconciliation/recipe-source';
import { useTown } from '../../support/use-town';
import { useWorld } from '../../support/world';
import { ANNA, Office, permitted, run } from './office';

const world = useWorld();
const town = useTown();
const today = civilDate('2016-03-05');

function parts() {
  const { pool, client, taskQueue, rulebook } = town();
  const engine = new CaseEngine(client, taskQueue);
  return { pool, openWorkflows: openWorkflowsOf({ books: followedClaims(pool, () => rulebook), client, engine }) };
}

async function rowsOf(query: LedgerQuery): Promise<string[]> {
  const asked = { creditorId: town().creditorId, endsOn: civilDate('2016-02-29') };
  const pieces = await askLedger(town().pool, query, asked, () => Promise.resolve([]));
  return Buffer.concat(pieces).toString().trimEnd().split('\n');
}

test('the ledger answers as the recipes name its columns, and from its own accounts', async () => {
  const claim = await town().invoice({ amount: '1200.00', due: '2016-02-01' });
  await claim.pays('2016-02-03', '200.00');
  const [claims, bank, journal] = [await rowsOf('claims'), await rowsOf('bank-movements'), await rowsOf('journal')];
  expect(claims[0]).toBe(
    'claim,invoice_number,invoice_group,issued_on,due_on,invoiced,open,balance,as_of,overdue,open_claims,currency',
  );
  expect(claims[1]).toBe(
    `${claim.claimId},0001,61,2016-01-02,2016-02-01,1200.00,1000.00,1000.00,2016-02-29,1000.00,1.00,SEK`,
  );
  expect(bank[1]).toContain(',2016-02-03,200.00,payment,');
  expect(bank[1]).toMatch(/,SEK$/);
  expect(journal[0]).toBe(
    'voucher,line,business_on,booked_on,account,account_name,amount,invoice_number,payment,text,currency',
  );
  // 15190 is debited with the invoice and credited with the payment (S002-88).
  expect(journal.filter((line) => line.includes(',15190,')).map((line) => line.split(',')[6])).toEqual([
    '1200.00',
    '-200.00',
  ]);
  for (const query of ['cases', 'case-events'] as const) expect(await rowsOf(query)).toHaveLength(1);
  expect(await rowsOf('bank-accounts')).toEqual([
    'item,amount,currency',
    'bank before,0.00,SEK',
    'bank movements,200.00,SEK',
    'bank at the end,200.00,SEK',
    'suspense account,0.00,SEK',
    'in suspense,0.00,SEK',
  ]);
});

test('our journal exported is our sub-ledger; a file in place of the ledger’s answer counts instead', async () => {
  const [header = '', ...lines] = await rowsOf('journal');
  const asGeneralLedger = [
    'date,account,invoice,text,amount',
    ...lines.map((line) => {
      const cells = line.split(',');
      return [cells[2], cells[4], cells[7], 'x', cells[6]].join(',');
    }),
    '',
  ].join('\n');
  expect(header).toContain('invoice_number');
  const name = run(town().creditorId, '2016-02', 'gl-subledger');
  const deliver = (source: string, text: string) =>
    deliverSource(
      town().pool,
      { ...name, source, fileName: `${source}.csv`, open: () => [Buffer.from(text)], today },
      permitted(ANNA, 'deliver-source'),
    );
  await deliver('left', asGeneralLedger);
  await matchRun(parts(), name, today);
  const file = await readRunDossier(town().pool, name, today);
  expect(file.result).toMatchObject({ difference: '0.00', remaining: '0.00' });
  expect(file.sources.map(({ source, deliveredBy }) => [source, deliveredBy])).toEqual([
    ['left', 'local/anna'],
    ['right', null],
  ]);
  await deliver('right', 'business_on,voucher,account,invoice_number,text,amount\n2016-02-03,1,15190,0001,x,1.00\n');
  await matchRun(parts(), name, today);
  const after = await readRunDossier(town().pool, name, today);
  expect(after.sources.find(({ source }) => source === 'right')).toMatchObject({
    version: 2,
    rows: 1,
    deliveredBy: 'local/anna',
  });
});

test('the bank of a Danish creditor is reconciled in kroner, and an empty ledger is no error', async () => {
  const pool: Pool = createLedgerPool(await world().newDatabase());
  try {
    const office = new Office(pool, world().nameOf('styrelse'));
    await office.opens();
    const bank = 'key,booked_on,amount\n1,2026-09-03,100.00\n';
    await expect(office.delivers('left', bank, { recipe: 'bank-ledger' })).resolves.toMatchObject({
      currency: 'DKK',
      total: '100.00',
    });
    await expect(office.matches('2026-09', 'bank-ledger')).resolves.toMatchObject({ state: 'matched' });
    const items = await openItems(pool, await readRun(pool, run(office.creditorId, '2026-09', 'bank-ledger')));
    expect(items.map(({ class: kind, amount, currency }) => [kind, amount, currency])).toEqual([
      ['only-left', '100.00', 'DKK'],
    ]);
  } finally {
    await pool.end();
  }
});

test.each([
  ['2016-03', '2016-03-31', '2016-03-01'],
  ['2016-Q1', '2016-03-31', '2016-01-01'],
  ['2016-Q4', '2016-12-31', '2016-10-01'],
  ['2016', '2016-12-31', '2016-01-01'],
  ['2016-03-17', '2016-03-17', '2016-03-17'],
])('%s ends on %s and begins on %s', (period, endsOn, begins) => {
  expect(beginsOn({ period, endsOn: civilDate(endsOn) })).toBe(begins);
});
