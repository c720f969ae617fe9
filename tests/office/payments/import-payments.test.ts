import type { Pool } from 'pg';
import { checkLedger } from '../../../office/controls/check-ledger';
import { importPayments } from '../../../office/payments/import-payments';
import type { ImportReport } from '../../../office/payments/import-report';
import { readClaim } from '../../../office/claims/read-claim';
import { totalsOf, type ClaimTotals } from '../../../office/controls/totals';
import { claimedOf } from '../../../domain/claim/claim';
import {
  balances,
  bankFile,
  carryOut,
  count,
  demanded,
  invoice,
  movement,
  paid,
  register,
  useLedger,
} from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
  await register(
    pool,
    invoice({ number: '1001', amount: '100.00' }),
    invoice({ number: '1002', amount: '200.00', due: '2016-01-15' }),
    invoice({ number: '1003', amount: '300.00' }),
  );
});

/** `settled 2 400.00`. */
function words({ outcomes }: ImportReport): string[] {
  return outcomes.map(({ outcome, count: number, sum }) => `${outcome} ${number} ${sum.toString()}`);
}

async function openOf(number: string): Promise<string> {
  const file = await readClaim(pool, `town/${number}`);
  if (!file) throw new Error(`No claim ${number}`);
  return `${claimedOf(file.claim).toString()} open, ${file.claim.refundLiability.toString()} owed back`;
}

test('exact, partial and too large payments are told apart, and what matches nothing goes to suspense', async () => {
  const file = bankFile(
    movement({ key: 'a', amount: '100.00', for: ['91001'] }),
    movement({ key: 'b', amount: '150.00', for: ['0091002'] }),
    movement({ key: 'c', amount: '310.00', for: ['1003'] }),
    movement({ key: 'd', amount: '77.00', for: ['unknown'], text: ['Anna Åkesson'] }),
    movement({ key: 'e', amount: '5.00' }),
  );
  expect(words(await importPayments(pool, file))).toEqual([
    'overpaid 1 310.00',
    'partial 1 150.00',
    'settled 1 100.00',
    'suspense 2 82.00',
  ]);
  expect(await Promise.all(['1001', '1002', '1003'].map(openOf))).toEqual([
    '0.00 open, 0.00 owed back',
    '50.00 open, 0.00 owed back',
    '0.00 open, 10.00 owed back',
  ]);
  expect(await balances(pool)).toEqual([
    '15190 50.00',
    '19410 642.00',
    '28910 -10.00',
    '29990 -82.00',
    '31100 -600.00',
  ]);
  const { rows } = await pool.query(
    'SELECT payment_id, status, unmatched_because FROM fordring.payment ORDER BY payment_id',
  );
  expect(rows.slice(2)).toEqual([
    { payment_id: 'c', status: 'matched', unmatched_because: null },
    { payment_id: 'd', status: 'suspense', unmatched_because: 'the reference unknown is not known' },
    { payment_id: 'e', status: 'suspense', unmatched_because: 'no reference was stated' },
  ]);
});

test('a payment for several invoices covers the oldest due date first; what is left is owed back on the last', async () => {
  const file = bankFile(movement({ key: 'a', amount: '650.00', for: ['91003', '91001', '91002'] }));
  expect(words(await importPayments(pool, file))).toEqual(['several-claims 1 650.00']);
  expect(await Promise.all(['1002', '1001', '1003'].map(openOf))).toEqual([
    '0.00 open, 0.00 owed back',
    '0.00 open, 0.00 owed back',
    '0.00 open, 50.00 owed back',
  ]);
  const { rows } = await pool.query('SELECT claim_id, amount FROM fordring.payment_share ORDER BY claim_id');
  expect(rows).toEqual([
    { claim_id: 'town/1001', amount: '100.00' },
    { claim_id: 'town/1002', amount: '200.00' },
    { claim_id: 'town/1003', amount: '350.00' },
  ]);
});

