import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { answerNotes } from '../../../office/counterparts/answer-notes';
import { readClaim } from '../../../office/claims/read-claim';
import { registerCreditor } from '../../../office/creditors/register-creditor';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { IntrumAccount } from '../../../formats/counterparts/intrum';
import type { KfmAnswer } from '../../../formats/counterparts/kfm-records';
import { SWEDISH_SAMPLE_CHART } from '../../../ledger/chart-of-accounts';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { carryOut, invoice, kronor, paid, register } from '../ledger-world';
import {
  approved,
  danishReferred,
  intrumAccounts,
  kfmAnswers,
  lay,
  psrmReceipts,
  referred,
  ruledAndMonitored,
  useCounterparts,
} from './counterpart-world';

const world = useCounterparts();

const ruling = (
  caseId: string,
  outcome: 'payment-order' | 'struck-off' | 'moved-to-court' | 'objected',
): KfmAnswer => ({
  record: 'ruling',
  caseId,
  on: civilDate('2016-06-20'),
  authorityCaseId: '01-7-16',
  outcome,
  awarded: kronor(outcome === 'payment-order' ? '1384.46' : '0.00'),
});
const rejected = (caseId: string, fault = 'Okänd adress'): KfmAnswer => ({
  record: 'receipt',
  caseId,
  on: civilDate('2016-03-21'),
  status: 'rejected',
  authorityCaseId: undefined,
  fault,
});
const account = (caseId: string, balance: string): IntrumAccount => ({
  record: 'account',
  caseId,
  on: civilDate('2016-09-30'),
  received: kronor('0.00'),
  costs: kronor('0.00'),
  balance: kronor(balance),
  limitationOn: civilDate('2026-06-20'),
});

/** What has been recorded of the claim since it was referred or monitored: `ReferralAnswered 2016-03-21`. */
async function answersOn(number: string): Promise<string[]> {
  const file = await readClaim(world().pool, `town/${number}`);
  return (file?.events ?? [])
    .filter(({ commandKey }) => /^(kfm|intrum|gaeldsstyrelsen):/.test(commandKey))
    .map(({ event, bookedOn }) => `${event.type} ${event.on} booked ${bookedOn}`);
}
const messages = async () =>
  (await answerNotes(world().pool, 'town')).map(({ kind, message }) => `${kind}: ${message}`);
const inbox = (counterpart: string) =>
  readdir(join(world().folder, 'town', counterpart, 'in'), { withFileTypes: true }).then((entries) =>
    entries.filter((entry) => entry.isFile()).map(({ name }) => name),
  );

test('Kronofogden’s answers are recorded once, and the claims’ workflows are told', async () => {
  const { pool, listen, notes } = world();
  await referred(pool, '1', '2');
  await pool.query('UPDATE fordring.outbox SET delivered_at = clock_timestamp()');
  const text = kfmAnswers(approved('town/1'), rejected('town/2'), ruling('town/1', 'payment-order'));
  await lay(world(), 'kfm', '1.txt', text);

  expect(await listen('2016-06-21')).toBe(1);
  expect(await answersOn('1')).toEqual([
    'ReferralAnswered 2016-03-21 booked 2016-06-21',
    'RulingReceived 2016-06-20 booked 2016-06-21',
  ]);
  const second = await readClaim(pool, 'town/2');
  expect(second?.events.at(-1)?.event).toMatchObject({ answer: 'rejected', reason: 'Okänd adress' });
  expect(await inbox('kfm')).toEqual([]);
  const told = await pool.query<{ claim_id: string }>(
    "SELECT claim_id FROM fordring.outbox WHERE topic = 'engine' AND delivered_at IS NULL ORDER BY outbox_id",
  );
  expect(told.rows.map((row) => row.claim_id)).toEqual(['town/1', 'town/2', 'town/1']);

  expect(await listen('2016-06-22')).toBe(0);
  // As after a crash before the file was put away, or from a sender who sends it again.
  await lay(world(), 'kfm', '2.txt', text);
  expect(await listen('2016-06-23')).toBe(1);
  expect(await answersOn('1')).toHaveLength(2);
  expect(await answersOn('2')).toHaveLength(1);
  expect([notes, await messages()]).toEqual([[], []]);
});

