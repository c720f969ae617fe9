import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import { readBankFile } from '../../../formats/recognise-bank-file';
import { checkLedger } from '../../../office/controls/check-ledger';
import { importPayments } from '../../../office/payments/import-payments';
import type { ImportReport } from '../../../office/payments/import-report';
import { listAside } from '../../../office/payments/list-aside';
import { settleAside, type AsideAnswer } from '../../../office/payments/settle-aside';
import { deposit, end, file, OPENING, payment, record, START } from '../../formats/bgmax/record';
import { balance, entry, statement } from '../../formats/camt/camt-text';
import { balances, rulebookFor, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

function take(content: Buffer, today = '2016-03-05'): Promise<ImportReport> {
  return importPayments(pool, {
    ...{ creditorId: 'town', fileName: 'bank-file', rulebookFor, today: civilDate(today) },
    file: readBankFile(content),
    sha256: createHash('sha256').update(content).digest(),
  });
}

function answer(asideId: string, given: AsideAnswer['answer']) {
  const today = civilDate('2016-03-11');
  return settleAside(pool, { creditorId: 'town', asideId, answer: given, note: '', by: 'hanna', today, rulebookFor });
}

async function ids(): Promise<string[]> {
  return (await listAside(pool, ['town'], false)).map(({ asideId }) => asideId);
}

/** A deposit with a record of unknown kind on line 3. */
const withUnknown = (serial: string) =>
  file(START, OPENING, record('99'), payment({ serial }), deposit('10000', 1, serial), end(1, 0, 0, 1));

test('a record of unknown kind on the same line of another file is another row, and each file keeps its own', async () => {
  for (const serial of ['1', '2', '3']) await take(withUnknown(serial));
  expect(new Set(await ids()).size).toBe(3);
  await take(withUnknown('3'));
  expect(await ids()).toHaveLength(3);
});

test('rows of three amounts under one key and day are all kept', async () => {
  const under = (amount: string) =>
    statement('08', entry({ currency: 'EUR', amount, more: '<AcctSvcrRef>R1</AcctSvcrRef>' }));
  for (const amount of ['1.00', '2.00', '3.00', '4.00']) await take(under(amount));
  const key = 'SE4550000000058398257466/R1/1';
  const dated = `${key}@2016-03-01`;
  expect((await ids()).sort()).toEqual([key, dated, `${dated}#2`, `${dated}#3`]);
});

const EURO = entry({ currency: 'EUR', more: '<AcctSvcrRef>R1</AcctSvcrRef>' });

test('a file counts the rows that it set aside itself, and none that an overlapping file did', async () => {
  expect((await take(statement('08', EURO))).aside).toEqual([
    { reason: 'other-currency', count: 1, sum: '100.00', currency: 'EUR' },
  ]);
  expect((await take(statement('08', EURO, '054'))).aside).toBeUndefined();
});

/** The deposit of a day that has not come, once alone and once with another deposit. */
const LATER = [OPENING, payment({}), deposit('10000', 1, '1', '20160309')];
const EARLY = file(START, ...LATER, end(1, 0, 0, 1));
const OVERLAPPING = file(
  START,
  ...[...LATER, OPENING, payment({ serial: '7' }), deposit('10000', 1, '2', '20160309')],
  end(2, 0, 0, 2),
);

test('a row whose money another file has booked is known when its file comes again', async () => {
  await take(EARLY);
  await take(OVERLAPPING, '2016-03-10');
  expect(await take(EARLY, '2016-03-10')).toMatchObject({ takenIn: 1 });
  expect(await ids()).toEqual([]);
  expect(await balances(pool)).toContain('19410 200.00');
});

test('a row whose money another file has booked is not booked again: it is the same', async () => {
  await take(EARLY);
  const [row = ''] = await ids();
  await expect(answer(row, 'same')).rejects.toThrow(/is no question/);
  await take(OVERLAPPING, '2016-03-10');
  await expect(answer(row, 'accept')).rejects.toMatchObject({
    name: 'AsideRefused',
    message: expect.stringMatching(/is booked already.*Say same/) as string,
  });
  expect(await answer(row, 'same')).toEqual({ booked: 0 });
  expect(await ids()).toEqual([]);
});

test('money that stands aside and has been booked since is held against the bank once', async () => {
  const paid = entry({ more: '<AcctSvcrRef>R1</AcctSvcrRef>' }).replaceAll('2016-03-01', '2016-03-09');
  const days = [balance('OPBD', '0', 'SEK', 'CRDT', '2016-03-09'), balance('CLBD', '100', 'SEK', 'CRDT', '2016-03-09')];
  await take(statement('08', paid, '054'));
  await take(statement('08', days.join('') + paid), '2016-03-10');
  const { checks } = await checkLedger(pool);
  expect(checks.find(({ name }) => name === 'bank-balances')?.offenders).toEqual([]);
});

test('a row that has the key of older money is held against the bank all the same', async () => {
  const more = '<AcctSvcrRef>R1</AcctSvcrRef>';
  await take(statement('08', entry({ more }).replaceAll('2016-03-01', '2015-03-01')));
  const dayless = entry({ amount: '300.00', dates: '', more });
  const report = await take(statement('08', balance('OPBD', '100') + balance('CLBD', '400') + dayless));
  expect(report.aside).toMatchObject([{ reason: 'no-day', sum: '300.00' }]);
  expect(report.balances).toBeUndefined();
});
