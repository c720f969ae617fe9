import type { Pool } from 'pg';
import { checkLedger } from '../../../office/controls/check-ledger';
import type { CheckName } from '../../../office/controls/check-report';
import { civilDate } from '../../../domain/kernel/civil-date';
import { closeHead } from '../../../office/controls/close-heads';
import { headsOf } from '../../../office/controls/day-heads';
import { carryOut, invoice, paid, register, useLedger } from '../ledger-world';
import { keepBooks, MOVED, PART, PLACED, tamper, WAITING, WHOLE, withoutEventsFrom } from './tampered-books';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
  await keepBooks(pool);
});

async function broken(): Promise<Record<string, readonly string[]>> {
  const { checks } = await checkLedger(pool);
  return Object.fromEntries(checks.filter(({ holds }) => !holds).map(({ name, offenders }) => [name, offenders]));
}

test('books that nobody tampered with hold, before a closing and after it', async () => {
  expect(await broken()).toEqual({});
  expect(await closeHead(pool, 'town', civilDate('2016-02-23'))).toMatchObject({ headNumber: 2 });
  expect(await closeHead(pool, 'town', civilDate('2016-02-23'))).toBeUndefined();
  expect(await broken()).toEqual({});
  const { checks } = await checkLedger(pool);
  const untried = checks.filter(({ examined }) => examined === 0).map(({ name }) => name);
  // No closing was valued here, no bank has said a balance, no close has begun, nothing was exported, no head was kept
  // outside, and no interest is claimed apart.
  expect(untried).toEqual([
    'valuation-entries',
    'valuation-allowance',
    'bank-balances',
    'late-interest',
    'closes',
    'exports',
    'kept-heads',
  ]);
});

const ENTRY = `entry_id = (SELECT min(entry_id) FROM fordring.journal_entry WHERE claim_id = 'town/1001' AND event_number = 3)`;
const REHASHED = `UPDATE fordring.claim_event SET previous_hash = sha256('a'), hash = sha256('b') WHERE claim_id = 'town/1001' AND event_number = 4`;

