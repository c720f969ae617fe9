import type { Pool } from 'pg';
import type { Role } from '../../../domain/authority/roles';
import { civilDate } from '../../../domain/kernel/civil-date';
import { openOffice, type Caller, type Office } from '../../../office/office';
import { invoice, register, useLedger } from '../ledger-world';
import { LedgerRun } from './ledger-run';
import { run } from './office';

/*
 * The chart of the town has its claims on 15190, 15191 and 15192. Its general ledger has them on 1510, where the sections 1:1
 * and 1:2 both book, and names invoices in brackets. Section 1:1 owes 700.00 for invoice 2448.
 */
const ledger = useLedger();
let pool: Pool;
let office: Office;
beforeEach(async () => {
  pool = await ledger();
  office = openOffice({ pool, clock: () => Date.parse('2016-02-01T11:00:00Z') });
  await register(pool, invoice({ number: '1001' }));
});

function person(subject: string, role: Role): Caller {
  return { by: { subject, roles: [role], creditorIds: ['town'], source: 'oidc' }, creditorId: 'town' };
}
const [siv, maj] = [person('siv', 'supervisor'), person('maj', 'manager')];
const together = { ...siv, second: maj.by };
const BOOKS = { controlAccounts: ['1510'], invoiceIn: '\\[(\\d+)\\]', sections: ['1:1'] };

const GENERAL_LEDGER = [
  '#FLAGGA 0',
  '#FORMAT PC8',
  '#SIETYP 4',
  '#PROGRAM "Ekonomi" "1"',
  '#GEN 20160301',
  '#FNAMN "Exempelköping"',
  '#RAR 0 20160101 20161231',
  '#KONTO 1510 "Kundfordringar"',
  '#KONTO 3000 "Intäkter"',
  '#IB 0 1510 300.00',
  '#OIB 0 1510 {1 "1"} 100.00',
  '#OIB 0 1510 {1 "2"} 200.00',
  '#OIB 0 1510 {1 "1" 6 "A"} 100.00',
  '#UB 0 1510 1050.00',
  '#VER A 1 20160110 ""',
  '{',
  '#TRANS 1510 {1 "1"} 700.00 20160110 "[2448] Bo"',
  '#TRANS 1510 {1 "2"} 50.00 20160110 "[2449] Bo"',
  '#TRANS 3000 {} -750.00 20160110 ""',
  '}',
  '',
].join('\r\n');

const SUB_LEDGER = [
  'Datum,Konto,Faktura,Text,Belopp',
  '2016-01-01,1510,,Ingående saldo,100.00',
  '2016-01-10,1510,2448,,700.00',
  '',
].join('\n');

const delivered = { left: GENERAL_LEDGER, right: SUB_LEDGER };
const monthOf = (period: string): LedgerRun =>
  new LedgerRun(pool, run('town', period, 'gl-subledger'), { today: '2017-03-10' });

test('until somebody says otherwise the accounts of the chart count, and so another town’s ledger has no row', async () => {
  expect(await office.reconciliations.controlAccounts(siv, {})).toEqual({
    creditorId: 'town',
    books: { controlAccounts: ['15190', '15191', '15192'] },
    from: 'chart',
  });
  const { left, right, clean } = await monthOf('2016-01').finds(delivered, 'balance');
  expect([left, right, clean]).toEqual(['0.00', '0.00', false]);
});

test('one person puts the accounts forward, another approves them, and the run is held against them', async () => {
  const put = await office.reconciliations.adoptControlAccounts(siv, { books: BOOKS });
  expect(put).toMatchObject({ outcome: 'waiting', change: { kind: 'control-accounts', proposedBy: 'siv' } });
  expect((await office.reconciliations.controlAccounts(siv, {})).from).toBe('chart');
  const changeId = put.change?.changeId ?? '';
  await expect(office.creditors.approveStanding(siv, { changeId })).rejects.toMatchObject({ refused: 'own-proposal' });
  await office.creditors.approveStanding(maj, { changeId });
  expect(await office.reconciliations.controlAccounts(siv, {})).toMatchObject({ books: BOOKS, from: 'standing-data' });
  const { left, right, clean, open } = await monthOf('2016-02').finds(delivered, 'balance');
  expect([left, right, clean, open]).toEqual(['800.00', '800.00', true, []]);
});

test('the first word holds for earlier periods; a later one from its day on, and the chart again when it is taken away', async () => {
  await office.reconciliations.adoptControlAccounts(together, { books: BOOKS });
  const other = { controlAccounts: ['1511'] };
  const later = civilDate('2016-03-01');
  await office.reconciliations.adoptControlAccounts(together, { books: other, validFrom: later });
  const first = await monthOf('2016-01').finds(delivered, 'balance');
  expect([first.left, first.clean]).toEqual(['800.00', true]);
  const third = await monthOf('2016-03').finds(delivered, 'balance');
  expect([third.left, third.clean]).toEqual(['0.00', false]);
  await office.reconciliations.adoptControlAccounts(together, { books: null, validFrom: civilDate('2016-05-01') });
  const { rows } = await pool.query<{ said: unknown }>(
    `SELECT fordring.control_accounts_on('town', on_day::date) AS said
     FROM unnest(ARRAY['2016-01-31', '2016-02-29', '2016-03-31', '2016-05-31']) AS on_day`,
  );
  expect(rows.map(({ said }) => said)).toEqual([BOOKS, BOOKS, other, null]);
});