test('a split that the payer stated is followed, also when one claim is named twice', async () => {
  const file = bankFile(movement({ key: 'a', amount: '90.00', for: ['91001=20.00', '91002=50.00', '1001=20.00'] }));
  await importPayments(pool, file);
  expect(await Promise.all(['1001', '1002'].map(openOf))).toEqual([
    '60.00 open, 0.00 owed back',
    '150.00 open, 0.00 owed back',
  ]);
});

test('a double payment in one file is owed back, and the claim is told once, with both', async () => {
  const twice = bankFile(
    movement({ key: 'a', amount: '100.00', for: ['91001'] }),
    movement({ key: 'b', amount: '100.00', for: ['91001'] }),
  );
  expect(words(await importPayments(pool, twice))).toEqual(['overpaid 1 100.00', 'settled 1 100.00']);
  expect(await openOf('1001')).toBe('0.00 open, 100.00 owed back');
  const { rows } = await pool.query(
    `SELECT event_number, payload -> 'notice' ->> 'stage' AS stage FROM fordring.outbox WHERE claim_id = 'town/1001' ORDER BY outbox_id`,
  );
  expect(rows).toEqual([
    { event_number: 1, stage: 'awaiting-payment' },
    { event_number: 3, stage: 'settled' },
  ]);
});

test('a payment that is taken back in the same file opens the claim again', async () => {
  const file = bankFile(
    movement({ key: 'a', amount: '100.00', for: ['91001'] }),
    movement({ key: 'b', amount: '100.00', for: ['91001'], kind: 'reversal' }),
  );
  expect(words(await importPayments(pool, file))).toEqual(['settled 1 100.00', 'taken-back 1 -100.00']);
  expect(await openOf('1001')).toBe('100.00 open, 0.00 owed back');
  expect(await balances(pool)).toEqual(['15190 600.00', '19410 0.00', '31100 -600.00']);
});

test('what is taken back without a payment to take it from stands in suspense with the other sign', async () => {
  const file = bankFile(movement({ key: 'a', amount: '40.00', for: ['91001'], kind: 'deduction' }));
  expect(words(await importPayments(pool, file))).toEqual(['suspense 1 -40.00']);
  expect(await balances(pool)).toEqual(['15190 600.00', '19410 -40.00', '29990 40.00', '31100 -600.00']);
  expect((await totalsOf(pool, 'town'))?.unmatched.sum.toString()).toBe('-40.00');
});

test('an overlapping file books only what is new', async () => {
  await importPayments(
    pool,
    bankFile(movement({ key: 'a', amount: '100.00', for: ['91001'] }), movement({ key: 'x', amount: '9.00' })),
  );
  const overlapping = bankFile(
    movement({ key: 'x', amount: '9.00' }),
    movement({ key: 'a', amount: '100.00', for: ['91001'] }),
    movement({ key: 'b', amount: '200.00', for: ['91002'] }),
  );
  expect(words(await importPayments(pool, overlapping))).toEqual(['known 2 109.00', 'settled 1 200.00']);
  expect(await balances(pool)).toEqual(['15190 300.00', '19410 309.00', '29990 -9.00', '31100 -600.00']);
});

test('the same file again gives the first report and books nothing', async () => {
  const file = bankFile(movement({ key: 'a', amount: '100.00', for: ['91001'] }));
  const first = await importPayments(pool, file);
  const again = await importPayments(pool, file);
  expect([first.replayed, again.replayed]).toEqual([false, true]);
  expect(words(again)).toEqual(words(first));
  expect(await count(pool, 'payment')).toBe(1);
});

test('the same file in two processes at once is booked once', async () => {
  const file = bankFile(movement({ key: 'a', amount: '100.00', for: ['91001'] }));
  const reports = await Promise.all([importPayments(pool, file), importPayments(pool, file)]);
  expect(reports.map(({ replayed }) => replayed).sort()).toEqual([false, true]);
  expect(await balances(pool)).toEqual(['15190 500.00', '19410 100.00', '31100 -600.00']);
});

