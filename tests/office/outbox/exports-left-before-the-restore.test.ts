import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { civilDate } from '../../../domain/kernel/civil-date';
import { takeUpForgottenVouchers } from '../../../office/controls/exported-vouchers';
import { openOffice } from '../../../office/office';
import { inTransaction } from '../../../store/connect';
import { carryOut, invoice, paid, register, step } from '../ledger-world';
import { usePutBack } from './put-back';
import { readSie } from '../../formats/sie/read-sie';

const world = usePutBack(async (pool) => {
  await register(pool, invoice({ number: '1' }), invoice({ number: '2' }));
});
let outbox: string;
let ahead: Pool;
let putBack: Pool;
beforeEach(() => ({ outbox, ahead, putBack } = world()));

const by: Actor = { subject: 'ops', roles: ['manager'], creditorIds: 'all', source: 'local' };

const exported = (pool: Pool, from = '2015-01-01', to = '2016-12-31') =>
  openOffice({ pool }).controls.exportLedger(
    { by, creditorId: 'town' },
    { from: civilDate(from), to: civilDate(to), folder: outbox },
  );
const checks = async (pool: Pool) => openOffice({ pool }).outbox.checkOutbox({ by }, { folder: outbox });
const records = async (pool: Pool) => openOffice({ pool }).outbox.recordOutbox({ by }, { folder: outbox });
const vouchersIn = (bytes: Buffer) => readSie(bytes).vouchers.map(({ number }) => Number(number));
const pays = (pool: Pool, number: string) => carryOut(pool, number, '2016-02-03', paid('2016-02-03', '700.00'));

test('the same export again is the same file under the same number; what becomes known later leaves with the next days, once', async () => {
  const first = await exported(ahead);
  expect(first).toMatchObject({ number: 1, vouchers: 2, repeated: 0, missing: 0, leftBefore: 0 });
  const again = await exported(ahead);
  expect(again.number).toBe(1);
  expect(again.bytes.equals(first.bytes)).toBe(true);
  await pays(ahead, '1');
  expect((await exported(ahead)).bytes.equals(first.bytes)).toBe(true);
  // The days were closed when they left: the payment of February 2016 stands on the first open day.
  const next = await exported(ahead, '2017-01-01', '2017-12-31');
  expect(next).toMatchObject({ number: 2, vouchers: 1, repeated: 0, missing: 0 });
  expect(readSie(next.bytes).vouchers).toMatchObject([{ date: '2017-01-01', registeredOn: '2016-02-03' }]);
  // More days at once say what they repeat.
  expect(await exported(ahead, '2015-01-01', '2017-12-31')).toMatchObject({ number: 3, vouchers: 3, repeated: 3 });
  expect((await readdir(join(outbox, 'exports', 'town'))).sort()).toEqual([
    ...['.exported', '000001.se', '000002.se', '000003.se'],
  ]);
  expect(await checks(ahead)).toMatchObject({ exports: [] });
});

test('entries of earlier days that no export has are counted', async () => {
  await pays(ahead, '1');
  expect(await exported(ahead, '2016-02-03')).toMatchObject({ number: 1, vouchers: 1, missing: 2 });
  await exported(ahead, '2015-01-01', '2016-02-02');
  expect(await exported(ahead, '2016-02-03')).toMatchObject({ number: 1, missing: 0 });
});

test('a journal that left after the restored point is named, and what it has is neither numbered nor written again', async () => {
  await pays(ahead, '1');
  const left = vouchersIn((await exported(ahead)).bytes);
  expect(left).toHaveLength(3);
  expect((await checks(putBack)).exports).toMatchObject([
    { creditorId: 'town', number: 1, vouchers: 3, file: join('exports', 'town', '000001.se') },
  ]);
  expect(await records(putBack)).toMatchObject({ recorded: 1 });
  expect(await records(putBack)).toMatchObject({ recorded: 0, exports: [] });
  // The payment is booked again, and something new.
  await carryOut(putBack, '2', '2016-02-08', step('reminder'));
  await pays(putBack, '1');
  await carryOut(putBack, '2', '2016-02-09', paid('2016-02-09', '700.00', 'p2'));
  const after = await exported(putBack, '2016-02-03', '2017-12-31');
  expect(after).toMatchObject({ number: 2, leftBefore: 1, repeated: 0, missing: 0 });
  const written = vouchersIn(after.bytes);
  expect(written.filter((number) => left.includes(number))).toEqual([]);
  const again = await exported(putBack, '2016-02-03', '2017-12-31');
  expect(again).toMatchObject({ number: 2, leftBefore: 1 });
  expect(again.bytes.equals(after.bytes)).toBe(true);
});

test('a file that was written before the process died gets its number when it is exported again', async () => {
  const { bytes } = await exported(ahead);
  await ahead.query('TRUNCATE fordring.exported_voucher, fordring.journal_export');
  expect((await checks(ahead)).exports).toHaveLength(1);
  const again = await exported(ahead);
  expect(again.number).toBe(1);
  expect(again.bytes.equals(bytes)).toBe(true);
  expect((await checks(ahead)).exports).toEqual([]);
});

test('a voucher that left in two files counts for one entry: another entry that says the same is written', async () => {
  await pays(ahead, '1');
  await exported(ahead, '2016-02-03');
  await exported(ahead, '2016-02-03', '2016-12-30');
  expect(await records(putBack)).toMatchObject({ recorded: 2 });
  const { rows } = await putBack.query<{ digest: string }>('SELECT DISTINCT digest FROM fordring.exported_voucher');
  const saidTwice = ['4', '5'].flatMap((number) => rows.map(({ digest }) => ({ number, digest })));
  for (let times = 0; times < 2; times += 1) {
    const left = await inTransaction(putBack, (client) => takeUpForgottenVouchers(client, 'town', saidTwice));
    expect([...left]).toEqual(['4']);
  }
});
