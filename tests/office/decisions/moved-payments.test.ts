import type { Pool } from 'pg';
import { checkLedger } from '../../../office/controls/check-ledger';
import { readClaim } from '../../../office/claims/read-claim';
import { importPayments } from '../../../office/payments/import-payments';
import { claimedOf } from '../../../domain/claim/claim';
import {
  balances,
  bankFile,
  carryOut,
  demanded,
  invoice,
  movement,
  register,
  takenBack,
  useLedger,
} from '../ledger-world';
import { decideAs, hanna, outcome, refusalIn, request, reverseAs, sven } from './decision-world';

/*
 * Two invoices of 1,200.00, due on 1 February 2016. A payment of 28 January named 1001, and was for 1002. The demand of 1002
 * left on 18 February: 180.00 and 4.46 of interest.
 */

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }));
  await importPayments(pool, bankFile(movement({ key: 'p', amount: '1200.00', for: ['91001'] })));
});

function move(to: string, from?: string, paymentId = 'p', today = '2016-02-22') {
  const terms = { paymentId, ...(from !== undefined && { fromClaimId: `town/${from}` }) };
  return request('payment-move', terms, { subject: { of: 'claims', claimIds: [`town/${to}`] }, today });
}

async function open(number: string): Promise<string> {
  const claim = (await readClaim(pool, `town/${number}`))?.claim;
  return claim ? `${claimedOf(claim).toString()} ${claim.performed.map(({ step }) => step).join(' ')}`.trim() : 'gone';
}

async function eventsOf(number: string, after: number): Promise<string[]> {
  const { rows } = await pool.query<{ type: string }>(
    `SELECT data ->> 'type' AS type FROM fordring.claim_event WHERE claim_id = $1 AND event_number > $2 ORDER BY event_number`,
    [`town/${number}`, after],
  );
  return rows.map(({ type }) => type);
}

test('a payment on the wrong invoice is moved to the right one: charges fall away, and letters are withdrawn', async () => {
  await demanded(pool, '1002');
  expect(await open('1002')).toBe('1384.46 reminder demand');
  expect(outcome(await decideAs(pool, hanna, move('1002', '1001')))).toBe('executed');
  expect([await open('1001'), await open('1002')]).toEqual(['1200.00', '0.00']);
  expect(await eventsOf('1001', 2)).toEqual(['PaymentReversed']);
  expect(await eventsOf('1002', 3)).toEqual(['ChargesCorrected', 'PaymentReceived', 'StepWithdrawn', 'StepWithdrawn']);
  const { rows } = await pool.query(
    `SELECT kind FROM fordring.document WHERE claim_id = 'town/1002' ORDER BY event_number`,
  );
  expect(rows.map(({ kind }: { kind: string }) => kind)).toEqual(['reminder', 'demand', 'withdrawal']);
  // 1,200.00 is owed on the one, 1,200.00 is at the bank, and 2,400.00 was invoiced: nothing is left in suspense.
  expect(await balances(pool)).toEqual([
    '15190 1200.00',
    '15191 0.00',
    '19410 1200.00',
    '29990 0.00',
    '31100 -2400.00',
    '36910 0.00',
    '84310 0.00',
  ]);
  expect((await checkLedger(pool)).holds).toBe(true);
});

test('a move is taken back: the payment stands where it stood', async () => {
  const moved = move('1002', '1001');
  await decideAs(pool, hanna, moved);
  expect(outcome(await reverseAs(pool, sven, moved.decisionId, { today: '2016-02-23' }))).toBe('executed');
  expect([await open('1001'), await open('1002')]).toEqual(['0.00', '1200.00']);
  expect((await checkLedger(pool)).holds).toBe(true);
  // And it is moved once more, by a decision of its own.
  expect(outcome(await decideAs(pool, hanna, move('1002', '1001', 'p', '2016-02-24')))).toBe('executed');
  expect([await open('1001'), await open('1002')]).toEqual(['1200.00', '0.00']);
  expect((await checkLedger(pool)).holds).toBe(true);
});

test('a payment placed from suspense goes back there, and is placed anew', async () => {
  await importPayments(pool, bankFile(movement({ key: 'lost', amount: '1200.00', text: ['rent for Anna'] })));
  const placed = move('1002', undefined, 'lost');
  await decideAs(pool, hanna, placed);
  expect(await open('1002')).toBe('0.00');
  expect(outcome(await reverseAs(pool, sven, placed.decisionId, { today: '2016-02-23' }))).toBe('executed');
  expect(await open('1002')).toBe('1200.00');
  expect(await balances(pool)).toContain('29990 -1200.00');
  expect((await checkLedger(pool)).holds).toBe(true);
  expect(outcome(await decideAs(pool, sven, move('1002', undefined, 'lost', '2016-02-24')))).toBe('executed');
  expect(await open('1002')).toBe('0.00');
  const { rows } = await pool.query(`SELECT status, matched_by FROM fordring.payment WHERE payment_id = 'lost'`);
  expect(rows).toEqual([{ status: 'matched-by-hand', matched_by: 'sven' }]);
  expect((await checkLedger(pool)).holds).toBe(true);
});

