import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import { watchOutcomes } from '../../../office/claims/watch-outcomes';
import { Rulebooks } from '../../../office/claims/rulebooks';
import { limitationWarnings } from '../../../office/explain/limitation-warnings';
import { standstills } from '../../../office/explain/standstill';
import { importPayments } from '../../../office/payments/import-payments';
import { bankFile, carryOut, invoice, movement, paid, register, useLedger } from '../ledger-world';

/*
 * One claim on which nothing can be decided blocks nothing: its money waits in suspense with the reason, lists name the
 * claim, and every other claim goes on.
 */

const ledger = useLedger();
const asOf = civilDate('2016-03-01');

/** Changes what the ledger keeps of town/2 as a damaged disk would: no trigger sees it. */
async function damage(pool: Pool, change: string): Promise<void> {
  const client = await pool.connect();
  await client.query(`SET session_replication_role = replica`);
  await client.query(change);
  await client.query(`SET session_replication_role = DEFAULT`);
  client.release();
}

const DAMAGES: readonly [what: string, change: string, why: RegExp][] = [
  [
    'is under a version of a policy that the ledger does not have',
    `UPDATE fordring.claim_event SET data = jsonb_set(data, '{policyVersion}', '"2099-1"') WHERE claim_id = 'town/2'`,
    /2099-1/,
  ],
  [
    'has events that make no claim',
    `UPDATE fordring.claim_event SET data = jsonb_set(data, '{type}', '"PaymentReversed"') WHERE claim_id = 'town/2'`,
    /came before the claim was registered/,
  ],
  [
    'has lost its events',
    `DELETE FROM fordring.claim_event WHERE claim_id = 'town/2'`,
    /should have 1 events, and has 0/,
  ],
];

async function townWith(change: string): Promise<{ pool: Pool; rulebooks: Rulebooks }> {
  const pool = await ledger();
  await register(pool, ...['1', '2', '3'].map((number) => invoice({ number })));
  await damage(pool, change);
  return { pool, rulebooks: await Rulebooks.load(pool) };
}

test.each(DAMAGES)(
  'a payment for a claim that %s waits in suspense; the rest of the file is booked',
  async (_, change, why) => {
    const { pool, rulebooks } = await townWith(change);
    const file = bankFile(
      ...['1', '2', '3'].map((number) => movement({ key: `m${number}`, amount: '1200.00', for: [`9${number}`] })),
    );
    const report = await importPayments(pool, { ...file, rulebookFor: rulebooks.for });
    expect(report.outcomes).toMatchObject([
      { outcome: 'settled', count: 2 },
      { outcome: 'suspense', count: 1 },
    ]);
    const { rows } = await pool.query<{ because: string }>(
      `SELECT payment_id, unmatched_because AS because FROM fordring.payment WHERE status = 'suspense'`,
    );
    expect(rows).toMatchObject([{ payment_id: 'm2' }]);
    expect(rows[0]?.because).toMatch(/nothing can be decided on town\/2 now/);
    expect(rows[0]?.because).toMatch(why);
  },
);

test.each(DAMAGES.slice(0, 2))('lists name a claim that %s, and tell of the others', async (_, change, why) => {
  const { pool, rulebooks } = await townWith(change);
  const standing = await standstills(pool, rulebooks.for, { creditorId: 'town', asOf });
  expect(standing.map(({ claimId }) => claimId)).toEqual(['town/1', 'town/2', 'town/3']);
  expect(standing.filter(({ reason }) => reason.type === 'undecidable')).toEqual([standing[1]]);
  expect(standing[1]?.reason).toMatchObject({ why: expect.stringMatching(why) as string });
  expect(standing[1]).toMatchObject({ actor: 'operator', open: { currency: 'SEK' } });

  const limited = await limitationWarnings(pool, rulebooks.for, { creditorId: 'town', asOf, monthsAhead: 600 });
  expect(limited.map(({ claimId, state }) => `${claimId} ${state}`)).toEqual([
    'town/2 undecidable',
    'town/1 soon',
    'town/3 soon',
  ]);
});

test('who follows how claims stand is told of the others', async () => {
  const { pool } = await townWith(DAMAGES[1]![1]);
  const seen: string[] = [];
  for await (const { claimId } of watchOutcomes(pool, ['town/1', 'town/2', 'town/3'], {})) {
    seen.push(claimId);
    if (seen.length === 2) break;
  }
  expect(seen).toEqual(['town/1', 'town/3']);
});

test('a damaged claim that was settled after the day is named: it was or may have been open', async () => {
  const pool = await ledger();
  await register(pool, invoice({ number: '1' }), invoice({ number: '2' }));
  await carryOut(pool, '2', '2016-03-02', paid('2016-03-02', '1200.00'));
  await damage(pool, DAMAGES[1]![1]);
  const { for: rulebookFor } = await Rulebooks.load(pool);
  const standing = await standstills(pool, rulebookFor, { creditorId: 'town', asOf });
  expect(standing.map(({ claimId, reason }) => `${claimId} ${reason.type}`)).toContain('town/2 undecidable');
});
