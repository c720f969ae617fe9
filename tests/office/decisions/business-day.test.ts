import type { Pool } from 'pg';
import { readCreditor, todayOf } from '../../../office/creditors/creditor';
import type { DecisionAnswer } from '../../../office/decisions/decision-record';
import { proposeDecision } from '../../../office/decisions/propose-decision';
import { approveDecision } from '../../../office/decisions/settle-proposal';
import { civilDate } from '../../../domain/kernel/civil-date';
import { invoice, register, rulebookFor, useLedger } from '../ledger-world';
import { hanna, noonOf, outcome, refusalIn, request, sven, type Words } from './decision-world';

let pool: Pool;
const ledger = useLedger();
beforeEach(async () => {
  pool = await ledger();
  await register(pool, invoice({ number: '1001' }));
});

/** It is 19 February 2016; the deferral is decided on whatever day is said. */
const decidedOn = (today: string, words: Words = {}): Promise<DecisionAnswer> => {
  const asked = request('deferral', { newDueOn: '2016-04-01' }, { decisionId: 'd', today, ...words });
  return proposeDecision(pool, hanna, asked, rulebookFor, noonOf('2016-02-19'));
};

test('an earlier business day does not go round the authority that back-dating needs', async () => {
  const answer = await decidedOn('2016-02-10');
  expect(outcome(answer)).toBe('refused: not-today');
  expect(refusalIn(answer)).toContain('use --on 2016-02-10 --back-dated');
  expect(outcome(await decidedOn('2016-02-19', { on: '2016-02-10', backDated: true }))).toBe('waiting');
});

test('nothing is decided on a day that is to come', async () => {
  expect(refusalIn(await decidedOn('2016-02-20'))).toContain('nothing is decided on 2016-02-20 yet');
});

test('the same again the day after is the same decision', async () => {
  expect(outcome(await decidedOn('2016-02-19', { on: '2016-02-19' }))).toBe('executed');
  const asked = request(
    'deferral',
    { newDueOn: '2016-04-01' },
    { decisionId: 'd', on: '2016-02-19', today: '2016-02-19' },
  );
  const again = await proposeDecision(pool, hanna, asked, rulebookFor, noonOf('2016-02-20'));
  expect(again).toMatchObject({ outcome: 'recorded', replayed: true });
});

test('an approval is of the day on which it is given', async () => {
  await decidedOn('2016-02-19', { on: '2016-02-10', backDated: true });
  const approve = (today: string) =>
    approveDecision(pool, sven, { decisionId: 'd', today: civilDate(today) }, rulebookFor, noonOf('2016-02-22'));
  expect(outcome(await approve('2016-02-19'))).toBe('refused: not-today');
  expect(outcome(await approve('2016-02-23'))).toBe('refused: not-today');
  expect(outcome(await approve('2016-02-22'))).toBe('executed');
});

test('a portfolio that was rehearsed in virtual time decides on its own days', async () => {
  await pool.query(`INSERT INTO fordring.rehearsal (creditor_id, lived_until) VALUES ('town', '2016-02-28')`);
  expect(outcome(await decidedOn('2016-02-10'))).toBe('executed');
});

test('today is the creditor’s: half past eleven in the evening by Greenwich is tomorrow in Stockholm', async () => {
  expect(todayOf(await readCreditor(pool, 'town'), () => Date.parse('2016-02-19T23:30:00Z'))).toBe('2016-02-20');
  await expect(readCreditor(pool, 'nobody')).rejects.toMatchObject({ name: 'CreditorUnknown' });
});