/** What is done, as whom has every right; under which check it is found; and what the offender is called. */
const TAMPERED: readonly [what: string, statements: readonly string[], found: CheckName, offender: RegExp][] = [
  [
    'the last payment of a claim, which a command brought, taken away with all that followed from it',
    [
      ...withoutEventsFrom('town/1005', 2),
      `UPDATE fordring.claim SET event_number = 1, claimed_open = 1200, next_step_on = '2016-02-08',
         last_hash = (SELECT hash FROM fordring.claim_event WHERE claim_id = 'town/1005') WHERE claim_id = 'town/1005'`,
    ],
    'imprints',
    /claim event town\/1005, number 2: it was written, and is gone/,
  ],
  [
    'a whole claim taken away with all that followed from it',
    [...withoutEventsFrom('town/1004', 1), `DELETE FROM fordring.claim WHERE claim_id = 'town/1004'`],
    'imprints',
    /claim town\/1004: it was written \(closed under head 1\), and is gone/,
  ],
  [
    'a payment in suspense taken away with its entry',
    [
      `DELETE FROM fordring.posting WHERE entry_id IN (SELECT entry_id FROM fordring.journal_entry WHERE payment_id = '${WAITING}')`,
      `DELETE FROM fordring.journal_entry WHERE payment_id = '${WAITING}'`,
      `DELETE FROM fordring.payment WHERE payment_id = '${WAITING}'`,
    ],
    'bank-files',
    /payment 9912346.* of town: it is in the kept bank file, line \d+, and is gone/,
  ],
  [
    'the day of an entry',
    [
      `UPDATE fordring.journal_entry SET business_on = business_on + 40, accounting_on = accounting_on + 40 WHERE ${ENTRY}`,
    ],
    'entries',
    /entry \d+ of claim town\/1001, event 3: day 2016-03-29, 2016-02-18 by its event/,
  ],
  [
    'an entry moved into another month of the accounts',
    [`UPDATE fordring.journal_entry SET accounting_on = accounting_on + 30 WHERE ${ENTRY}`],
    'accounting-days',
    /value day 2016-02-18: accounting day 2016-03-19, 2016-02-18 by the closed periods/,
  ],
  [
    'the day on which an entry was booked',
    [`UPDATE fordring.journal_entry SET booked_on = booked_on - 365 WHERE ${ENTRY}`],
    'entries',
    /day of booking 2015-02-18, 2016-02-18 by its event/,
  ],
  [
    'the text of an entry',
    [`UPDATE fordring.journal_entry SET text = 'Rounding' WHERE ${ENTRY}`],
    'entries',
    /text Rounding, Invoice 1001: charged with the demand by its event/,
  ],
  [
    'the text of an entry of suspense',
    [`UPDATE fordring.journal_entry SET text = 'Rounding' WHERE payment_id = '${WAITING}'`],
    'suspense-entries',
    /says 2016-02-20; Rounding;.* it should say 2016-02-20; Unmatched payment/,
  ],
  [
    'an amount moved from one entry of a claim to another, account by account',
    [
      `UPDATE fordring.posting SET amount = amount + sign(amount) WHERE entry_id = (SELECT min(entry_id) FROM fordring.journal_entry WHERE claim_id = 'town/1002')`,
      `UPDATE fordring.posting SET amount = amount - sign(amount) WHERE entry_id = (SELECT min(entry_id) FROM fordring.journal_entry WHERE claim_id = 'town/1001' AND event_number = 1)`,
    ],
    'entries',
    /claim town\/1001, event 1: postings/,
  ],
  [
    'the day of a payment of a bank file',
    [`UPDATE fordring.payment SET received_on = '2016-02-01' WHERE payment_id = '${PART}'`],
    'bank-files',
    /day 2016-02-01, 2016-02-20 in the kept bank file/,
  ],
  [
    'the day of a payment that a command brought',
    [`UPDATE fordring.payment SET received_on = '2016-02-01' WHERE payment_id = 'p5'`],
    'payment-shares',
    /payment p5 came on 2016-02-01 with 300.00 SEK; came on 2016-02-22 with 300.00 SEK by its event/,
  ],
  [
    'what a payer stated',
    [`UPDATE fordring.payment SET stated = jsonb_set(stated, '{references}', '[]') WHERE payment_id = '${WHOLE}'`],
    'bank-files',
    /what the payer stated is not as the kept bank file has it/,
  ],
  [
    'who placed a payment: it never was in suspense',
    [
      `UPDATE fordring.payment SET status = 'matched', matched_by = NULL, unmatched_because = NULL WHERE payment_id = '${PLACED}'`,
    ],
    'suspense-entries',
    /it puts payment .* into suspense, where that payment never was/,
  ],
  [
    'the debtor of a claim',
    [`UPDATE fordring.claim SET debtor_id = 'berit' WHERE claim_id = 'town/1003'`],
    'imprints',
    /claim town\/1003: it is not as it was written/,
  ],
  [
    'the policy version of a claim',
    [`UPDATE fordring.claim SET policy_version = '99' WHERE claim_id = 'town/1003'`],
    'claim-figures',
    /town\/1003: policy version 99 in its row, \d+ by its events/,
  ],
  [
    'the day of the next step',
    [`UPDATE fordring.claim SET next_step_on = '2036-01-01' WHERE claim_id = 'town/1001'`],
    'claim-figures',
    /town\/1001: next step on 2036-01-01 in its row/,
  ],
  [
    'a next step where none is due',
    [`UPDATE fordring.claim SET next_step_on = NULL WHERE claim_id = 'town/1001'`],
    'claim-figures',
    /town\/1001: next step on none in its row/,
  ],
  [
    'a piece of a kept bank file',
    [`UPDATE fordring.incoming_bank_file_piece SET piece = piece || '\\x0a'`],
    'bank-files',
    /bank file february.txt of town: the kept file is not the one that came/,
  ],
  [
    'a piece of a kept bank file taken away',
    [`DELETE FROM fordring.incoming_bank_file_piece`],
    'bank-files',
    /bank file february.txt of town: the kept file is not the one that came/,
  ],
  [
    'a kept bank file',
    [`UPDATE fordring.incoming_bank_file SET content = '\\x0a'`],
    'bank-files',
    /bank file february.txt of town: the kept file is not the one that came/,
  ],
  [
    'a kept bank file taken away',
    [`DELETE FROM fordring.incoming_bank_file_piece`, `DELETE FROM fordring.incoming_bank_file`],
    'imprints',
    /kept bank file [0-9a-f]{64}: it was written \(closed under head 1\), and is gone/,
  ],
  [
    'the record of an import taken away',
    [`DELETE FROM fordring.bank_file`],
    'imprints',
    /bank file [0-9a-f]{64}: it was written/,
  ],
  [
    'the report of an import',
    [`UPDATE fordring.bank_file SET report = jsonb_set(report, '{movements}', '3')`],
    'bank-files',
    /its report says 3 movements, 5 are in it/,
  ],
  [
    'the contents of a letter',
    [`UPDATE fordring.document SET content = '{}' WHERE document_id = 'town/1001/2'`],
    'imprints',
    /document town\/1001\/2: it is not as it was written/,
  ],
  [
    'the kind of a letter',
    [`UPDATE fordring.document SET kind = 'hold-notice' WHERE document_id = 'town/1001/2'`],
    'documents',
    /document town\/1001\/2: it is a hold-notice, its event calls for/,
  ],
  [
    'a letter taken away with its message',
    [
      `DELETE FROM fordring.document WHERE document_id = 'town/1001/2'`,
      `DELETE FROM fordring.outbox WHERE topic = 'document' AND claim_id = 'town/1001' AND event_number = 2`,
    ],
    'documents',
    /document town\/1001\/2: its event calls for a .*, and none is there/,
  ],
  [
    'the message by which the engine hears of a payment',
    [`DELETE FROM fordring.outbox WHERE topic = 'engine' AND claim_id = 'town/1005' AND event_number = 2`],
    'messages',
    /claim town\/1005, event 2: its message to the engine is not there/,
  ],
  [
    'what a message says',
    [
      `UPDATE fordring.outbox SET payload = jsonb_set(payload, '{bookedOn}', '"2010-01-01"') WHERE topic = 'engine' AND claim_id = 'town/1004'`,
    ],
    'messages',
    /of claim town\/1004, event \d: it says \d 2010-01-01, its event says/,
  ],
  [
    'what a command led to',
    [`UPDATE fordring.command SET result = jsonb_set(result, '{toEvent}', '9') WHERE key = 'place'`],
    'imprints',
    /command place: it is not as it was written/,
  ],
  [
    'what a command asked',
    [`UPDATE fordring.command SET request_hash = sha256('x') WHERE key = 'place'`],
    'imprints',
    /command place: it is not as it was written/,
  ],
  [
    'a command taken away',
    [`DELETE FROM fordring.command WHERE key = 'place'`],
    'commands',
    /claim town\/1003, event \d: its command place is not kept/,
  ],
  [
    'a command that nobody gave',
    [
      `INSERT INTO fordring.command (key, request_hash, result) VALUES ('x', sha256('x'), '{"claimId": "town/1003", "fromEvent": 8, "toEvent": 8}')`,
    ],
    'commands',
    /command x: it is said to have led to event 8 of claim town\/1003/,
  ],
  [
    'the last mark of a decision taken away',
    [`DELETE FROM fordring.decision_mark WHERE decision_id = 'd-hold'`],
    'imprints',
    /decision mark d-hold, number 1: it was written, and is gone/,
  ],
  [
    'a whole decision taken away',
    [`DELETE FROM fordring.decision_claim`, `DELETE FROM fordring.decision_mark`, `DELETE FROM fordring.decision`],
    'imprints',
    /claim of a decision d-hold town\/1003: it was written, and is gone/,
  ],
  [
    'who opened the bank gate',
    [`UPDATE fordring.bank_gate SET changed_by = 'nobody'`],
    'imprints',
    /bank gate \d+: it is not as it was written/,
  ],
  [
    'the account to which a payment goes',
    [`UPDATE fordring.standing_change SET contents = '["6666666"]' WHERE kind = 'payment-accounts'`],
    'imprints',
    /change of standing data .*: it is not as it was written/,
  ],
  [
    'who approved a change of standing data',
    [`UPDATE fordring.standing_change_mark SET marked_by = 'nobody'`],
    'imprints',
    /mark on standing data .*: it is not as it was written/,
  ],
  [
    'a policy',
    [`UPDATE fordring.policy_version SET data = jsonb_set(data, '{id}', '"other"')`],
    'policy-versions',
    /policy se-botkyrka@\d+: its contents are not what was registered/,
  ],
  [
    'a policy with its checksum',
    [`UPDATE fordring.policy_version SET data = data || '{"note": ""}', checksum = sha256('x')`],
    'imprints',
    /policy version se-botkyrka@\d+: it is not as it was written/,
  ],
  [
    'the notice that a message brings the engine',
    [
      `UPDATE fordring.outbox SET payload = jsonb_set(payload, '{notice,stage}', '"settled"') WHERE topic = 'engine' AND claim_id = 'town/1003'`,
    ],
    'imprints',
    /message \d+: it is not as it was written/,
  ],
  [
    'who placed a payment by decision',
    [`UPDATE fordring.payment SET matched_by = 'nobody' WHERE payment_id = '${MOVED}'`],
    'decisions',
    /payment .* of town: placed by nobody in its row, by hanna by decision d-move/,
  ],
  [
    'the creditor of an entry',
    [`UPDATE fordring.journal_entry SET creditor_id = 'village' WHERE ${ENTRY}`],
    'entries',
    /creditor village, town by its event/,
  ],
  [
    'the creditor itself taken away',
    [`DELETE FROM fordring.creditor`],
    'event-numbers',
    /creditor town: it has (claims|payments|journal entries), but no row/,
  ],
  [
    'an entry of an event that never was',
    [`UPDATE fordring.journal_entry SET event_number = 77 WHERE ${ENTRY}`],
    'entries',
    /claim town\/1001 has no event 77/,
  ],
  [
    'a share of a payment that is not there',
    [`DELETE FROM fordring.payment WHERE payment_id = '${WHOLE}'`],
    'payment-shares',
    /payment .* is gone/,
  ],
  [
    'an event of a claim that is not there',
    [`DELETE FROM fordring.claim WHERE claim_id = 'town/1005'`],
    'event-numbers',
    /claim town\/1005: it has events, but no row/,
  ],
  [
    'a chain of events written anew',
    [REHASHED],
    'imprints',
    /claim event town\/1001, number 4: it is not as it was written/,
  ],
  [
    'a payment added past the ledger',
    [
      `INSERT INTO fordring.payment (creditor_id, payment_id, kind, received_on, amount, currency, status, unmatched_because, stated)
       VALUES ('town', 'x', 'payment', '2016-02-20', 1, 'SEK', 'suspense', '', '{}')`,
    ],
    'imprints',
    /payment x: it is there, but was not written through the ledger/,
  ],
  [
    'an imprint taken away with its row',
    [
      `DELETE FROM fordring.closed_imprint WHERE kind = 'command'`,
      `DELETE FROM fordring.command WHERE key LIKE '1001/%'`,
    ],
    'heads',
    /head 1 of town, closed on 2016-02-20: it took \d+ imprints; \d+ are there, or one is another/,
  ],
  [
    'a head made smaller to fit',
    [`UPDATE fordring.day_head SET imprints = imprints - 1`],
    'heads',
    /head 1 of town: it is not as it was closed/,
  ],
];

