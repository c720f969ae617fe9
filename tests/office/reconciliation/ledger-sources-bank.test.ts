import type { Pool } from 'pg';
import { changeBankGate, isBankGateOpen } from '../../../office/creditors/bank-gate';
import { importPayments } from '../../../office/payments/import-payments';
import { approveRun } from '../../../office/reconciliation/approve-run';
import { prepareRun } from '../../../office/reconciliation/prepare-run';
import { reopenRun } from '../../../office/reconciliation/reopen-run';
import { setReminderGate } from '../../../office/reconciliation/reminder-gate';
import { fileEvidence } from '../../../office/reconciliation/evidence/file-evidence';
import { civilDate } from '../../../domain/kernel/civil-date';
import { writeBgMax } from '../../../formats/bgmax/write-bgmax';
import { askLedger } from '../../../office/reconciliation/ledger-sources/ask-ledger';
import { readRun, type RunRow } from '../../../office/reconciliation/run-record';
import { readBankFile } from '../../../formats/recognise-bank-file';
import { bankFile, invoice, kronor, register, rulebookFor, useLedger } from '../ledger-world';
import { camt053, IBAN, statement, type EntryWords } from './bank-statements';
import type { SaidBalance } from '../../../office/reconciliation/stated-figure';
import { LedgerRun } from './ledger-run';
import { ANNA, BO, permitted, run } from './office';
import { matchSuspense } from '../../support/match-suspense';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002', amount: '500.00' }));
});

async function imports(bytes: Buffer): Promise<void> {
  await importPayments(pool, { ...bankFile(), file: readBankFile(bytes), today: civilDate('2016-03-02') });
}

function monthOf(period: string): LedgerRun {
  return new LedgerRun(pool, run('town', period, 'bank-ledger'), { today: '2016-04-04' });
}

const nobody = () => Promise.resolve([]);

/** A run that is begun, for whoever asks the ledger. */
async function aRun(): Promise<RunRow> {
  await monthOf('2016-02').begins();
  return readRun(pool, run('town', '2016-02', 'bank-ledger'));
}

const PAID: EntryWords = { ref: 'A1', on: '2016-02-02', amount: '1200.00', reference: '91001' };
const TOO_MUCH: EntryWords = { ref: 'A2', on: '2016-02-10', amount: '600.00', reference: '91002' };
const UNKNOWN: EntryWords = { ref: 'A3', on: '2016-02-11', amount: '77.50', reference: '4711' };
const FEE: EntryWords = { ref: 'A4', on: '2016-02-29', amount: '-35.00' };
const REFUND: EntryWords = { ref: 'A5', on: '2016-02-29', amount: '-100.00' };

// 10,000.00 + 1,200.00 + 600.00 + 77.50 − 35.00 − 100.00 = 11,742.50.
const FEBRUARY = camt053(
  statement('S1', '2016-02-10', '10000.00', '11800.00', PAID, TOO_MUCH),
  statement('S2', '2016-02-29', '11800.00', '11742.50', UNKNOWN, FEE, REFUND),
);
const NOTED = `key,booked_on,note,amount\n${IBAN}/A4/1,2016-02-29,the bank’s fee,-35.00\n${IBAN}/A5/1,2016-02-29,refund of what was paid twice,-100.00\n`;