test('a known movement with another amount is refused by line, and nothing of its file is booked', async () => {
  await importPayments(pool, bankFile(movement({ key: 'a', amount: '100.00', for: ['91001'] })));
  const attempt = importPayments(
    pool,
    bankFile(
      movement({ key: 'b', amount: '200.00', for: ['91002'] }),
      movement({ key: 'a', amount: '100.01', for: ['91001'] }),
    ),
  );
  await expect(attempt).rejects.toMatchObject({ name: 'MovementKnownOtherwise' });
  await expect(attempt).rejects.toThrow(
    'Line 2: movement a was booked before with amount 100.00; it came again with 100.01.',
  );
  expect([await count(pool, 'payment'), await count(pool, 'bank_file')]).toEqual([1, 1]);
});

test.each([
  ['payment reference', { for: ['91002'] }],
  ['payment reference', { for: [] }],
  ['payment reference', { for: ['91001=100.00'] }],
])('a known movement with another %s (%j) is a conflict, and never known', async (what, other) => {
  await importPayments(pool, bankFile(movement({ key: 'a', amount: '100.00', for: ['91001'] })));
  const attempt = importPayments(pool, bankFile(movement({ key: 'a', amount: '100.00', ...other })));
  await expect(attempt).rejects.toMatchObject({ name: 'MovementKnownOtherwise' });
  await expect(attempt).rejects.toThrow(`Line 1: movement a was booked before with another ${what}.`);
  expect([await count(pool, 'payment'), await count(pool, 'bank_file')]).toEqual([1, 1]);
});

test('a known movement of another payer is a conflict, and the message names nobody', async () => {
  await importPayments(pool, bankFile(movement({ key: 'a', amount: '100.00', for: ['91001'] })));
  const other = { ...movement({ key: 'a', amount: '100.00', for: ['91001'] }), payerName: 'Bo Ek' };
  const attempt = importPayments(pool, bankFile(other));
  await expect(attempt).rejects.toThrow('Line 1: movement a was booked before with another payer.');
  await expect(attempt).rejects.not.toThrow(/Ek|Åkesson/);
});

test('an account report that leaves out what the notice said knows the movement', async () => {
  const notice = bankFile(movement({ key: 'a', amount: '100.00', for: ['91001=100.00'] }));
  await importPayments(pool, { ...notice, file: { ...notice.file, format: 'camt.054' } });
  const report = bankFile({ ...movement({ key: 'a', amount: '100.00' }), payerName: '' });
  const taken = await importPayments(pool, { ...report, file: { ...report.file, format: 'camt.053' } });
  expect(taken.outcomes.map(({ outcome }) => outcome)).toEqual(['known']);
});

test('two movements of one file with one key are refused: leaving one out would lose money', async () => {
  const attempt = importPayments(
    pool,
    bankFile(movement({ key: 'a', amount: '1.00' }), movement({ key: 'a', amount: '1.00' })),
  );
  await expect(attempt).rejects.toThrow('Line 2 has the same key a as line 1. Nothing was booked.');
});

test('a dry run says what would happen and leaves the books untouched', async () => {
  const seen: string[] = [];
  const file = bankFile(
    movement({ key: 'a', amount: '100.00', for: ['91001'] }),
    movement({ key: 'b', amount: '1.00' }),
  );
  const report = await importPayments(pool, {
    ...file,
    dryRun: true,
    onMovement: ({ movement: { key } }, outcome) => seen.push(`${key} ${outcome}`),
  });
  expect(words(report)).toEqual(['settled 1 100.00', 'suspense 1 1.00']);
  expect(seen).toEqual(['a settled', 'b suspense']);
  expect([await count(pool, 'payment'), await count(pool, 'claim_event')]).toEqual([0, 3]);
});

/** More than is written at once: every hundredth is for invoice 1003, the others say nothing. */
const MANY = Array.from({ length: 5_001 }, (_, at) =>
  movement({ key: `m${at}`, amount: '4.00', for: at % 100 === 0 ? ['91003'] : [] }),
);

