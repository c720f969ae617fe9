import type { Pool } from 'pg';
import { checkDecisions } from '../../../office/decisions/check-decisions';
import { confirmDecision } from '../../../office/decisions/confirm-decision';
import { count, invoice, register, useLedger } from '../ledger-world';
import { approveAs, decideAs, hanna, request, sven } from './decision-world';

const ledger = useLedger();
let pool: Pool;
let waiting: string;
let done: string;
beforeEach(async () => {
  pool = await ledger();
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }));
  const credit = request('credit-note', { documentNumber: 'K-1' }, { document: 'mail' });
  await decideAs(pool, hanna, credit);
  waiting = credit.decisionId;
  const hold = request('hold', { through: '2016-03-31' });
  await decideAs(pool, hanna, hold);
  done = hold.decisionId;
});

const zero = `'\\x${'00'.repeat(32)}'`;

function insertMark(decisionId: string, markNumber: number, mark: string, by: string): Promise<unknown> {
  return pool.query(
    `INSERT INTO fordring.decision_mark (decision_id, mark_number, mark, marked_by, marked_on, previous_hash, hash)
     VALUES ('${decisionId}', ${markNumber}, '${mark}', '${by}', '2016-02-11', ${zero}, ${zero})`,
  );
}

test.each(['decision', 'decision_mark', 'decision_claim', 'credit_note', 'authority_matrix', 'decision_refusal'])(
  '%s takes new rows, and never lets one be changed, deleted or cut away',
  async (table) => {
    const column =
      { decision: 'reason', decision_mark: 'note', decision_claim: 'claim_id', credit_note: 'document_number' }[
        table
      ] ?? 'creditor_id';
    await expect(pool.query(`UPDATE fordring.${table} SET ${column} = ${column}`)).rejects.toThrow(
      /UPDATE of .* is refused/,
    );
    await expect(pool.query(`DELETE FROM fordring.${table}`)).rejects.toThrow(/DELETE of .* is refused/);
    await expect(pool.query(`TRUNCATE fordring.${table} CASCADE`)).rejects.toThrow(/TRUNCATE of .* is refused/);
  },
);

test('the database itself refuses marks that cannot follow, whatever program writes them', async () => {
  // Carried out without an approval; approved by who proposed; a gap; after the end; a proposal for what was decided alone.
  await expect(insertMark(waiting, 2, 'executed', 'hanna')).rejects.toMatchObject({ code: 'FD005' });
  await expect(insertMark(waiting, 2, 'approved', 'hanna')).rejects.toMatchObject({ code: 'FD006' });
  await expect(insertMark(waiting, 3, 'approved', 'sven')).rejects.toMatchObject({ code: 'FD005' });
  await expect(insertMark(waiting, 2, 'reversed', 'sven')).rejects.toMatchObject({ code: 'FD005' });
  await expect(insertMark(done, 2, 'executed', 'hanna')).rejects.toMatchObject({ code: 'FD005' });
  await expect(insertMark(done, 2, 'rejected', 'sven')).rejects.toMatchObject({ code: 'FD005' });
  await expect(insertMark('nothing', 1, 'executed', 'sven')).rejects.toMatchObject({
    code: expect.stringMatching(/^(23503|FD005)$/) as string,
  });
});

test('a forged approval confirms nothing, and is found', async () => {
  await insertMark(waiting, 2, 'approved', 'sven');
  expect(await confirmDecision(pool, { claimId: 'town/1001', decisionId: waiting })).toEqual({
    confirmed: false,
    why: 'not-approved',
  });
  await insertMark(waiting, 3, 'executed', 'sven');
  // Marks alone are no execution: the claim has no event of it.
  expect(await confirmDecision(pool, { claimId: 'town/1001', decisionId: waiting })).toEqual({
    confirmed: false,
    why: 'other-claim',
  });
  expect(await checkDecisions(pool)).toEqual({
    examined: 2,
    damaged: [{ decisionId: waiting, problem: 'mark 2 does not follow the one before it' }],
  });
});

test('a claim that is tied to a decision without an event of it is found', async () => {
  await pool.query(`INSERT INTO fordring.decision_claim VALUES ('${done}', 'town/1002', 1)`);
  expect(await checkDecisions(pool)).toMatchObject({
    damaged: [{ decisionId: done, problem: 'claim town/1002 has no event of it' }],
  });
});

test.each([
  ['the reason', `reason = 'Another.'`],
  ['the amount', `amount = 1`],
  ['the terms', `terms = '{}'`],
  ['who proposed', `proposed_by = 'somebody'`],
  ['the authority', `approval_by = '{manager}'`],
])('%s, changed behind the triggers, is found', async (_what, change) => {
  await pool.query('ALTER TABLE fordring.decision DISABLE TRIGGER decision_is_append_only');
  await pool.query(`UPDATE fordring.decision SET ${change} WHERE decision_id = $1`, [waiting]);
  expect(await checkDecisions(pool)).toMatchObject({
    damaged: [{ decisionId: waiting, problem: 'its contents were changed after they were recorded' }],
  });
});

test('a mark that is taken out is found', async () => {
  await approveAs(pool, sven, waiting);
  expect(await checkDecisions(pool)).toMatchObject({ examined: 2, damaged: [] });
  await pool.query('ALTER TABLE fordring.decision_mark DISABLE TRIGGER decision_mark_is_append_only');
  await pool.query(`DELETE FROM fordring.decision_mark WHERE decision_id = $1 AND mark = 'approved'`, [waiting]);
  expect((await checkDecisions(pool)).damaged).toMatchObject([{ decisionId: waiting }]);
});

test('an id that was made up opens nothing, and neither does one that still waits', async () => {
  expect(await confirmDecision(pool, { claimId: 'town/1001', decisionId: 'made-up' })).toEqual({
    confirmed: false,
    why: 'unknown',
  });
  expect(await confirmDecision(pool, { claimId: 'town/1001', decisionId: waiting })).toEqual({
    confirmed: false,
    why: 'not-approved',
  });
  expect(await count(pool, 'credit_note')).toBe(0);
});
