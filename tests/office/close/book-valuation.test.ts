import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { SWEDISH_CLOSINGS, type Closings } from '../../../domain/close/closings';
import { civilDate } from '../../../domain/kernel/civil-date';
import { accountBalances } from '../../../office/controls/account-balances';
import { checkLedger } from '../../../office/controls/check-ledger';
import { journalOf } from '../../../office/controls/export-sie';
import { advanceClose } from '../../../office/close/advance-close';
import { openOffice } from '../../../office/office';
import { carryOut, demanded, invoice, kronor, paid, register, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

const person = (subject: string, ...roles: Actor['roles']): Actor => ({
  subject,
  roles,
  creditorIds: 'all',
  source: 'local',
});
const cecilia = person('cecilia', 'controller');
const moa = person('moa', 'manager');
const office = () => openOffice({ pool, clock: () => Date.parse('2018-12-31T12:00:00+01:00') }).close;
const on = (by: Actor, today: string) => ({ by, creditorId: 'town', today: civilDate(today) });

const propose = (closing: string, today: string, correct?: string) =>
  office().proposeValuation(on(cecilia, today), { closing, ...(correct !== undefined && { correct }) });
const book = (closing: string, today: string, by = moa) => office().bookValuation(on(by, today), { closing });
async function valued(closing: string, today: string, correct?: string) {
  await propose(closing, today, correct);
  return book(closing, today);
}

/** What stands on the allowance, and what the year has been charged with, at the end of a day. */
async function standsOn(day: string): Promise<string> {
  const { accounts } = await accountBalances(pool, 'town', { asOf: civilDate(day) });
  const balance = (number: string) => accounts.find(({ account }) => account === number)?.balance.toString();
  return `${balance('15199')} ${balance('73710')}`;
}

async function organise(id: string, group: string): Promise<void> {
  await openOffice({ pool, clock: () => Date.parse('2016-01-02T12:00:00+01:00') }).administrations.organise(
    { by: moa, creditorId: 'town', today: civilDate('2016-01-02') },
    { administrationId: id, contents: { name: id, units: [], contacts: [], owns: [{ invoiceGroup: group }] } },
  );
}

const refused = (why: string) => expect.objectContaining({ name: 'ValuationRefused', refused: why }) as Error;

test('a closing is booked by administration, and reversed when the next is booked', async () => {
  await organise('school', '62');
  await organise('water', '55');
  await register(
    pool,
    ...[
      invoice({ number: '1', group: '62' }),
      invoice({ number: '2', group: '55' }),
      invoice({ number: '3', group: '61' }),
    ],
    invoice({ number: '4', group: '62', due: '2016-06-01' }),
  );
  const april = await valued('2017-04', '2017-05-04');
  expect(april.sums.map(({ administrationId, amount }) => `${administrationId} ${amount.toString()}`)).toEqual([
    'none 1200.00',
    'school 1200.00',
    'water 1200.00',
  ]);
  expect(await standsOn('2017-04-30')).toBe('-3600.00 3600.00');
  await carryOut(pool, '2', '2017-06-01', paid('2017-06-01', '1200.00'));
  await valued('2017-08', '2017-09-05');
  // Of August: invoices 1, 3 and 4. Invoice 2 is paid; the reversal of April is in the same balance.
  expect(await standsOn('2017-04-30')).toBe('-3600.00 3600.00');
  expect(await standsOn('2017-08-31')).toBe('-3600.00 3600.00');
  const { valuations } = await office().valuations(on(moa, '2017-09-05'), {});
  expect(valuations.map(({ closing, state, claims }) => `${closing} ${state} ${claims}`)).toEqual([
    '2017-04 reversed 3',
    '2017-08 booked 3',
  ]);
  const journal = await journalOf(pool, {
    ...{ creditorId: 'town', from: civilDate('2017-08-31'), to: civilDate('2017-08-31'), on: civilDate('2017-09-05') },
  });
  expect(journal.vouchers.map(({ text, transactions }) => `${text}: ${transactions[0]?.amount.toString()}`)).toEqual([
    'Valuation 2017-04 reversed, administration none: -1200.00',
    'Valuation 2017-04 reversed, administration school: -1200.00',
    'Valuation 2017-04 reversed, administration water: -1200.00',
    'Valuation 2017-08, administration none: 1200.00',
    'Valuation 2017-08, administration school: 2400.00',
  ]);
  const report = await checkLedger(pool);
  expect(report.checks.filter(({ holds }) => !holds)).toEqual([]);
  expect(report.checks.find(({ name }) => name === 'valuation-allowance')?.sides).toEqual([
    { creditorId: 'town', currency: 'SEK', account: '3600.00', subLedger: '3600.00' },
  ]);
});

test('the claim has no event of its valuation, and its control accounts stay as they were', async () => {
  await register(pool, invoice({ number: '1' }));
  const counts = async () =>
    (
      await pool.query(`SELECT (SELECT count(*) FROM fordring.claim_event) AS events,
        (SELECT count(*) FROM fordring.outbox) AS messages`)
    ).rows as unknown;
  const told = await counts();
  const before = await accountBalances(pool, 'town', { asOf: civilDate('2017-05-04') });
  await valued('2017-04', '2017-05-04');
  const after = await accountBalances(pool, 'town', { asOf: civilDate('2017-05-04') });
  expect(after.control).toEqual(before.control);
  expect(await counts()).toEqual(told);
});

test('what is disputed or written down already is not set apart again; charges are', async () => {
  await register(pool, ...['1', '2', '3'].map((number) => invoice({ number })));
  await demanded(pool, '1');
  await carryOut(pool, '2', '2016-03-01', {
    type: 'RaiseDispute',
    decisionId: 'd1',
    raisedOn: civilDate('2016-03-01'),
  });
  await carryOut(pool, '3', '2016-12-01', {
    ...{ type: 'WriteDown', decisionId: 'd2', writtenDownOn: civilDate('2016-12-01') },
    amount: kronor('200.00'),
  });
  const booked = await valued('2017-04', '2017-05-04');
  const { claims } = await office().valuedList(on(moa, '2017-05-04'), { closing: '2017-04' });
  expect(
    claims.map(({ invoiceNumber, open, disputed, writtenDown, percent, amount }) =>
      [invoiceNumber, open, disputed, writtenDown, percent, amount].map(String).join(' '),
    ),
  ).toEqual([
    '1 1384.46 0.00 0.00 100 1384.46',
    '2 1200.00 1200.00 0.00 100 0.00',
    '3 1200.00 0.00 200.00 100 1000.00',
  ]);
  expect(booked.sums.map(({ amount }) => amount.toString())).toEqual(['2384.46']);
});

describe('a closing is valued by two persons, once', () => {
  beforeEach(async () => {
    await register(pool, invoice({ number: '1' }), invoice({ number: '2', due: '2016-07-01' }));
  });

  test('the same list again is known, and the same person again changes nothing', async () => {
    expect(await propose('2017-04', '2017-05-04')).toMatchObject({ already: false, valuation: { state: 'waiting' } });
    expect(await propose('2017-04', '2017-05-05')).toMatchObject({ already: true });
    const { rows } = await openOffice({ pool }).work.list(on(moa, '2017-05-05'), {});
    expect(rows.filter(({ about }) => about === 'town/valuation/2017-04').map(({ act }) => act)).toEqual([
      'fordring valuation book 2017-04',
    ]);
    const booked = await book('2017-04', '2017-05-05');
    expect(await book('2017-04', '2017-05-06')).toEqual({ ...booked, already: true });
    expect(await propose('2017-04', '2017-05-06')).toMatchObject({ already: true, valuation: { state: 'booked' } });
    expect(await standsOn('2017-04-30')).toBe('-1200.00 1200.00');
  });

  test('nobody books an own proposal, and the database refuses that too', async () => {
    await propose('2017-04', '2017-05-04');
    await expect(book('2017-04', '2017-05-04', cecilia)).rejects.toEqual(refused('own-proposal'));
    await expect(
      pool.query(`INSERT INTO fordring.valuation_mark (valuation_number, mark, marked_by, role, marked_on)
        SELECT valuation_number, 'booked', proposed_by, role, proposed_on FROM fordring.valuation`),
    ).rejects.toMatchObject({ code: 'FD117' });
  });

  test('another list needs a reason, and corrects by new entries', async () => {
    await valued('2017-04', '2017-05-04');
    await carryOut(pool, '1', '2017-05-05', paid('2017-04-28', '500.00'));
    await expect(propose('2017-04', '2017-05-05')).rejects.toEqual(refused('other-content'));
    expect(await valued('2017-04', '2017-05-05', 'a payment of April came late')).toMatchObject({
      ...{ state: 'booked', reason: 'a payment of April came late' },
    });
    expect(await standsOn('2017-04-30')).toBe('-700.00 700.00');
    const { rows } = await pool.query('SELECT count(*) FROM fordring.journal_entry WHERE valuation_number IS NOT NULL');
    expect(rows).toEqual([{ count: 3 }]);
    expect((await checkLedger(pool)).holds).toBe(true);
  });

  test('a list that has changed since it was proposed is not booked; once declined, a new one is', async () => {
    await propose('2017-04', '2017-05-04');
    await carryOut(pool, '1', '2017-05-05', paid('2017-04-28', '500.00'));
    await expect(book('2017-04', '2017-05-05')).rejects.toEqual(refused('moved-on'));
    await expect(propose('2017-04', '2017-05-05')).rejects.toEqual(refused('waiting'));
    await office().declineValuation(on(moa, '2017-05-05'), { closing: '2017-04', reason: 'a payment came' });
    await valued('2017-04', '2017-05-05');
    expect(await standsOn('2017-04-30')).toBe('-700.00 700.00');
  });

  test('what is no closing, not over, or before the one that stands is not valued', async () => {
    await expect(propose('2017-05', '2017-06-04')).rejects.toEqual(refused('no-closing'));
    await expect(propose('2017-04', '2017-04-30')).rejects.toEqual(refused('not-over'));
    await expect(propose('April', '2017-05-30')).rejects.toMatchObject({ name: 'PeriodRefused', refused: 'no-month' });
    await expect(book('2017-04', '2017-05-04')).rejects.toEqual(refused('nothing-proposed'));
    await propose('2017-04', '2017-05-04');
    await valued('2017-08', '2017-09-04');
    await expect(book('2017-04', '2017-09-04')).rejects.toEqual(refused('out-of-order'));
    await expect(propose('2016-12', '2017-09-04')).rejects.toEqual(refused('out-of-order'));
  });

  test('a system proposes nothing', async () => {
    const system: Actor = { ...person('import', 'manager', 'back-office') };
    await expect(office().proposeValuation(on(system, '2017-05-04'), { closing: '2017-04' })).rejects.toEqual(
      refused('system'),
    );
  });

  test('in a soft-closed month the booking is permitted first; in a closed month nothing is booked', async () => {
    const period = { period: '2017-04', reason: 'month end' };
    await office().softClosePeriod(on(moa, '2017-05-02'), period);
    await propose('2017-04', '2017-05-04');
    await expect(book('2017-04', '2017-05-04')).rejects.toEqual(refused('month-closed'));
    await office().permitLateBooking(on(moa, '2017-05-04'), { ...period, invoice: '1' });
    await expect(book('2017-04', '2017-05-04')).rejects.toEqual(refused('month-closed'));
    await office().permitLateBooking(on(moa, '2017-05-04'), period);
    expect(await book('2017-04', '2017-05-04')).toMatchObject({ state: 'booked' });
    expect((await checkLedger(pool)).holds).toBe(true);
  });

  test('a closing without doubtful claims leaves a valuation of nothing, and no entry', async () => {
    await valued('2016-12', '2017-01-03');
    expect(await standsOn('2017-01-03')).toBe('0.00 0.00');
    await valued('2017-04', '2017-05-04');
    expect(await standsOn('2017-04-30')).toBe('-1200.00 1200.00');
  });

  test('a step of the checklist is signed once its closing is booked, and is no step of other months', async () => {
    const step = { dependsOn: [], owner: 'accounting', dueOnBankingDay: 5, required: true };
    await office().adoptChecklist(on(cecilia, '2017-03-15'), {
      checklist: {
        ...{ from: '2017-03', beginsOnBankingDay: 1, owner: 'head of accounting' },
        steps: [
          { ...step, id: 'cut-off', title: 'Cut-off', kind: 'confirmation' },
          { ...step, id: 'doubtful', title: 'Valuation of doubtful claims', kind: 'valuation' },
        ],
      },
    });
    await office().beginCloses(on(cecilia, '2017-05-04'), {});
    const steps = async (period: string) =>
      (await office().closes(on(moa, '2017-05-04'), { period }))[0]?.steps.map(
        ({ step: id, state }) => `${id} ${state}`,
      );
    const advance = () => advanceClose(pool, { creditorId: 'town', period: '2017-04' }, civilDate('2017-05-04'));
    expect(await steps('2017-03')).toEqual(['cut-off ready']);
    await advance();
    expect(await steps('2017-04')).toEqual(['cut-off ready', 'doubtful begun']);
    const news = async () =>
      (await pool.query('SELECT news FROM fordring.period_close ORDER BY period')).rows as unknown;
    const before = await news();
    await valued('2017-04', '2017-05-04');
    expect(await news()).not.toEqual(before);
    await advance();
    expect(await steps('2017-04')).toEqual(['cut-off ready', 'doubtful signed']);
  });
});

test('closings and percents are dated data of a creditor, which two persons change', async () => {
  expect((await office().closings(on(moa, '2017-01-01'), {})).closings).toEqual(SWEDISH_CLOSINGS);
  const percents = { 'awaiting-payment': 0, dunning: 25, agency: 40, enforcement: 60, monitoring: 100 };
  const closings: Closings = { months: [6, 12], valuation: { by: 'stage', percents } };
  await office().layDownClosings(on(cecilia, '2016-02-01'), { closings });
  const quarterly: Closings = { months: [3, 6, 9, 12], valuation: { by: 'age' } };
  const second = await office().layDownClosings(on(cecilia, '2016-07-01'), { closings: quarterly });
  expect(second).toMatchObject({ outcome: 'waiting' });
  await register(pool, invoice({ number: '1' }), invoice({ number: '2' }), invoice({ number: '3', due: '2016-07-20' }));
  await demanded(pool, '1');
  // A quarter of 1,384.46 is 346.115, and half an öre goes up. Nothing was done about invoice 2; invoice 3 is not due.
  await propose('2016-06', '2016-07-05');
  const { claims } = await office().valuedList(on(moa, '2016-07-05'), { closing: '2016-06' });
  expect(
    claims.map(({ invoiceNumber, percent, amount }) => `${invoiceNumber} ${percent} ${amount.toString()}`),
  ).toEqual(['1 25 346.12', '2 0 0.00']);
});

test('closings that leave a stage without its percent are refused', async () => {
  const percents = { dunning: 25, agency: 40, enforcement: 60, monitoring: 100 };
  await expect(
    office().layDownClosings(on(cecilia, '2016-02-01'), {
      closings: { months: [6], valuation: { by: 'stage', percents } } as unknown as Closings,
    }),
  ).rejects.toMatchObject({ name: 'InputRefused' });
  await expect(
    office().layDownClosings(on(cecilia, '2016-02-01'), { closings: { months: [13], valuation: { by: 'age' } } }),
  ).rejects.toMatchObject({ name: 'InputRefused' });
});

test.each([
  [
    'an entry made smaller',
    `UPDATE fordring.posting SET amount = amount / 2 WHERE account IN ('15199', '73710')`,
    'valuation-allowance',
  ],
  [
    'an entry with other words',
    `UPDATE fordring.journal_entry SET text = 'x' WHERE valuation_number IS NOT NULL`,
    'valuation-entries',
  ],
  ['a claim taken off the list', `DELETE FROM fordring.valued_claim`, 'imprints'],
  ['a valuation without its mark', `DELETE FROM fordring.valuation_mark`, 'valuation-entries'],
])('ledger check finds %s', async (_what, sql, check) => {
  await register(pool, invoice({ number: '1' }));
  await valued('2017-04', '2017-05-04');
  const client = await pool.connect();
  await client.query('SET session_replication_role = replica');
  expect((await client.query(sql)).rowCount).toBeGreaterThan(0);
  await client.query('RESET session_replication_role');
  client.release();
  const report = await checkLedger(pool);
  expect(report.checks.filter(({ holds }) => !holds).map(({ name }) => name)).toContain(check);
});
