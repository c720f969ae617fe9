import type { Pool } from 'pg';
import { checkLedger } from '../../../office/controls/check-ledger';
import type { CheckName } from '../../../office/controls/check-report';
import { importPayments } from '../../../office/payments/import-payments';
import { approveAs, decideAs, hanna, outcome, request, sven } from '../decisions/decision-world';
import { bankFile, carryOut, demanded, invoice, movement, register, takenBack, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }), invoice({ number: '1003' }));
  await demanded(pool, '1001');
  await importPayments(
    pool,
    bankFile(
      movement({ key: 'a', amount: '1500.00', on: '2016-02-20', for: ['91001'] }),
      movement({ key: 'b', amount: '700.00', for: ['91002'] }),
      movement({ key: 'c', amount: '33.00' }),
    ),
  );
  await carryOut(pool, '1002', '2016-02-01', takenBack('2016-02-01', '700.00'));
});

/** As somebody with all rights over the database would: triggers and foreign keys look away. */
async function tamper(sql: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`SET session_replication_role = replica`);
    const { rowCount } = await client.query(sql);
    expect(rowCount).toBeGreaterThan(0);
    await client.query('RESET session_replication_role');
  } finally {
    client.release();
  }
}

test('sound books hold in every check, and both sides are told', async () => {
  const report = await checkLedger(pool);
  expect(report.checks.filter(({ holds }) => !holds)).toEqual([]);
  expect(report.holds).toBe(true);
  const sides = report.checks.flatMap(({ name, sides }) =>
    sides.map(({ account, subLedger }) => `${name} ${account} ${subLedger}`),
  );
  expect(sides).toEqual([
    'control-accounts 2400.00 2400.00',
    'refund-liability 115.54 115.54',
    'suspense 33.00 33.00',
    'bank 1533.00 1533.00',
    'tills 0.00 0.00',
    'tills 0.00 0.00',
  ]);
  expect(report.checks.find(({ name }) => name === 'hash-chain')?.examined).toBe(8);
});

test('a check that cannot be carried out does not hold, and keeps no other from being carried out', async () => {
  const broken = 'ALTER TABLE fordring.bank_file RENAME TO bank_file_gone';
  await pool.query(broken);
  const { holds, checks } = await checkLedger(pool);
  expect(holds).toBe(false);
  expect(checks.filter((check) => !check.holds)).toMatchObject([
    { name: 'bank-files', offenders: [expect.stringMatching(/could not be carried out to its end.*42P01/) as string] },
    { name: 'imprints', offenders: [expect.stringMatching(/could not be carried out to its end.*42P01/) as string] },
  ]);
  expect(checks.find(({ name }) => name === 'decisions')).toMatchObject({ holds: true });
});

test('a damaged claim is an offender, and every other claim is examined', async () => {
  await tamper(
    `UPDATE fordring.claim_event SET data = jsonb_set(data, '{amount}', '7') WHERE claim_id = 'town/1003' AND event_number = 1`,
  );
  const { checks } = await checkLedger(pool);
  const figures = checks.find(({ name }) => name === 'claim-figures');
  expect(figures?.holds).toBe(false);
  expect(figures?.offenders.join()).toContain('claim town/1003');
  expect(figures?.offenders.join()).not.toMatch(/town.100[12]/);
  expect(figures?.examined).toBe(3);
});

const EVENT = `claim_id = 'town/1001' AND event_number = 3`;
const REFERENCE_ENTRY = `(SELECT entry_id FROM fordring.journal_entry WHERE payment_id = 'a' LIMIT 1)`;

