import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { civilDate } from '../../../domain/kernel/civil-date';
import { checkLedger } from '../../../office/controls/check-ledger';
import { openOffice, type Office } from '../../../office/office';
import { importPayments } from '../../../office/payments/import-payments';
import {
  balances,
  bankFile,
  carryOut,
  count,
  demanded,
  invoice,
  kronor,
  movement,
  paid,
  register,
  useLedger,
} from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
let office: Office;
const by: Actor = { subject: 'hanna', roles: ['case-handler'], creditorIds: ['town'], source: 'oidc' };
const chief: Actor = { ...by, subject: 'siv', roles: ['supervisor'] };
const clerk = { by, creditorId: 'town' };
const supervisor = { by: chief, creditorId: 'town' };

beforeEach(async () => {
  pool = await ledger();
  office = openOffice({ pool, clock: () => Date.parse('2016-02-19T11:00:00Z') });
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }));
});

type Taken = Parameters<Office['payments']['receive']>[1];
const taken = (receipt: string, amount: string, more: Partial<Taken> = {}): Taken => ({
  ...{ receipt, amount: kronor(amount), account: 'counter', text: '' },
  ...more,
});

async function booksHold(): Promise<void> {
  expect((await checkLedger(pool)).checks.filter(({ holds }) => !holds)).toEqual([]);
}

async function waiting(): Promise<string[]> {
  const suspended = await office.payments.suspense(clerk, {});
  return suspended.map(({ paymentId, amount }) => `${paymentId} ${amount.toString()}`);
}

