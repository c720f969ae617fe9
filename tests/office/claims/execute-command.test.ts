import type { Pool } from 'pg';
import { changeBankGate, isBankGateOpen } from '../../../office/creditors/bank-gate';
import { checkLedger } from '../../../office/controls/check-ledger';
import { readClaim } from '../../../office/claims/read-claim';
import { civilDate } from '../../../domain/kernel/civil-date';
import { claimedOf } from '../../../domain/claim/claim';
import {
  balances,
  carryOut,
  count,
  demanded,
  invoice,
  paid,
  register,
  step,
  takenBack,
  useLedger,
} from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }));
});

test('a step is booked with its charges, its letter and its postings, all at once', async () => {
  await demanded(pool, '1001');
  // 1,200.00 at 8 percent (the reference rate was 0 in the first half of 2016) for 17 of 366 days: 4.459, so 4.46.
  expect(await balances(pool)).toEqual([
    '15190 2400.00',
    '15191 184.46',
    '31100 -2400.00',
    '36910 -180.00',
    '84310 -4.46',
  ]);
  const { rows } = await pool.query(`SELECT document_id, kind, status FROM fordring.document ORDER BY document_id`);
  expect(rows).toEqual([
    { document_id: 'town/1001/2', kind: 'reminder', status: 'to-write' },
    { document_id: 'town/1001/3', kind: 'demand', status: 'to-write' },
  ]);
  const { rows: messages } = await pool.query(
    `SELECT event_number, payload FROM fordring.outbox WHERE topic = 'document'`,
  );
  expect(messages).toEqual([
    { event_number: 2, payload: { documentId: 'town/1001/2' } },
    { event_number: 3, payload: { documentId: 'town/1001/3' } },
  ]);
});

test('the same key again gives the first result, however the claim has gone on since', async () => {
  const first = await carryOut(pool, '1001', '2016-02-08', step('reminder'), 'key');
  await carryOut(pool, '1001', '2016-02-09', paid('2016-02-09', '1200.00'));
  const again = await carryOut(pool, '1001', '2016-02-10', step('reminder'), 'key');

  expect([first.outcome, first.replayed]).toEqual(['accepted', false]);
  expect([again.outcome, again.replayed]).toEqual(['accepted', true]);
  expect(JSON.stringify(again.claim.open)).toBe(JSON.stringify(first.claim.open));
  expect(again.claim.eventNumber).toBe(2);
  expect(again.events).toHaveLength(1);
  expect(again.events[0]).toEqual(first.events[0]);
  expect(await count(pool, 'claim_event')).toBe(4);
});

test('the gates and the day are circumstances: a retry may find them changed', async () => {
  await carryOut(
    pool,
    '1001',
    '2016-02-08',
    { type: 'PerformStep', step: 'reminder', gates: { bankReconciled: true } },
    'key',
  );
  const later = {
    type: 'PerformStep',
    step: 'reminder',
    gates: { bankReconciled: false },
    dueOn: civilDate('2016-02-08'),
  } as const;
  expect((await carryOut(pool, '1001', '2016-02-09', later, 'key')).replayed).toBe(true);
});

test.each([
  ['another step', '1001', step('demand')],
  ['another claim', '1002', step('reminder')],
  ['another act', '1001', paid('2016-02-08', '1.00')],
])('the same key for %s is refused', async (_what, number, command) => {
  await carryOut(pool, '1001', '2016-02-08', step('reminder'), 'key');
  await expect(carryOut(pool, number, '2016-02-08', command, 'key')).rejects.toMatchObject({
    name: 'KeyReusedWithOtherContents',
  });
  expect(await count(pool, 'claim_event')).toBe(3);
});