test('a failure in the last of many parts takes the whole file with it', async () => {
  await pool.query(`ALTER TABLE fordring.payment ADD CHECK (payment_id <> 'm5000')`);
  await expect(importPayments(pool, bankFile(...MANY))).rejects.toThrow(/violates check constraint/);
  expect([await count(pool, 'payment'), await count(pool, 'bank_file'), await count(pool, 'claim_event')]).toEqual([
    0, 0, 3,
  ]);
  expect(await openOf('1003')).toBe('300.00 open, 0.00 owed back');
});

test('payments of one claim in different parts of a file all count', async () => {
  const seen: number[] = [];
  const report = await importPayments(pool, { ...bankFile(...MANY), progress: (done) => seen.push(done) });
  expect(words(report)).toEqual(['partial 51 204.00', 'suspense 4950 19800.00']);
  expect(await openOf('1003')).toBe('96.00 open, 0.00 owed back');
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.at(-1)).toBe(5_001);
  expect((await checkLedger(pool)).holds).toBe(true);
});

test('a file and single commands on the same claims go side by side, and the books tie', async () => {
  await register(pool, ...Array.from({ length: 60 }, (_, at) => invoice({ number: String(3000 + at) })));
  const numbers = Array.from({ length: 60 }, (_, at) => String(3000 + at));
  const file = bankFile(
    ...numbers.map((number) => movement({ key: `f${number}`, amount: '1000.00', for: [`9${number}`] })),
  );
  await Promise.all([
    importPayments(pool, file),
    ...numbers.map((number) => carryOut(pool, number, '2016-01-28', paid('2016-01-28', '200.00', `c${number}`))),
  ]);
  const { rows } = await pool.query(
    `SELECT count(*) FILTER (WHERE settled) AS settled FROM fordring.claim WHERE claim_id LIKE 'town/3%'`,
  );
  expect(rows).toEqual([{ settled: 60 }]);
  expect((await checkLedger(pool)).checks.filter(({ holds }) => !holds)).toEqual([]);
});

test('a late file corrects the charges of a demand that it makes unlawful', async () => {
  await register(pool, invoice({ number: '4001' }));
  await demanded(pool, '4001');
  const late = bankFile(movement({ key: 'late', amount: '1200.00', on: '2016-02-01', for: ['94001'] }));
  await importPayments(pool, late);
  expect(await openOf('4001')).toBe('0.00 open, 0.00 owed back');
  expect((await balances(pool)).filter((line) => /^(15191|36910|84310)/.test(line))).toEqual([
    '15191 0.00',
    '36910 0.00',
    '84310 0.00',
  ]);
});

test('the totals are the journal, group by group', async () => {
  await register(pool, invoice({ number: '5001', group: '62' }));
  await demanded(pool, '5001');
  await importPayments(
    pool,
    bankFile(
      movement({ key: 'a', amount: '500.00', on: '2016-02-19', for: ['95001'] }),
      movement({ key: 'b', amount: '120.00', for: ['91001'] }),
      movement({ key: 'c', amount: '3.00' }),
    ),
  );
  const totals = await totalsOf(pool, 'town');
  const row = (of: ClaimTotals): string =>
    [of.invoices, of.invoiced, of.paid, of.fees, of.interest, of.open, of.refund].map(String).join(' ');
  expect(totals?.groups.map((group) => `${group.invoiceGroup}: ${row(group)}`)).toEqual([
    '61: 3 600.00 120.00 0.00 0.00 500.00 20.00',
    '62: 1 1200.00 500.00 180.00 4.46 884.46 0.00',
  ]);
  expect(totals && row(totals.total)).toBe('4 1800.00 620.00 180.00 4.46 1384.46 20.00');
  expect(totals && `${totals.unmatched.payments} ${totals.unmatched.sum.toString()}`).toBe('1 3.00');
  expect(await totalsOf(pool, 'elsewhere')).toBeUndefined();
});