describe('money that a person takes in', () => {
  test('is booked on its invoice, once for its receipt, and it is kept who took it', async () => {
    const asked = taken('K-17', '500.00', { invoiceNumber: '1001', on: civilDate('2016-02-18') });
    const first = await office.payments.receive(clerk, asked);
    expect(first).toMatchObject({ paymentId: 'hand/K-17', on: '2016-02-18', replayed: false });
    expect(first.invoice?.open.toString()).toBe('700.00');
    const again = await office.payments.receive(clerk, asked);
    expect(again).toEqual({ ...first, replayed: true });
    expect(await balances(pool)).toEqual(['15190 1900.00', '19110 500.00', '31100 -2400.00']);
    const { rows } = await pool.query(
      `SELECT DISTINCT subject FROM fordring.claim_event JOIN fordring.receipt USING (command_key) WHERE about = 'town/1001'`,
    );
    expect(rows).toEqual([{ subject: 'hanna' }]);
    await booksHold();
  });

  test.each([
    ['500.00', { on: civilDate('2010-01-04') }, '2010-01-04 is before the day of the invoice'],
    ['2400.01', {}, '2400.01 SEK is more than twice what was invoiced, 1200.00 SEK'],
  ])('is booked only when it is confirmed where it is unusual: %s %o', async (amount, more, why) => {
    const asked = taken('K-17', amount, { invoiceNumber: '1001', ...more });
    await expect(office.payments.receive(clerk, asked)).rejects.toThrow(why);
    expect(await count(pool, 'payment')).toBe(0);
    const booked = await office.payments.receive(clerk, { ...asked, confirmed: true });
    expect(booked.replayed).toBe(false);
    expect((await office.payments.receive(clerk, asked)).replayed).toBe(true);
    await booksHold();
  });

  test('is asked for no confirmation where an invoice was paid twice', async () => {
    await office.payments.receive(clerk, taken('K-1', '1200.00', { invoiceNumber: '1001' }));
    const again = await office.payments.receive(clerk, taken('K-2', '1200.00', { invoiceNumber: '1001' }));
    expect(again.invoice?.owedBack.toString()).toBe('1200.00');
  });

  test('is refused where a sign that nobody sees stands in the payer’s name', async () => {
    const asked = taken('K-17', '500.00', { payerName: 'Anna\u200f' });
    await expect(office.payments.receive(clerk, asked)).rejects.toThrow('U+200F');
  });

  test('is refused under a receipt that was used for something else', async () => {
    await office.payments.receive(clerk, taken('K-17', '500.00', { invoiceNumber: '1001' }));
    for (const other of [
      taken('K-17', '501.00', { invoiceNumber: '1001' }),
      taken('K-17', '500.00', { invoiceNumber: '1002' }),
      taken('K-17', '500.00'),
    ]) {
      await expect(office.payments.receive(clerk, other)).rejects.toMatchObject({ name: 'KeyReusedWithOtherContents' });
    }
    expect(await count(pool, 'payment')).toBe(1);
  });

  test('is not booked twice where its receipt is typed with a blank, a tab or in other letters', async () => {
    await office.payments.receive(clerk, taken('K-17', '500.00', { invoiceNumber: '1001' }));
    for (const receipt of [' K-17', 'K-17 ', 'K-17\t', ' ']) {
      await expect(
        office.payments.receive(clerk, taken(receipt, '500.00', { invoiceNumber: '1001' })),
      ).rejects.toMatchObject({ name: 'InputRefused' });
    }
    for (const asked of [taken('k-17', '500.00', { invoiceNumber: '1001' }), taken('k-17', '500.00')]) {
      await expect(office.payments.receive(clerk, asked)).rejects.toThrow('Receipt k-17 is probably receipt K-17');
    }
    const back = { receipt: 'k-17', text: '', invoiceNumber: '1001', paymentId: 'hand/K-17' };
    await expect(office.payments.giveBack(supervisor, back)).rejects.toThrow('Receipt k-17 is probably receipt K-17');
    expect(await count(pool, 'payment')).toBe(1);
    await booksHold();
  });

  test('waits in suspense where nobody knows the invoice, and may be placed later', async () => {
    const asked = taken('K-18', '300.00', { payerName: 'Anna Åkesson' });
    const first = await office.payments.receive(clerk, asked);
    expect(first).toMatchObject({ on: '2016-02-19', replayed: false });
    // The next day the clerk sends the same receipt once more.
    const tomorrow = { ...clerk, today: civilDate('2016-02-20') };
    expect(await office.payments.receive(tomorrow, asked)).toEqual({ ...first, replayed: true });
    expect(await waiting()).toEqual(['hand/K-18 300.00']);
    await booksHold();
    await office.decisions.propose(
      { ...clerk, key: 'm1' },
      {
        kind: 'payment-move',
        subject: { of: 'claims', claimIds: ['town/1002'] },
        terms: { paymentId: 'hand/K-18' },
        reasonCode: 'placed-by-hand',
        reason: 'she called',
      },
    );
    expect(await waiting()).toEqual([]);
    expect(await balances(pool)).toContain('19110 300.00');
    await booksHold();
  });

  test('is booked out of the bank’s sum that it came in with, and never counts twice', async () => {
    await importPayments(pool, bankFile(movement({ key: 'swish', amount: '800.00', text: ['Swish 2016-01-28'] })));
    await office.payments.receive(clerk, taken('S-1', '500.00', { invoiceNumber: '1001', partOf: 'swish' }));
    expect(await waiting()).toEqual(['swish 300.00']);
    await booksHold();
    const more = taken('S-2', '300.01', { invoiceNumber: '1002', partOf: 'swish' });
    await expect(office.payments.receive(clerk, more)).rejects.toThrow('Of swish only 300.00 SEK is left in suspense.');
    await office.payments.receive(clerk, taken('S-2', '300.00', { invoiceNumber: '1002', partOf: 'swish' }));
    expect(await waiting()).toEqual([]);
    expect(await balances(pool)).toEqual(['15190 1600.00', '19410 800.00', '29990 0.00', '31100 -2400.00']);
    await booksHold();
  });

  test.each([
    ['tomorrow', { on: civilDate('2016-02-20') }, 'PaymentByHandRefused'],
    ['before banks had files', { on: civilDate('1206-02-20') }, 'PaymentByHandRefused'],
    ['for an invoice that is not there', { invoiceNumber: '9' }, 'ClaimUnknown'],
    ['of nothing', { amount: kronor('0.00') }, 'InputRefused'],
    ['under a receipt that a spreadsheet rounded', { receipt: '1.2E+15' }, 'InputRefused'],
    ['out of a sum that is not there', { invoiceNumber: '1001', partOf: 'moon' }, 'PaymentByHandRefused'],
  ])('is refused %s, and nothing changes', async (_what, more: Partial<Taken>, name) => {
    await expect(office.payments.receive(clerk, taken('K-1', '500.00', more))).rejects.toMatchObject({ name });
    expect(await count(pool, 'payment')).toBe(0);
  });
});

