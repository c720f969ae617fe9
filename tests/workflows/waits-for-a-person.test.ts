import { claimsWaitingForPerson, failingActivities } from '../../office/controls/failing-activities';
import { followedClaims } from '../../office/controls/followed-claims';
import { useTown } from '../support/use-town';
import type { LivingClaim } from '../support/living-claim';

const town = useTown();

/** As somebody with all rights over the database would: triggers and foreign keys look away. */
async function tamper(sql: string, ...values: readonly unknown[]): Promise<void> {
  const client = await town().pool.connect();
  try {
    await client.query('SET session_replication_role = replica');
    const { rowCount } = await client.query(sql, [...values]);
    expect(rowCount).toBe(1);
    await client.query('RESET session_replication_role');
  } finally {
    client.release();
  }
}

/** What `engine check --mend` does for those who wait for a person. */
async function mended(): Promise<void> {
  const { pool, rulebook } = town();
  const waiting = claimsWaitingForPerson(await failingActivities(pool, [town().creditorId]));
  for (const news of await followedClaims(pool, () => rulebook).newsOf(waiting))
    await town().readAgain(news, 'a person has looked');
}

const work = async ({ workflowId }: LivingClaim) =>
  (await failingActivities(town().pool, undefined))
    .filter((failing) => failing.workflowId === workflowId)
    .map(({ activity, waitsForPerson, reason }) => `${activity} ${waitsForPerson} ${reason}`);

test('a claim whose row was damaged waits for a person, is named at once, and goes on when the row is whole', async () => {
  const claim = await town().invoice({ due: '2016-02-01' });
  const { claimId } = claim;
  await tamper('UPDATE fordring.claim SET claimed_open = 1 WHERE claim_id = $1', claimId);
  await claim.lives('2016-03-01');
  expect(await claim.isRunning()).toBe(true);
  expect(await claim.steps()).toEqual([]);
  expect(await claim.status()).toMatchObject({
    eventNumber: 1,
    waitsFor: expect.stringContaining('Run the ledger check') as string,
  });
  expect(await claim.waitsForAttribute()).toBe('person');
  const [named, ...others] = await work(claim);
  expect(named).toContain(
    `sendReminder true Claim ${claimId}: claimed and open 1.00 in its row, 1200.00 by its events`,
  );
  expect(others).toEqual([]);

  // Asked again while the damage stands: it waits again, and nothing spins.
  await mended();
  await claim.idle();
  expect(await claim.isRunning()).toBe(true);
  expect(await claim.steps()).toEqual([]);

  await tamper('UPDATE fordring.claim SET claimed_open = 1200 WHERE claim_id = $1', claimId);
  await mended();
  await claim.lives('2016-03-02');
  expect((await claim.steps()).map((step) => step.split(' ')[1])).toEqual(['reminder']);
  expect(await work(claim)).toEqual([]);
});

test('a step whose key was used for something else waits for a person; the money still ends the claim', async () => {
  const claim = await town().invoice({ due: '2017-02-01' });
  const { claimId } = claim;
  const { rows } = await town().pool.query<{ on: string }>(
    'SELECT next_step_on::text AS "on" FROM fordring.claim WHERE claim_id = $1',
    [claimId],
  );
  await town().pool.query(`INSERT INTO fordring.command (key, request_hash, result) VALUES ($1, '\\x00', '{}')`, [
    `step/${claimId}/reminder/${rows[0]?.on}`,
  ]);
  await claim.lives('2017-03-01');
  expect(await claim.steps()).toEqual([]);
  expect(await work(claim)).toEqual([expect.stringContaining('was used before with other contents') as string]);
  await claim.pays('2017-03-02', '1200.00');
  await claim.idle();
  expect(await claim.isRunning()).toBe(false);
  expect(await work(claim)).toEqual([]);
});

test('a claim that lost its last event is no unknown claim: its workflow lives and waits', async () => {
  const claim = await town().invoice({ due: '2018-02-01' });
  await tamper('UPDATE fordring.claim_event SET claim_id = $2 WHERE claim_id = $1', claim.claimId, 'gone/1');
  await claim.lives('2018-03-01');
  expect(await claim.isRunning()).toBe(true);
  expect(await claim.status()).toMatchObject({ waitsFor: expect.stringContaining('should have 1 events') as string });
});
