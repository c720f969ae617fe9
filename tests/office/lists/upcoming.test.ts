import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { civilDate } from '../../../domain/kernel/civil-date';
import { layDownFirst } from '../../../office/creditors/lay-down-first';
import { recordBankReading } from '../../../office/creditors/bank-reading';
import { openOffice, type Caller, type Office } from '../../../office/office';
import { upcomingSheet } from '../../../print/reports/upcoming-sheet';
import { askTheBanksFiles } from '../../support/bank-supposed-read';
import { carryOut, invoice, paid, register, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
let office: Office;
beforeEach(async () => {
  pool = await ledger();
  office = openOffice({ pool });
  await recordBankReading(pool, {
    ...{ creditorId: 'town', through: civilDate('2016-02-05'), readOn: civilDate('2016-02-06') },
    by: { person: 'hanna' },
  });
});

const by: Actor = { subject: 'hanna', roles: ['case-handler'], creditorIds: ['town'], source: 'oidc' };
const on = (day: string): Caller => ({ by, creditorId: 'town', today: civilDate(day) });
const told = ({ rows }: Awaited<ReturnType<Office['lists']['upcoming']>>) =>
  rows.map(({ invoiceNumber, step, on: day, leftOut }) =>
    [invoiceNumber, step, day, leftOut?.type === 'cause' ? leftOut.cause.type : leftOut?.type]
      .filter(Boolean)
      .join(' '),
  );

test('the list has the steps of the coming days, what is left out, and sums that tie to the rows', async () => {
  await register(
    pool,
    invoice({ number: '1001' }),
    invoice({ number: '1002', amount: '90.00' }),
    invoice({ number: '1003', due: '2016-03-20' }),
    invoice({ number: '1004' }),
    invoice({ number: '1005' }),
  );
  await carryOut(pool, '1004', '2016-02-03', paid('2016-02-03', '1200.00'));
  await carryOut(pool, '1005', '2016-02-03', {
    ...{ type: 'PlaceHold', decisionId: 'h1', placedOn: civilDate('2016-02-03'), through: civilDate('2016-06-30') },
  });
  const found = await office.lists.upcoming(on('2016-02-06'), { bankingDays: 2 });
  expect(found.through).toBe('2016-02-09');
  expect(told(found)).toEqual([
    '1001 reminder 2016-02-08',
    '1002 reminder 2016-02-08',
    '1005 reminder 2016-02-08 hold',
  ]);
  expect(found.sums.map(({ rows, amount, leftOut }) => [rows, amount.toString(), leftOut])).toEqual([
    [2, '1290.00', undefined],
    [1, '1200.00', 'hold'],
  ]);
});

test('of one administration or one group alone; a day that has no step brings an empty list', async () => {
  await register(pool, invoice({ number: '1001', group: '62' }), invoice({ number: '1002' }));
  const contents = { name: 'Skola', units: [], contacts: [], owns: [{ invoiceGroup: '62' }] };
  await layDownFirst(pool, { creditorId: 'town', kind: 'administration', name: 'school', contents });
  const found = async (asked: Parameters<Office['lists']['upcoming']>[1], day = '2016-02-08') =>
    told(await office.lists.upcoming(on(day), asked));
  expect(await found({ administrationId: 'school' })).toEqual(['1001 reminder 2016-02-08']);
  expect(await found({ administrationId: 'none' })).toEqual(['1002 reminder 2016-02-08']);
  expect(await found({ invoiceGroup: '61' })).toEqual(['1002 reminder 2016-02-08']);
  expect(await found({ bankingDays: 2 }, '2016-02-02')).toEqual([]);
  await expect(found({ administrationId: 'nowhere' })).rejects.toMatchObject({ name: 'AdministrationUnknown' });
  await expect(found({ bankingDays: 0 })).rejects.toMatchObject({ name: 'InputRefused' });
});

test('a letter to somebody without an address is marked, and the file says so in the creditor’s language', async () => {
  await register(pool, invoice({ number: '1001' }));
  await pool.query(`UPDATE fordring.debtor SET address_lines = '{}', postal_code = '', city = ''`);
  const found = await office.lists.upcoming(on('2016-02-08'), {});
  expect(found.rows).toMatchObject([{ invoiceNumber: '1001', withoutAddress: true }]);
  const { headline, rows, sums } = upcomingSheet(found);
  expect(headline[0]).toBe('Kommande åtgärder per 8\u00a0februari\u00a02016, till och med 12\u00a0februari\u00a02016');
  expect(rows[0]?.at(-1)).toEqual({ text: 'adress saknas i registret' });
  expect(sums?.[0]?.[8]).toMatchObject({ money: found.rows[0]?.amount });
});

test('a step that waits since yesterday stays on the list, with the bank as its reason', async () => {
  await askTheBanksFiles(pool);
  await register(pool, invoice({ number: '1001', due: '2016-02-08' }));
  const found = await office.lists.upcoming(on('2016-02-17'), {});
  expect(found.rows).toMatchObject([
    { step: 'reminder', on: '2016-02-17', leftOut: { type: 'bank-unread', needed: '2016-02-08' } },
  ]);
});

test('of the calendar’s last day a sentence says that the day is too far ahead', async () => {
  await expect(office.lists.upcoming(on('9999-12-31'), {})).rejects.toThrow(/^The day is too far ahead: .* 9999-12-31/);
});