describe('money that a person gives back', () => {
  const back = (receipt: string, more: object) => office.payments.giveBack(supervisor, { receipt, text: '', ...more });

  test('leaves suspense as a whole, once for its receipt', async () => {
    await importPayments(pool, bankFile(movement({ key: 'lost', amount: '450.00', text: ['to the wrong town'] })));
    const first = await back('U-1', { paymentId: 'lost' });
    expect(first.amount.toString()).toBe('450.00');
    expect(await back('U-1', { paymentId: 'lost' })).toEqual({ ...first, replayed: true });
    await expect(back('U-2', { paymentId: 'lost' })).rejects.toThrow('It is a payment, and returned');
    expect(await waiting()).toEqual([]);
    expect(await balances(pool)).toEqual(['15190 2400.00', '19410 0.00', '29990 0.00', '31100 -2400.00']);
    await booksHold();
  });

  test('is what is owed back on an invoice; to open the invoice again the payment must be named', async () => {
    await office.payments.receive(clerk, taken('K-1', '1500.00', { invoiceNumber: '1001' }));
    await expect(back('U-1', { invoiceNumber: '1001', amount: kronor('300.01') })).rejects.toThrow(
      'On invoice 1001 300.00 is owed back.',
    );
    const refund = await back('U-1', { invoiceNumber: '1001' });
    expect([refund.amount.toString(), refund.invoice?.open.toString()]).toEqual(['300.00', '0.00']);
    await booksHold();
    const reopened = await back('U-2', { invoiceNumber: '1001', paymentId: 'hand/K-1' });
    expect([reopened.amount.toString(), reopened.invoice?.open.toString()]).toEqual(['1200.00', '1200.00']);
    expect(await balances(pool)).toEqual(['15190 2400.00', '19110 0.00', '28910 0.00', '31100 -2400.00']);
    await booksHold();
  });

  test('claims no charge anew that an earlier payment prevents: then the payment must be named', async () => {
    await demanded(pool, '1001');
    await carryOut(pool, '1001', '2016-03-01', paid('2016-03-01', '1200.00', 'second'));
    // On 7 March the ledger learns of 1,200.00 of 29 January: 180.00 and 4.46 fall away, and 1,200.00 are owed back.
    const first = paid('2016-01-29', '1200.00', 'first');
    await carryOut(pool, '1001', '2016-03-07', first);
    office = openOffice({ pool, clock: () => Date.parse('2016-03-07T11:00:00Z') });
    await expect(back('U-1', { invoiceNumber: '1001' })).rejects.toThrow('would claim 184.46 anew on invoice 1001');
    await booksHold();
    const refund = await back('U-1', { invoiceNumber: '1001', paymentId: 'second' });
    expect([refund.amount.toString(), refund.invoice?.open.toString()]).toEqual(['1200.00', '0.00']);
    await booksHold();
  });

  test.each([
    ['a named payment', { paymentId: 'hand/K-1' }, 'Payment hand/K-1 came on 2016-02-18'],
    ['what is owed back', {}, 'On 2016-02-17 only 0.00 had been paid on invoice 1001'],
  ])('does not go back before it came: %s', async (_what, more, why) => {
    const on = civilDate('2016-02-18');
    await office.payments.receive(clerk, taken('K-1', '1500.00', { invoiceNumber: '1001', on }));
    const asked = { invoiceNumber: '1001', ...more };
    await expect(back('U-1', { ...asked, on: civilDate('2016-02-17') })).rejects.toThrow(why);
    await booksHold();
    expect((await back('U-1', { ...asked, on })).on).toBe('2016-02-18');
  });

  test('takes another permission than taking money in', async () => {
    await office.payments.receive(clerk, taken('K-1', '100.00'));
    const asked = { receipt: 'U-1', text: '', paymentId: 'hand/K-1' };
    await expect(office.payments.giveBack(clerk, asked)).rejects.toMatchObject({ name: 'PermissionMissing' });
    await expect(office.payments.receive({ ...clerk, by: { ...by, roles: ['auditor'] } }, taken('K-2', '1.00')))
      .rejects //
      .toMatchObject({ name: 'PermissionMissing' });
    expect(await waiting()).toEqual(['hand/K-1 100.00']);
  });
});

test('the till’s money that reached the bank is one sum, not two', async () => {
  await office.payments.receive(clerk, taken('K-1', '700.00', { invoiceNumber: '1001' }));
  await importPayments(pool, bankFile(movement({ key: 'till', amount: '700.00', text: ['cash deposit'] })));
  await office.payments.giveBack(supervisor, { receipt: 'T-1', text: 'till', paymentId: 'till', account: 'counter' });
  expect(await balances(pool)).toEqual(['15190 1700.00', '19110 0.00', '19410 700.00', '29990 0.00', '31100 -2400.00']);
  await booksHold();
});

test('a payment in suspense shows who paid, what they wrote, and the invoices that it may be for', async () => {
  await importPayments(
    pool,
    bankFile(
      movement({ key: 'words', amount: '10.00', text: ['faktura nr 1002, tack'] }),
      movement({ key: 'back', amount: '1200.00', kind: 'reversal' }),
    ),
  );
  const [back, words] = await office.payments.suspense(clerk, {});
  expect(back).toMatchObject({ paymentId: 'back', candidates: [] });
  expect(words).toMatchObject({ account: '5050-1055', payer: 'Anna Åkesson', text: ['faktura nr 1002, tack'] });
  expect(words?.candidates.map(({ invoiceNumber, because }) => `${invoiceNumber} ${because.join(' ')}`)).toEqual([
    '1002 reference payer',
    '1001 payer',
  ]);
});