test('two claims that take one key at the same moment: one of them gets it', async () => {
  const both = await Promise.allSettled(
    ['1001', '1002'].map((number) => carryOut(pool, number, '2016-02-08', step('reminder'), 'key')),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const [lost] = both.filter((each) => each.status === 'rejected');
  expect(lost?.reason).toMatchObject({ name: 'KeyReusedWithOtherContents' });
});

test('a refusal changes nothing and does not use up the key', async () => {
  const early = await carryOut(pool, '1001', '2016-02-05', step('reminder'), 'key');
  expect(early).toMatchObject({
    outcome: 'refused',
    events: [],
    refusal: { refused: 'not-due', nextOn: '2016-02-08' },
  });
  expect([await count(pool, 'claim_event'), await count(pool, 'command')]).toEqual([2, 0]);
  expect(await carryOut(pool, '1001', '2016-02-08', step('reminder'), 'key')).toMatchObject({ outcome: 'accepted' });
});

test('a claim that nobody registered is unknown', async () => {
  await expect(carryOut(pool, '9999', '2016-02-08', step('reminder'))).rejects.toMatchObject({ name: 'ClaimUnknown' });
});

test('one payment id is one payment: on another claim it is refused', async () => {
  await carryOut(pool, '1001', '2016-01-28', paid('2016-01-28', '700.00', 'p1'));
  await expect(carryOut(pool, '1002', '2016-01-28', paid('2016-01-28', '700.00', 'p1'))).rejects.toMatchObject({
    name: 'PaymentKnownOtherwise',
  });
  expect(await balances(pool)).toEqual(['15190 1700.00', '19410 700.00', '31100 -2400.00']);
});

test('twenty calls at once with one key do it once', async () => {
  const results = await Promise.all(
    Array.from({ length: 20 }, () => carryOut(pool, '1001', '2016-01-28', paid('2016-01-28', '700.00'), 'key')),
  );
  expect(results.filter(({ replayed }) => !replayed)).toHaveLength(1);
  expect(await balances(pool)).toEqual(['15190 1700.00', '19410 700.00', '31100 -2400.00']);
});

test('a payment and the hand-over race: one order wins, and nothing is lost', async () => {
  const numbers = Array.from({ length: 12 }, (_, at) => String(2000 + at));
  await register(pool, ...numbers.map((number) => invoice({ number })));
  for (const number of numbers) {
    await demanded(pool, number);
    await carryOut(pool, number, '2016-03-01', step('warning'));
  }
  for (const [at, number] of numbers.entries()) {
    const referral = () => carryOut(pool, number, '2016-03-18', step('referral'));
    const payment = () => carryOut(pool, number, '2016-03-18', paid('2016-03-18', '1384.46', `p${number}`));
    const [one, other] = await Promise.all(at % 2 === 0 ? [referral(), payment()] : [payment(), referral()]);
    const [referred, received] = at % 2 === 0 ? [one, other] : [other, one];
    expect(received.outcome).toBe('accepted');
    const file = await readClaim(pool, `town/${number}`);
    const order = file?.events.slice(4).map(({ event }) => event.type);
    if (referred.outcome === 'accepted') expect(order).toEqual(['StepPerformed', 'PaymentReceived']);
    else {
      expect(referred).toMatchObject({ refusal: { refused: 'settled' } });
      expect(order).toEqual(['PaymentReceived']);
    }
    expect(file && claimedOf(file.claim).toString()).toBe('0.00');
  }
  expect((await checkLedger(pool)).checks.filter(({ holds }) => !holds)).toEqual([]);
});

test('many payments at once on one claim are all booked, one after the other', async () => {
  await Promise.all(
    Array.from({ length: 15 }, (_, at) =>
      carryOut(pool, '1001', '2016-01-28', paid('2016-01-28', '100.00', `p${at}`), `k${at}`),
    ),
  );
  expect(await balances(pool)).toEqual(['15190 1200.00', '19410 1500.00', '28910 -300.00', '31100 -2400.00']);
  const file = await readClaim(pool, 'town/1001');
  expect(file?.events.map(({ eventNumber }) => eventNumber)).toEqual(Array.from({ length: 16 }, (_, at) => at + 1));
});

test('a payment that is taken back opens the claim again, and the bank is as before', async () => {
  await carryOut(pool, '1001', '2016-01-28', paid('2016-01-28', '1200.00'));
  const back = await carryOut(pool, '1001', '2016-01-29', takenBack('2016-01-29', '1200.00'));
  expect(claimedOf(back.claim).toString()).toBe('1200.00');
  expect(await balances(pool)).toEqual(['15190 2400.00', '19410 0.00', '31100 -2400.00']);
});

test('the workflow is told of facts and not of its own steps, and no message tells who the debtor is', async () => {
  await demanded(pool, '1001');
  await carryOut(pool, '1001', '2016-02-19', {
    type: 'ChangeFlag',
    changedOn: civilDate('2016-02-19'),
    flagged: true,
    reason: 'Anna Åkesson called',
  });
  const { rows } = await pool.query<{ event_number: number; payload: unknown }>(
    `SELECT event_number, payload FROM fordring.outbox WHERE topic = 'engine' AND claim_id = 'town/1001' ORDER BY outbox_id`,
  );
  expect(rows.map((row) => row.event_number)).toEqual([1, 4]);
  expect(rows[0]?.payload).toMatchObject({
    registered: true,
    notice: { eventNumber: 1, next: { step: 'reminder', on: '2016-02-08' } },
  });
  expect(rows[1]?.payload).toMatchObject({ registered: false, bookedOn: '2016-02-19', notice: { eventNumber: 4 } });
  const { rows: all } = await pool.query<{ text: string }>(
    `SELECT string_agg(payload::text, ' ') AS text FROM fordring.outbox`,
  );
  expect(all[0]?.text).not.toMatch(/Anna|Åkesson|Storgatan|1212/);
});

test('the bank gate is what the latest change on or before the day says, and closed before any', async () => {
  const change = (day: string, open: boolean) =>
    changeBankGate(pool, { creditorId: 'town', changedOn: civilDate(day), open, by: 'clerk' });
  await change('2016-02-08', true);
  await change('2016-02-10', true);
  await change('2016-02-10', false);
  const days = ['2016-02-07', '2016-02-08', '2016-02-09', '2016-02-10', '2016-03-01'];
  expect(await Promise.all(days.map((day) => isBankGateOpen(pool, 'town', civilDate(day))))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});