test.each([
  ['no account', { controlAccounts: [] }, 'name an account'],
  ['an account twice', { controlAccounts: ['1510', '1510'] }, 'name each account once'],
  ['a pattern that is none', { controlAccounts: ['1510'], invoiceIn: '[(' }, 'no regular expression'],
  ['a pattern that never ends', { controlAccounts: ['1510'], invoiceIn: '(\\d+)+x' }, 'repeats a repetition'],
  ['a pattern of nothing', { controlAccounts: ['1510'], invoiceIn: '\\d*' }, 'fits a text without any number'],
  ['a section without its dimension', { controlAccounts: ['1510'], sections: ['10'] }, 'is no section'],
])('%s is refused, and nothing is put forward', async (_, books, says) => {
  await expect(office.reconciliations.adoptControlAccounts(together, { books })).rejects.toMatchObject({
    problems: [expect.objectContaining({ message: expect.stringContaining(says) as unknown })],
  });
  expect(await office.creditors.standingData(siv, {})).not.toContainEqual(
    expect.objectContaining({ kind: 'control-accounts' }),
  );
});

test('a result of other control accounts says that it is out of date, and nobody prepares or signs it until it is matched anew', async () => {
  await office.reconciliations.adoptControlAccounts(together, { books: BOOKS });
  const inMarch = openOffice({ pool, clock: () => Date.parse('2016-03-02T11:00:00Z') }).reconciliations;
  const month = new LedgerRun(pool, run('town', '2016-02', 'gl-subledger'), { today: '2016-03-02' });
  await month.finds(delivered, 'balance');
  const name = { recipe: 'gl-subledger', period: '2016-02' };
  expect(await inMarch.read(siv, name)).not.toHaveProperty('stale');
  await inMarch.prepare(siv, name);

  await office.reconciliations.adoptControlAccounts(together, {
    ...{ books: { ...BOOKS, sections: ['1:2'] }, validFrom: civilDate('2016-02-02') },
  });
  expect(await inMarch.read(siv, name)).toMatchObject({
    stale: expect.stringContaining('sections 1:1') as unknown,
  });
  await expect(inMarch.approve(maj, name)).rejects.toMatchObject({ refused: 'stale-result' });
  await expect(inMarch.prepare(siv, name)).rejects.toMatchObject({ refused: 'stale-result' });

  await month.withdraws('right', 'right.csv', 'the sections changed');
  const { left } = await month.finds({ right: SUB_LEDGER });
  expect(left).toBe('250.00');
  expect(await inMarch.read(siv, name)).not.toHaveProperty('stale');
});

describe.each(['2015-13', '2015-Q5', '2015-00', '0000-01', '99999-01', '2015-09 ', 'x'])(
  '"%s" is no period',
  (period) => {
    const name = { recipe: 'gl-subledger', period };
    const refused = { name: 'InvalidPeriod', message: expect.stringContaining(`"${period}" is no period`) as unknown };

    test('and every act on a run says so, also where the recipe has runs', async () => {
      const { reconciliations } = office;
      await office.reconciliations.adoptControlAccounts(together, { books: BOOKS });
      await monthOf('2016-02').finds(delivered, 'balance');
      const file = { fileName: 'gl.csv', open: () => [Buffer.from(GENERAL_LEDGER)] };
      const asked: readonly Promise<unknown>[] = [
        reconciliations.start(siv, name),
        reconciliations.deliver(siv, { ...name, source: 'left', ...file }),
        reconciliations.deliverParts(siv, { ...name, source: 'left', files: [file] }),
        reconciliations.withdraw(siv, { ...name, source: 'left', fileName: 'gl.csv' }),
        reconciliations.prepare(siv, name),
        reconciliations.approve(siv, name),
        reconciliations.reopen(siv, { ...name, reason: 'again' }),
        reconciliations.acknowledge(siv, name),
        reconciliations.read(siv, name),
        reconciliations.evidence(siv, name),
        reconciliations.allEvidence(siv, name),
        reconciliations.declaration(siv, name),
        reconciliations.sources(siv, name),
        reconciliations.overview(siv, { period }),
        reconciliations.schedule(siv, { recipe: 'gl-subledger', from: period }),
      ];
      const told = { status: 'rejected', reason: expect.objectContaining(refused) as unknown };
      expect(await Promise.allSettled(asked)).toEqual(asked.map(() => told));
    });
  },
);