test('Intrum’s account is recorded on a claim that it monitors', async () => {
  const { pool, listen } = world();
  await referred(pool, '1');
  await ruledAndMonitored(pool, '1');
  await lay(world(), 'intrum', 'q3.txt', intrumAccounts(account('town/1', '1384.46')));
  await listen('2016-10-03');
  expect(await answersOn('1')).toEqual(['MonitoringAccounted 2016-09-30 booked 2016-10-03']);
});

test('an answer about an unknown claim is told of, stops no other, and is recorded when the claim is there', async () => {
  const { pool, listen, notes } = world();
  await referred(pool, '1');
  const text = kfmAnswers(approved('town/9'), approved('town/1'));
  await lay(world(), 'kfm', '1.txt', text);
  expect(await listen('2016-03-21')).toBe(1);
  expect(await answersOn('1')).toHaveLength(1);
  const note =
    'unknown-claim: kfm answers about town/9, and there is no such claim. Register it, then lay the file in again.';
  expect(notes.map(({ kind, claimId }) => `${kind} ${claimId}`)).toEqual(['unknown-claim town/9']);
  expect(await messages()).toEqual([note]);

  await referred(pool, '9');
  await lay(world(), 'kfm', '1.txt', text);
  await listen('2016-03-22');
  expect(await answersOn('9')).toHaveLength(1);
  expect(await messages()).toEqual([]);
});

test('nobody answers for another creditor, or for a claim that was never handed over', async () => {
  const { pool, listen } = world();
  await registerCreditor(pool, {
    creditorId: 'city',
    name: 'Storstad',
    policy: seBotkyrka,
    chart: SWEDISH_SAMPLE_CHART,
    paymentAccounts: [],
  });
  await referred(pool, '1');
  await register(pool, invoice({ number: '2' }));
  await lay(world(), 'kfm', '1.txt', kfmAnswers(approved('town/2')));
  await lay(world(), 'intrum', '1.txt', intrumAccounts(account('town/1', '10.00')));
  await lay(world(), 'kfm', '1.txt', kfmAnswers(approved('town/1')), 'city');
  expect(await listen('2016-10-03')).toBe(3);
  expect([await answersOn('1'), await answersOn('2')]).toEqual([[], []]);
  expect((await answerNotes(pool, 'city')).map(({ kind }) => kind)).toEqual(['unknown-claim']);
  expect((await answerNotes(pool, 'town')).map(({ kind, claimId }) => `${kind} ${claimId}`)).toEqual([
    'not-handed-over town/2',
    'not-handed-over town/1',
  ]);
});

test('a file that cannot be read is told of once, stays where it lies, and holds up no other', async () => {
  const { pool, listen, notes, folder } = world();
  await referred(pool, '1');
  await lay(world(), 'kfm', '1.txt', 'rubbish');
  await lay(world(), 'kfm', '2.txt', kfmAnswers(approved('town/1')));
  expect(await listen('2016-03-21')).toBe(1);
  expect(await listen('2016-03-21')).toBe(0);
  expect(notes.map(({ kind, about }) => `${kind} ${about}`)).toEqual(['unreadable file:1.txt']);
  expect(await inbox('kfm')).toEqual(['1.txt']);
  expect(await answersOn('1')).toHaveLength(1);

  await rm(join(folder, 'town', 'kfm', 'in', '1.txt'));
  await listen('2016-03-22');
  expect(await messages()).toEqual([]);
});

test('an answer on a claim that has been paid is recorded, and a person is asked to recall the case', async () => {
  const { pool, listen } = world();
  await referred(pool, '1', '2');
  for (const number of ['1', '2'])
    await carryOut(pool, number, '2016-06-01', paid('2016-06-01', '1384.46', `p${number}`));
  await lay(world(), 'kfm', '1.txt', kfmAnswers(ruling('town/1', 'payment-order'), rejected('town/2')));
  await listen('2016-06-21');
  expect(await answersOn('1')).toEqual(['RulingReceived 2016-06-20 booked 2016-06-21']);
  expect(await messages()).toEqual(['settled: town/1 is settled, but kfm still has it: recall the case.']);
});

