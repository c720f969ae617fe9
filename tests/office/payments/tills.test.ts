import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { civilDate } from '../../../domain/kernel/civil-date';
import { checkLedger } from '../../../office/controls/check-ledger';
import { openOffice, type Office } from '../../../office/office';
import { importPayments } from '../../../office/payments/import-payments';
import { askLedger } from '../../../office/reconciliation/ledger-sources/ask-ledger';
import { balances, bankFile, count, invoice, kronor, movement, register, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
let office: Office;
const by: Actor = { subject: 'siv', roles: ['supervisor'], creditorIds: ['town'], source: 'oidc' };
const chief = { by, creditorId: 'town' };

beforeEach(async () => {
  pool = await ledger();
  office = openOffice({ pool, clock: () => Date.parse('2016-02-19T11:00:00Z') });
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }));
});

async function takeIn(receipt: string, amount: string, on: string, account = 'counter'): Promise<void> {
  const invoiceNumber = '1001';
  const asked = { receipt, amount: kronor(amount), account, text: '', on: civilDate(on), invoiceNumber };
  await office.payments.receive(chief, asked);
}

async function listed(): Promise<string[]> {
  const { tills } = await office.payments.tills(chief, {});
  return tills.flatMap(({ account, place, waiting }) =>
    waiting.map(({ paymentId, left }) => `${account} ${place} ${paymentId} ${left.toString()}`),
  );
}

async function booksHold(): Promise<void> {
  expect((await checkLedger(pool)).checks.filter(({ holds }) => !holds)).toEqual([]);
}

/** What reconciles the bank: what the ledger says moved there, and what its bank account holds. */
async function atBank(): Promise<{ readonly movements: string[]; readonly items: string[] }> {
  const asked = { creditorId: 'town', period: '2016-02', endsOn: civilDate('2016-02-29') };
  const rows = async (query: 'bank-movements' | 'bank-accounts'): Promise<string[]> => {
    const pieces = await askLedger(pool, query, asked, () => Promise.resolve([]));
    return Buffer.concat([...pieces])
      .toString()
      .trim()
      .split('\n')
      .slice(1);
  };
  return {
    movements: (await rows('bank-movements')).map((row) => row.split(',').slice(0, 4).join(' ')),
    items: (await rows('bank-accounts')).map((row) => row.split(',').slice(0, 2).join(' ')),
  };
}

const deposit = (receipt: string, paymentId: string, account = 'counter') =>
  office.payments.depositTill(chief, { receipt, paymentId, account, text: '' });

test('money of the counter stands in the till until the bank has it, and the bank’s account never shows it twice', async () => {
  await takeIn('K-1', '300.00', '2016-02-03');
  await takeIn('K-2', '200.00', '2016-02-04');
  expect(await balances(pool)).toEqual(['15190 1900.00', '19110 500.00', '31100 -2400.00']);
  expect(await listed()).toEqual(['counter till hand/K-1 300.00', 'counter till hand/K-2 200.00']);
  expect((await atBank()).movements).toEqual([]);
  // Some of it goes to the bank: the oldest receipts first, for notes bear no number.
  await importPayments(pool, bankFile(movement({ key: 'bag', amount: '350.00', on: '2016-02-08', text: ['deposit'] })));
  await deposit('T-1', 'bag');
  expect(await listed()).toEqual(['counter till hand/K-2 150.00']);
  expect(await balances(pool)).toEqual([
    '15190 1900.00',
    '19110 150.00',
    '19410 350.00',
    '29990 0.00',
    '31100 -2400.00',
  ]);
  expect(await atBank()).toEqual({
    movements: ['bag 5050-1055 2016-02-08 350.00'],
    items: [
      'bank before 0.00',
      'bank movements 350.00',
      'bank at the end 350.00',
      'suspense account 0.00',
      'in suspense 0.00',
    ],
  });
  await booksHold();
});

test('a deposit is entered once for its slip, and never of more than the till has', async () => {
  await takeIn('K-1', '300.00', '2016-02-03');
  await importPayments(
    pool,
    bankFile(
      movement({ key: 'bag', amount: '300.00', on: '2016-02-08', text: ['deposit'] }),
      movement({ key: 'other', amount: '10.00', on: '2016-02-08', text: ['deposit'] }),
    ),
  );
  const first = await deposit('T-1', 'bag');
  expect(await deposit('T-1', 'bag')).toEqual({ ...first, replayed: true });
  await expect(deposit('T-2', 'other')).rejects.toThrow('10.00 SEK came to the bank, and only 0.00 waits at counter.');
  await expect(deposit('T-2', 'other', '5050-1055')).rejects.toThrow('5050-1055 is an account of the bank');
  expect(await listed()).toEqual([]);
  await booksHold();
});