test.each(TAMPERED)('%s is found', async (_what, statements, found, offender) => {
  await tamper(pool, ...statements);
  const offenders = await broken();
  expect(Object.keys(offenders)).toContain(found);
  expect(offenders[found]?.join('\n')).toMatch(offender);
});

test('a letter that is completed while it waits is no tampering, also after a closing', async () => {
  await pool.query(
    `UPDATE fordring.document SET content = content || '{"completed": 1}' WHERE document_id = 'town/1001/2'`,
  );
  expect(await broken()).toEqual({});
  await closeHead(pool, 'town', civilDate('2016-02-23'));
  expect(await broken()).toEqual({});
});

test('whoever writes rows, imprints and heads anew is found by a head that was kept elsewhere', async () => {
  const kept = await headsOf(pool);
  expect(kept).toHaveLength(1);
  await tamper(
    pool,
    ...withoutEventsFrom('town/1004', 1),
    `DELETE FROM fordring.claim WHERE claim_id = 'town/1004'`,
    `DELETE FROM fordring.closed_imprint WHERE key LIKE 'town/1004%' OR key IN ('p4', '1004/2016-01-20/ReceivePayment')
       OR (kind = 'message' AND NOT EXISTS (SELECT FROM fordring.outbox WHERE outbox_id::text = key))`,
    `INSERT INTO fordring.open_imprint SELECT creditor_id, kind, key, number, hash FROM fordring.closed_imprint`,
    `DELETE FROM fordring.closed_imprint`,
    `DELETE FROM fordring.day_head`,
  );
  await closeHead(pool, 'town', civilDate('2016-02-20'));
  expect(await broken()).toEqual({});
  const { checks } = await checkLedger(pool, { against: kept });
  expect(checks.find(({ name }) => name === 'kept-heads')).toMatchObject({
    holds: false,
    offenders: [
      expect.stringMatching(
        /^head 1 of town, closed on 2016-02-20: the file that was kept says [0-9a-f]{64}, the books say/,
      ),
    ],
  });
});