test('a case that was struck off comes back, one that went to court waits for a person; neither is a ruling', async () => {
  const { pool, listen } = world();
  await referred(pool, '1', '2');
  await lay(world(), 'kfm', '1.txt', kfmAnswers(ruling('town/1', 'struck-off'), ruling('town/2', 'moved-to-court')));
  await listen('2016-06-21');
  expect(await answersOn('1')).toEqual(['ReferralAnswered 2016-06-20 booked 2016-06-21']);
  expect(await answersOn('2')).toEqual([]);
  expect(await messages()).toEqual([
    'no-order: Kronofogden struck the case off on 2016-06-20: town/1 has no payment order.',
    'no-order: Kronofogden moved the case to court on 2016-06-20: town/2 has no payment order.',
  ]);
});

test('an objection starts the time for asking that the case goes to court, and is no note', async () => {
  const { pool, listen } = world();
  await referred(pool, '1');
  await lay(world(), 'kfm', '1.txt', kfmAnswers(ruling('town/1', 'objected')));
  await listen('2016-06-21');
  expect(await answersOn('1')).toEqual(['ReferralAnswered 2016-06-20 booked 2016-06-21']);
  expect(await messages()).toEqual([]);
  expect((await readClaim(pool, 'town/1'))?.claim.objection).toEqual({ on: '2016-06-20', lastDay: '2016-07-18' });
});

test('two answers that contradict each other are both seen: the first is recorded, the other noted', async () => {
  const { pool, listen } = world();
  await referred(pool, '1');
  await lay(world(), 'kfm', '1.txt', kfmAnswers(rejected('town/1'), approved('town/1')));
  await listen('2016-03-21');
  expect(await answersOn('1')).toHaveLength(1);
  expect(await messages()).toEqual([
    "refused: kfm's received of 2016-03-21 on town/1 was not recorded: another answer of that day says otherwise.",
  ]);
});

test('a second ruling is refused by the claim and noted', async () => {
  const { pool, listen } = world();
  await referred(pool, '1');
  await ruledAndMonitored(pool, '1');
  await lay(world(), 'kfm', '1.txt', kfmAnswers(ruling('town/1', 'payment-order')));
  await listen('2016-06-21');
  expect(await messages()).toEqual([
    "refused: kfm's ruling of 2016-06-20 on town/1 was not recorded: The ruling is recorded already.",
  ]);
});

test('Gældsstyrelsen’s hearing waits for a person for fourteen days, and ends with its receipt', async () => {
  const { pool, listen } = world();
  await danishReferred(pool);
  const about = { record: 'kvittering', fordringshaverreference: 'aasby/1' } as const;
  const asked = {
    ...about,
    on: civilDate('2016-03-09'),
    status: 'HØRING',
    fordringsId: undefined,
    aarsag: 'R1',
  } as const;
  await lay(world(), 'gaeldsstyrelsen', '1.txt', psrmReceipts(asked), 'aasby');
  await listen('2016-03-09');
  expect((await answerNotes(pool, 'aasby')).map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
    'hearing: Gældsstyrelsen asks about aasby/1: R1. Confirm or correct the claim by 2016-03-23.',
  ]);
  expect((await readClaim(pool, 'aasby/1'))?.events.at(-1)?.event.type).toBe('StepPerformed');

  const taken = {
    ...about,
    on: civilDate('2016-03-15'),
    status: 'UDFØRT',
    fordringsId: '100001',
    aarsag: undefined,
  } as const;
  await lay(world(), 'gaeldsstyrelsen', '2.txt', psrmReceipts(taken), 'aasby');
  await listen('2016-03-15');
  expect((await readClaim(pool, 'aasby/1'))?.events.at(-1)?.event).toMatchObject({ answer: 'received' });
  expect(await answerNotes(pool, 'aasby')).toEqual([]);
});