test('what came by Swish and by card waits on its way to the bank, each account apart from the till', async () => {
  await takeIn('K-1', '100.00', '2016-02-03');
  await takeIn('S-1', '200.00', '2016-02-03', '1230000000');
  await takeIn('C-1', '300.00', '2016-02-03', 'card');
  expect(await balances(pool)).toEqual(['15190 1800.00', '19110 100.00', '19810 500.00', '31100 -2400.00']);
  await importPayments(pool, bankFile(movement({ key: 'swish', amount: '200.00', on: '2016-02-05', text: ['Swish'] })));
  await deposit('T-1', 'swish', '1230000000');
  expect(await listed()).toEqual(['counter till hand/K-1 100.00', 'card moneyInTransit hand/C-1 300.00']);
  await booksHold();
});

test('what is given back at the counter leaves the till, and is taken off its own receipt', async () => {
  await takeIn('K-1', '100.00', '2016-02-03');
  const asked = { receipt: 'K-2', amount: kronor('40.00'), account: 'counter', text: '' };
  await office.payments.receive(chief, asked);
  await office.payments.giveBack(chief, { receipt: 'U-1', text: '', paymentId: 'hand/K-2' });
  expect(await listed()).toEqual(['counter till hand/K-1 100.00']);
  expect(await balances(pool)).toContain('19110 100.00');
  await booksHold();
});

test('what was paid back from the bank leaves the bank’s account, wherever it had come in', async () => {
  await importPayments(pool, bankFile(movement({ key: 'lost', amount: '450.00', text: ['to the wrong town'] })));
  await office.payments.giveBack(chief, { receipt: 'U-1', text: '', paymentId: 'lost' });
  expect(await balances(pool)).toEqual(['15190 2400.00', '19410 0.00', '29990 0.00', '31100 -2400.00']);
  await booksHold();
});

describe('money that was booked on the bank’s account before tills had an account', () => {
  /** As a release without tills left it: 300.00 taken in, 120.00 of it put into the bank. */
  beforeEach(async () => {
    await takeIn('K-1', '300.00', '2016-02-03', '5050-1055');
    await importPayments(
      pool,
      bankFile(movement({ key: 'bag', amount: '120.00', on: '2016-02-08', text: ['deposit'] })),
    );
    await office.payments.giveBack(chief, { receipt: 'T-1', text: '', paymentId: 'bag', account: '5050-1055' });
    await pool.query('ALTER TABLE fordring.payment DISABLE TRIGGER ALL');
    await pool.query(
      `UPDATE fordring.payment SET stated = jsonb_set(stated, '{account}', '"counter"') WHERE bank_file IS NULL`,
    );
    await pool.query('ALTER TABLE fordring.payment ENABLE TRIGGER ALL');
  });

  test('is listed, and moved to the till by new entries of its own days, once', async () => {
    const { onBank } = await office.payments.tills(chief, {});
    expect(onBank.map(({ receipt, amount, place }) => `${receipt} ${amount.toString()} ${place}`)).toEqual([
      'K-1 300.00 till',
      'T-1 -120.00 till',
    ]);
    await expect(office.payments.correctTill(chief, { receipts: ['K-9'] })).rejects.toThrow(
      'Receipt K-9 does not stand on the bank',
    );
    const moved = await office.payments.correctTill(chief, {});
    expect(moved.map(({ receipt, on }) => `${receipt} ${on}`)).toEqual(['K-1 2016-02-03', 'T-1 2016-02-19']);
    expect(await office.payments.correctTill(chief, {})).toEqual([]);
    expect(await office.payments.correctTill(chief, { receipts: ['K-1'] })).toEqual([]);
    expect(await count(pool, 'till_correction')).toBe(2);
    expect(await balances(pool)).toEqual([
      '15190 2100.00',
      '19110 180.00',
      '19410 120.00',
      '29990 0.00',
      '31100 -2400.00',
    ]);
    expect(await listed()).toEqual(['counter till hand/K-1 180.00']);
    // The bank reconciles as if the money had never been there.
    const { movements, items } = await atBank();
    expect(movements).toEqual(['bag 5050-1055 2016-02-08 120.00']);
    expect(items).toContain('bank movements 120.00');
    expect(items).toContain('bank at the end 120.00');
    const broken = (await checkLedger(pool)).checks.filter(({ holds }) => !holds).map(({ name }) => name);
    // The test wrote into the payments past the ledger.
    expect(broken).toEqual(['imprints']);
  });
});