test('books hold at every moment while others write and days are closed', async () => {
  const numbers = Array.from({ length: 30 }, (_each, at) => `2${String(at).padStart(3, '0')}`);
  const writing = Promise.all(
    [0, 1, 2].map(async (writer) => {
      for (const number of numbers.filter((_number, at) => at % 3 === writer)) {
        await register(pool, invoice({ number }));
        await carryOut(pool, number, '2016-02-20', paid('2016-02-20', '100.00', `p${number}`));
      }
    }),
  );
  const state = { isWriting: true };
  const ended = writing.finally(() => (state.isWriting = false));
  const closing = (async () => {
    while (state.isWriting) await closeHead(pool, 'town', civilDate('2016-02-24'));
  })();
  while (state.isWriting) expect(await broken()).toEqual({});
  await Promise.all([ended, closing]);
  await closeHead(pool, 'town', civilDate('2016-02-24'));
  expect(await broken()).toEqual({});
  const { rows } = await pool.query<{ open: number }>(
    `SELECT count(*) AS open FROM fordring.open_imprint WHERE creditor_id <> ''`,
  );
  expect(rows).toEqual([{ open: 0 }]);
});

test('a damaged row is not written over by the next booking', async () => {
  await tamper(pool, `UPDATE fordring.claim SET claimed_open = 7 WHERE claim_id = 'town/1003'`);
  await expect(carryOut(pool, '1003', '2016-02-25', paid('2016-02-25', '10.00', 'p3'))).rejects.toMatchObject({
    name: 'LedgerDamaged',
    message: expect.stringContaining('claimed and open 7.00 in its row, 1101.00 by its events') as string,
  });
  expect((await broken())['claim-figures']).toEqual([
    'claim town/1003: claimed and open 7.00 in its row, 1101.00 by its events',
  ]);
});