describe('a camt.053 of the month', () => {
  test('ties movement by movement and balance by balance; a payment in suspense is booked too', async () => {
    await imports(FEBRUARY);
    const found = await monthOf('2016-02').finds({ left: FEBRUARY, 'other-movements': NOTED });
    expect(found).toMatchObject({
      clean: true,
      left: '1742.50',
      right: '1877.50',
      remaining: '0.00',
      explained: [['no payment of a claim (the bank’s own fees, transfers), noted by a person', 2, '-135.00']],
      identities: [
        '11742.50 = 11742.50',
        '1877.50 = 1877.50',
        // 1,742.50 less −135.00.
        '1877.50 = 1877.50',
        '77.50 = 77.50',
      ],
    });
  });

  test('a fee and a refund that nobody noted are left, and what to do about them is said', async () => {
    await imports(FEBRUARY);
    const found = await monthOf('2016-02').finds({ left: FEBRUARY });
    expect(found).toMatchObject({
      clean: false,
      remaining: '-135.00',
      open: [`only-left ${IBAN}/A4/1 -35.00`, `only-left ${IBAN}/A5/1 -100.00`],
    });
    expect(found.routes[0]).toMatch(/^Paid out at the bank \(a refund, a fee/);
  });

  test('a payment that was never imported, one with no counterpart at the bank, and one a day late are told apart', async () => {
    // Imported: the file without A3; besides, one payment that no statement has, and A6 which the bank booked in March.
    await imports(camt053(statement('S1', '2016-02-10', '10000.00', '11800.00', PAID, TOO_MUCH)));
    const ghost: EntryWords = { ref: 'G1', on: '2016-02-15', amount: '10.00', reference: '91001' };
    const early: EntryWords = { ref: 'A6', on: '2016-02-29', amount: '40.00', reference: '91002' };
    await imports(camt053(statement('X1', '2016-02-29', '0.00', '50.00', ghost, early)));
    const late = statement('S3', '2016-03-01', '11742.50', '11782.50', { ...early, on: '2016-03-01' });
    const bank = camt053(
      statement('S1', '2016-02-10', '10000.00', '11800.00', PAID, TOO_MUCH),
      statement('S2', '2016-02-29', '11800.00', '11742.50', UNKNOWN, FEE, REFUND),
      late,
    );
    const found = await monthOf('2016-02').finds({ left: bank, 'other-movements': NOTED });
    expect(found.open).toEqual([`only-left ${IBAN}/A3/1 77.50`, `only-right ${IBAN}/G1/1 -10.00`]);
    expect(found.explained).toEqual([
      ['booked in a neighbouring period', 1, '-40.00'],
      ['no payment of a claim (the bank’s own fees, transfers), noted by a person', 2, '-135.00'],
    ]);
    // The bank: 10,000.00 → 11,742.50, and its movements are 107.50 less than the ledger's 1,200 + 600 + 10 + 40.
    expect(found.identities.slice(0, 3)).toEqual(['11742.50 = 11742.50', '1850.00 = 1850.00', '1850.00 = 1850.00']);
  });

  test('a statement that is missing between two others is seen by the balances', async () => {
    await imports(FEBRUARY);
    const gap = camt053(
      statement('S1', '2016-02-10', '10000.00', '11800.00', PAID, TOO_MUCH),
      statement('S3', '2016-02-29', '11877.50', '11742.50', FEE, REFUND),
    );
    const found = await monthOf('2016-02').finds({ left: gap, 'other-movements': NOTED });
    // 10,000.00 + 1,800.00 − 135.00.
    expect(found.identities[0]).toBe('11665.00 ≠ 11742.50');
    // 1,742.50 less (1,665.00 − 1,877.50): the balances have the 77.50 that the movements lack.
    expect(found.identities[2]).toBe('1955.00 ≠ 1877.50');
    expect(found.open).toEqual([`only-right ${IBAN}/A3/1 -77.50`]);
  });

  test('taken back: a reversal ties, and a payment placed by hand is in suspense no longer', async () => {
    const back: EntryWords = { ref: 'A7', on: '2016-02-20', amount: '-1200.00', reference: '91001', reversal: true };
    const bank = camt053(statement('S1', '2016-02-29', '0.00', '77.50', PAID, UNKNOWN, back));
    await imports(bank);
    await matchSuspense(pool, {
      creditorId: 'town',
      paymentId: `${IBAN}/A3/1`,
      claimId: 'town/1002',
      today: civilDate('2016-03-02'),
      key: 'placed',
      by: 'local/anna',
      rulebookFor,
    });
    expect(await monthOf('2016-02').finds({ left: bank })).toMatchObject({
      clean: true,
      left: '77.50',
      identities: ['77.50 = 77.50', '77.50 = 77.50', '77.50 = 77.50', '0.00 = 0.00'],
    });
  });
});

test('a BgMax file ties too; it has no balances, the ledger’s own accounts are held against its payments', async () => {
  const payment = (serial: string, amount: string, reference: string) =>
    ({ kind: 'payment', amount: kronor(amount), references: [{ reference }], serial }) as const;
  const deposit = (on: string, serial: string, ...movements: ReturnType<typeof payment>[]) => ({
    bankgiro: '50501055',
    depositedOn: civilDate(on),
    serial,
    movements,
  });
  const first = deposit('2016-02-02', '1', payment('1', '1200.00', '91001'), payment('2', '77.50', '4711'));
  const second = deposit('2016-02-10', '2', payment('3', '500.00', '91002'));
  const bytes = writeBgMax({ writtenAt: '20160211120000000000', deposits: [first, second] });
  await imports(writeBgMax({ writtenAt: '20160203120000000000', deposits: [first] }));
  const lacking = await monthOf('2016-02').finds({ left: bytes });
  expect(lacking.open).toHaveLength(1);
  expect(lacking).toMatchObject({ remaining: '500.00', identities: ['1277.50 = 1277.50', '77.50 = 77.50'] });
  await imports(bytes);
  const again = monthOf('2016-02');
  await again.delivers({ left: Buffer.concat([bytes]) });
  // The same file changes nothing; the ledger is asked anew as soon as anything else comes.
  await again.delivers({ 'other-movements': 'key,booked_on,amount\n' });
  expect(await again.isMatched()).toMatchObject({ clean: true, left: '1777.50', right: '1777.50' });
});

describe('the reminder gate (S003-26, S003-27)', () => {
  const on = (day: string) => isBankGateOpen(pool, 'town', civilDate(day));

  async function signs(period: string, day: string, reason?: string, stated?: SaidBalance): Promise<void> {
    const about = { run: run('town', period, 'bank-ledger'), today: civilDate(day) };
    await prepareRun(pool, about, permitted(ANNA, 'prepare-reconciliation'));
    const said = { ...(reason !== undefined && { reason }), ...(stated && { stated }) };
    await approveRun(pool, { ...about, ...said }, permitted(BO, 'sign-reconciliation'));
    await fileEvidence(pool, about.run, about.today);
    await setReminderGate(pool, about.run, about.today);
  }

  test('a month without a movement, at the bank as in the ledger, opens it like any other', async () => {
    const quiet = camt053(statement('S1', '2016-03-31', '11742.50', '11742.50'));
    await imports(FEBRUARY);
    expect(await monthOf('2016-03').finds({ left: quiet })).toMatchObject({
      clean: true,
      left: '0.00',
      right: '0.00',
      identities: ['11742.50 = 11742.50', '1877.50 = 1877.50', '0.00 = 0.00', '77.50 = 77.50'],
    });
    expect(await on('2016-04-04')).toBe(false);
    await signs('2016-03', '2016-04-04');
    expect(await on('2016-04-04')).toBe(true);
  });

  test('the file of another month opens nothing', async () => {
    await imports(FEBRUARY);
    expect(await monthOf('2016-03').finds({ left: FEBRUARY })).toMatchObject({ clean: false });
    await expect(signs('2016-03', '2016-04-04')).rejects.toThrow(/Say why/);
    expect(await on('2016-04-04')).toBe(false);
  });

  test('the bank’s own file in place of the ledger’s answer ties, and opens nothing', async () => {
    const bank = 'key,booked_on,amount\n1,2016-02-03,100.00\n';
    expect(await monthOf('2016-02').finds({ left: bank, right: bank })).toMatchObject({ remaining: '0.00' });
    await signs('2016-02', '2016-04-04', 'both are the bank’s');
    expect(await on('2016-04-04')).toBe(false);
  });

  const anew = () =>
    reopenRun(
      pool,
      { run: run('town', '2016-02', 'bank-ledger'), today: civilDate('2016-04-04'), reason: 'anew' },
      permitted(BO, 'reopen-reconciliation'),
    );

  test('a list without balances opens nothing until the bank’s balance is stated, and it is the ledger’s', async () => {
    await imports(FEBRUARY);
    const [, ...answered] = [...(await askLedger(pool, 'bank-movements', await aRun(), nobody))].join('').split('\n');
    // What our own ledger answered, brought back as the bank's: it ties, whatever stands at the bank.
    const resaved = ['key,account,booked_on,amount,kind,references,status,currency', ...answered, ''].join('\n');
    expect(await monthOf('2016-02').finds({ left: resaved })).toMatchObject({ clean: true, remaining: '0.00' });
    await expect(signs('2016-02', '2016-04-04')).rejects.toThrow('Completeness not tested');
    for (const [reason, stated] of [
      ['agreed with Lis on 03.02.2016', undefined],
      ['the bank’s statement of 29 February says 1 877,50', undefined],
      ['as stated', { closing: '12 345,67' }],
      ['as stated', { closing: '11 742,50', opening: '9 864,00' }],
    ] as const) {
      await signs('2016-02', '2016-04-04', reason, stated);
      expect(await on('2016-04-04')).toBe(false);
      await anew();
      await monthOf('2016-02').isMatched();
    }
    await expect(signs('2016-02', '2016-04-04', undefined, { closing: '12345.67' })).rejects.toThrow(
      'The balance stated is 12345.67, and by the ledger it is 1877.50.',
    );
    await expect(signs('2016-02', '2016-04-04', undefined, { closing: 'plenty' })).rejects.toMatchObject({
      refused: 'no-amount',
    });
    await signs('2016-02', '2016-04-05', undefined, { closing: '11 742,50', opening: '9 865,00' });
    expect(await on('2016-04-05')).toBe(true);
  });

  test('a month that is signed with a remainder closes it, until it is opened again and signed without', async () => {
    await changeBankGate(pool, { creditorId: 'town', changedOn: civilDate('2016-02-01'), open: true, by: 'January' });
    await imports(FEBRUARY);
    const february = monthOf('2016-02');
    await february.finds({ left: FEBRUARY });
    await signs('2016-02', '2016-04-04', 'the fee is looked into');
    expect(await on('2016-04-04')).toBe(false);
    const name = run('town', '2016-02', 'bank-ledger');
    await reopenRun(
      pool,
      { run: name, today: civilDate('2016-04-05'), reason: 'the fee is known now' },
      permitted(BO, 'reopen-reconciliation'),
    );
    await setReminderGate(pool, name, civilDate('2016-04-05'));
    february.today = civilDate('2016-04-05');
    await february.delivers({ 'other-movements': NOTED });
    expect(await february.isMatched()).toMatchObject({ clean: true });
    await signs('2016-02', '2016-04-06');
    expect(await on('2016-04-05')).toBe(false);
    expect(await on('2016-04-06')).toBe(true);
  });
});