const TAMPERED: readonly [what: string, sql: string, found: CheckName[], offender: RegExp][] = [
  [
    'a fee made smaller in an event',
    `UPDATE fordring.claim_event SET data = jsonb_set(data, '{fee,amount}', '"80.00"') WHERE ${EVENT}`,
    ['hash-chain', 'claim-figures', 'claim-postings', 'control-accounts'],
    /claim town\/1001, event 3: its contents are not what was hashed/,
  ],
  [
    'a reason reworded in an event',
    `UPDATE fordring.claim_event SET data = jsonb_set(data, '{reason}', '"because"') WHERE ${EVENT}`,
    ['hash-chain'],
    /town\/1001, event 3/,
  ],
  [
    'the day of booking moved',
    `UPDATE fordring.claim_event SET booked_on = booked_on - 1 WHERE ${EVENT}`,
    ['hash-chain'],
    /event 3/,
  ],
  [
    'an event filed under another day',
    `UPDATE fordring.claim_event SET business_on = business_on - 1 WHERE ${EVENT}`,
    ['event-columns'],
    /filed as StepPerformed of 2016-02-17, but it is StepPerformed of 2016-02-18/,
  ],
  [
    'an event left out',
    `DELETE FROM fordring.claim_event WHERE claim_id = 'town/1001' AND event_number = 2`,
    ['hash-chain', 'event-numbers'],
    /claim town\/1001, event 3: it does not follow on the event before it/,
  ],
  [
    'the latest event left out, and the row corrected to fit',
    `WITH gone AS (DELETE FROM fordring.claim_event WHERE claim_id = 'town/1002' AND event_number = 3)
     UPDATE fordring.claim SET event_number = 2 WHERE claim_id = 'town/1002'`,
    ['event-numbers'],
    /town\/1002/,
  ],
  [
    'a whole claim taken away, with its events left',
    `DELETE FROM fordring.claim WHERE claim_id = 'town/1003'`,
    ['event-numbers', 'control-accounts'],
    /town\/1003: it has events, but no row/,
  ],
  [
    'a claim made smaller in its row',
    `UPDATE fordring.claim SET amount = 12 WHERE claim_id = 'town/1003'`,
    ['claim-figures'],
    /town\/1003: amount 12.00 in its row, 1200.00 by its events/,
  ],
  [
    'a claim shown as settled',
    `UPDATE fordring.claim SET claimed_open = 0, settled = true WHERE claim_id = 'town/1003'`,
    ['claim-figures'],
    /town\/1003: claimed and open 0.00 in its row, 1200.00 by its events/,
  ],
  [
    'one posting changed',
    `UPDATE fordring.posting SET amount = amount + 1 WHERE account = '19410' AND entry_id = ${REFERENCE_ENTRY}`,
    ['entries-balance', 'bank'],
    /its postings differ by 1.00/,
  ],
  [
    'a balanced entry moved to other accounts',
    `UPDATE fordring.posting SET account = '31100' WHERE account = '15190' AND entry_id = ${REFERENCE_ENTRY}`,
    ['claim-postings', 'control-accounts'],
    /town\/1001: 1200.00 on 15190/,
  ],
  [
    'the postings of an entry taken away',
    `DELETE FROM fordring.posting WHERE entry_id = ${REFERENCE_ENTRY}`,
    ['entries-balance'],
    /0 postings of/,
  ],
  [
    'an entry taken away, with its postings left',
    `DELETE FROM fordring.journal_entry WHERE entry_id = ${REFERENCE_ENTRY}`,
    ['entries-balance'],
    /postings of no entry/,
  ],
  [
    'the refund liability hidden in income',
    `UPDATE fordring.posting SET account = '31100' WHERE account = '28910'`,
    ['claim-postings', 'refund-liability'],
    /town\/1001/,
  ],
  [
    'a payment made smaller',
    `UPDATE fordring.payment SET amount = 1 WHERE payment_id = 'a'`,
    ['payment-shares', 'bank'],
    /payment a of town/,
  ],
  [
    'a payment taken out of suspense',
    `UPDATE fordring.payment SET status = 'matched', unmatched_because = NULL WHERE payment_id = 'c'`,
    ['payment-shares', 'suspense'],
    /payment c/,
  ],
  ['a payment taken away', `DELETE FROM fordring.payment WHERE payment_id = 'c'`, ['suspense', 'bank'], /town/],
  [
    'a share moved to another claim',
    `UPDATE fordring.payment_share SET claim_id = 'town/1003' WHERE payment_id = 'a'`,
    ['payment-shares'],
    /town\/100[13]/,
  ],
];

test.each(TAMPERED)('%s is found', async (_what, sql, found, offender) => {
  await tamper(sql);
  const report = await checkLedger(pool);
  const broken = report.checks.filter(({ holds }) => !holds);
  expect(report.holds).toBe(false);
  expect(broken.map(({ name }) => name)).toEqual(expect.arrayContaining(found));
  expect(broken.find(({ name }) => name === found[0])?.offenders.join('\n')).toMatch(offender);
});

test('a claim whose events were cut short is not decided on any more', async () => {
  await tamper(`DELETE FROM fordring.claim_event WHERE claim_id = 'town/1002' AND event_number = 3`);
  await expect(carryOut(pool, '1002', '2016-02-02', takenBack('2016-02-02', '1.00', 'r2'))).rejects.toMatchObject({
    name: 'LedgerDamaged',
  });
});

test('a decision whose reason was reworded is named, and so is one that was approved by who proposed it', async () => {
  const about = { subject: { of: 'claims' as const, claimIds: ['town/1003'] } };
  const [reworded, approved] = [request('hold', { through: '2016-03-10' }, about), request('court-route', {}, about)];
  expect(outcome(await decideAs(pool, hanna, reworded))).toBe('executed');
  expect(outcome(await decideAs(pool, hanna, approved))).toBe('waiting');
  expect(outcome(await approveAs(pool, sven, approved.decisionId))).toBe('executed');
  expect((await checkLedger(pool)).checks.find(({ name }) => name === 'decisions')).toMatchObject({
    holds: true,
    examined: 2,
  });
  await tamper(`UPDATE fordring.decision SET reason = 'because' WHERE decision_id = '${reworded.decisionId}'`);
  await tamper(
    `UPDATE fordring.decision_mark SET marked_by = 'hanna' WHERE decision_id = '${approved.decisionId}' AND mark = 'approved'`,
  );
  const { checks } = await checkLedger(pool);
  expect(checks.filter(({ holds }) => !holds)).toMatchObject([{ name: 'decisions', offenderCount: 2 }]);
});
