import type { Pool } from 'pg';
import { checkLedger } from '../../../office/controls/check-ledger';
import type { CheckName } from '../../../office/controls/check-report';
import { useLedger } from '../ledger-world';
import { keepBooks, tamper } from './tampered-books';

/* What the report counts and names, where much or little is wrong. */

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
  await keepBooks(pool);
});

test.each<[what: string, name: CheckName, statements: readonly string[], shown: number, counted: number]>([
  [
    'payments in suspense without an entry',
    'suspense-entries',
    [
      `INSERT INTO fordring.payment (creditor_id, payment_id, kind, received_on, amount, currency, status, unmatched_because, stated)
       SELECT 'town', 'x' || at, 'payment', '2016-02-20', 1, 'SEK', 'suspense', '', '{}' FROM generate_series(1, 25) AS at`,
    ],
    10,
    25,
  ],
  [
    'commands that led to nothing',
    'commands',
    [
      `INSERT INTO fordring.command (key, request_hash, result) SELECT 'x' || at, sha256('x'),
         '{"claimId": "town/1003", "fromEvent": 80, "toEvent": 80}' FROM generate_series(1, 25) AS at`,
    ],
    10,
    25,
  ],
  [
    'documents of claims that are not there',
    'event-numbers',
    [
      `INSERT INTO fordring.document (document_id, claim_id, event_number, kind, content)
       SELECT 'town/x' || at || '/1', 'town/x' || at, 1, 'reminder', '{}' FROM generate_series(1, 25) AS at`,
    ],
    10,
    25,
  ],
])('%s are all counted, and the first are named', async (_what, name, statements, shown, counted) => {
  await tamper(pool, ...statements);
  const check = (await checkLedger(pool)).checks.find((each) => each.name === name);
  expect(check?.offenders).toHaveLength(shown);
  expect(check?.offenderCount).toBe(counted);
});

test('an event that cannot be read leaves the messages of the events behind it alone', async () => {
  await tamper(
    pool,
    `UPDATE fordring.claim_event SET data = jsonb_set(data, '{type}', '"ClaimRegistered"')
     WHERE claim_id = 'town/1001' AND event_number = 2`,
  );
  expect((await checkLedger(pool)).checks.find(({ name }) => name === 'messages')?.offenders).toEqual([
    expect.stringMatching(/^message \d+ of claim town\/1001, event 2: there is no such event$/),
  ]);
});