test('a payment placed from suspense withdraws letters as a moved one does, and stands there by its decision', async () => {
  await importPayments(pool, bankFile(movement({ key: 'lost', amount: '1200.00', text: ['rent for Anna'] })));
  await demanded(pool, '1002');
  const placed = move('1002', undefined, 'lost');
  expect(outcome(await decideAs(pool, hanna, placed))).toBe('executed');
  expect(await eventsOf('1002', 3)).toEqual(['ChargesCorrected', 'PaymentReceived', 'StepWithdrawn', 'StepWithdrawn']);
  const { rows } = await pool.query(
    `SELECT kind FROM fordring.document WHERE claim_id = 'town/1002' ORDER BY event_number`,
  );
  expect(rows.map(({ kind }: { kind: string }) => kind)).toEqual(['reminder', 'demand', 'withdrawal']);
  const claim = (await readClaim(pool, 'town/1002'))?.claim;
  expect([...(claim?.payments ?? [])].map(({ paymentId, decisionId }) => [paymentId, decisionId])).toEqual([
    ['lost', placed.decisionId],
  ]);
  expect((await checkLedger(pool)).holds).toBe(true);
});

test('of two who place it from suspense at once one does', async () => {
  await importPayments(pool, bankFile(movement({ key: 'lost', amount: '1200.00', text: ['rent for Anna'] })));
  await register(pool, invoice({ number: '1003' }));
  const answers = await Promise.allSettled([
    decideAs(pool, hanna, move('1002', undefined, 'lost')),
    decideAs(pool, sven, move('1003', undefined, 'lost')),
  ]);
  const words = answers.map((answer) =>
    answer.status === 'fulfilled' ? outcome(answer.value) : String(answer.reason),
  );
  expect(words.sort()).toEqual(['executed', 'refused: not-in-suspense']);
  expect([await open('1002'), await open('1003')].sort()).toEqual(['0.00', '1200.00']);
  expect((await checkLedger(pool)).holds).toBe(true);
});

test('of two who place it anew at once, after it went back to suspense, one does', async () => {
  await importPayments(pool, bankFile(movement({ key: 'lost', amount: '1200.00', text: ['rent for Anna'] })));
  await register(pool, invoice({ number: '1003' }));
  const placed = move('1002', undefined, 'lost');
  await decideAs(pool, hanna, placed);
  await reverseAs(pool, sven, placed.decisionId, { today: '2016-02-23' });
  const answers = await Promise.all([
    decideAs(pool, hanna, move('1002', undefined, 'lost', '2016-02-24')),
    decideAs(pool, sven, move('1003', undefined, 'lost', '2016-02-24')),
  ]);
  expect(answers.map(outcome).sort()).toEqual(['executed', 'refused: not-in-suspense']);
  expect([await open('1002'), await open('1003')].sort()).toEqual(['0.00', '1200.00']);
  expect((await checkLedger(pool)).holds).toBe(true);
});

test('what of it the bank took back stays with the claim on which it was taken back', async () => {
  await carryOut(pool, '1001', '2016-02-10', takenBack('2016-02-10', '200.00'));
  await decideAs(pool, hanna, move('1002', '1001'));
  expect([await open('1001'), await open('1002')]).toEqual(['1200.00', '200.00']);
  expect((await checkLedger(pool)).holds).toBe(true);
});

test('of two who move it at once one does', async () => {
  await register(pool, invoice({ number: '1003' }));
  const answers = await Promise.all([
    decideAs(pool, hanna, move('1002', '1001')),
    decideAs(pool, sven, move('1003', '1001')),
  ]);
  expect(answers.map(outcome).sort()).toEqual(['executed', 'refused: payment-not-there']);
  expect((await checkLedger(pool)).holds).toBe(true);
});

describe('a payment is not moved', () => {
  test.each([
    ['when nobody says from where', move('1002'), 'It stands on 1001: --from moves it from there.'],
    [
      'from an invoice on which nothing of it stands',
      move('1001', '1002'),
      'Nothing of payment p stands on invoice 1002.',
    ],
    ['to the invoice on which it stands', move('1001', '1001'), 'stands there already'],
    ['when there is none', move('1002', '1001', 'q'), 'There is no payment q of creditor town.'],
  ])('%s', async (_why, asked, message) => {
    expect(refusalIn(await decideAs(pool, hanna, asked))).toContain(message);
    expect([await open('1001'), await open('1002')]).toEqual(['0.00', '1200.00']);
  });
});
