import type { LedgerCommand } from '../../../office/claims/execute-command';
import { writeDebtors } from '../../../office/creditors/register-debtors';
import { inTransaction } from '../../../store/connect';
import { registerClaimKind } from '../../../office/counterparts/claim-kinds';
import { answerNotes } from '../../../office/counterparts/answer-notes';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { anna } from '../ledger-world';
import { actInAasby, cutAfter, danishReferred, lay, psrmReceipts, told, useCounterparts } from './counterpart-world';
import { counterpartBalances } from './counterpart-balances';

/* Claim 1 of 2,345.50 kroner, issued on 2 January 2016, goes to Gældsstyrelsen on 8 March with its event 6. */
const world = useCounterparts();
const dkk = (amount: string) => Money.of(amount, 'DKK');
const REFERRED = '2016-03-08 fordring aasby/1 2345.50';

async function isReferred({ deliver = true } = {}): Promise<void> {
  const { pool } = world();
  await danishReferred(pool);
  await registerClaimKind(pool, 'aasby', 'dagtilbud', 'KFDAINS');
  if (deliver) await world().deliver();
}

async function happens(on: string, command: LedgerCommand): Promise<void> {
  expect(await actInAasby(world().pool, on, command)).toMatchObject({ outcome: 'accepted' });
}

const paid = (on: string, amount: string): LedgerCommand => ({
  type: 'ReceivePayment',
  paymentId: `p ${on}`,
  receivedOn: civilDate(on),
  amount: dkk(amount),
});
const takenBack = (on: string, amount: string): LedgerCommand => ({
  type: 'ReversePayment',
  reversalId: `r ${on}`,
  reversedOn: civilDate(on),
  amount: dkk(amount),
});
const received = (reference: string, on: string) =>
  psrmReceipts({
    record: 'kvittering',
    fordringshaverreference: reference,
    on: civilDate(on),
    status: 'UDFØRT',
    fordringsId: '100001',
    aarsag: undefined,
  });

describe.each([true, false])('with the hand-over delivered first: %s', (deliver) => {
  test('a payment writes the claim down from its own day; taken back it is a claim of its own, which ranks after', async () => {
    await isReferred({ deliver });
    await happens('2016-04-01', paid('2016-03-31', '345.50'));
    await happens('2016-04-05', takenBack('2016-04-04', '345.50'));
    await happens('2016-04-20', paid('2016-04-20', '2200.00'));
    await world().deliver();
    expect(await told(world(), 'gaeldsstyrelsen')).toEqual([
      REFERRED,
      '2016-04-01 nedskriv aasby/1 7 INDB 2016-03-31 345.50',
      '2016-04-05 opskriv aasby/1+8 aasby/1 8 OpskrivRegulering 2016-04-04 345.50',
      // 2,000.00 is left of the original; the rest goes from what was added.
      '2016-04-20 nedskriv aasby/1 9 INDB 2016-04-20 2000.00',
      '2016-04-20 nedskriv aasby/1+8 9.2 INDB 2016-04-20 200.00',
    ]);
  });
});

test('paid in full it is written down to nought, and a payment taken back is added again', async () => {
  await isReferred();
  await happens('2016-04-01', paid('2016-04-01', '2345.50'));
  await happens('2016-04-11', takenBack('2016-04-08', '2345.50'));
  await world().deliver();
  expect((await told(world(), 'gaeldsstyrelsen')).slice(1)).toEqual([
    '2016-04-01 nedskriv aasby/1 7 INDB 2016-04-01 2345.50',
    '2016-04-11 opskriv aasby/1+8 aasby/1 8 OpskrivRegulering 2016-04-08 2345.50',
  ]);
});

test('a credit is a correction from the day of the receipt; a claim that is credited whole has fallen away', async () => {
  const { deliver, listen } = world();
  await isReferred();
  await lay(world(), 'gaeldsstyrelsen', '1.txt', received('aasby/1', '2016-03-10'), 'aasby');
  await listen('2016-03-10');
  const credited = (on: string, amount?: string): LedgerCommand => ({
    type: 'CreditClaim',
    decisionId: `credit ${on}`,
    creditedOn: civilDate(on),
    documentNumber: `K ${on}`,
    ...(amount !== undefined && { amount: dkk(amount) }),
  });
  await happens('2016-04-01', credited('2016-04-01', '345.50'));
  await deliver();
  await happens('2016-04-04', credited('2016-04-04'));
  await deliver();
  expect((await told(world(), 'gaeldsstyrelsen')).slice(1)).toEqual([
    '2016-04-01 nedskriv aasby/1 8 REGU 2016-03-10 345.50',
    '2016-04-04 tilbagekald aasby/1 9 BORT 2016-03-10',
  ]);
});

test.each([
  ['wrong', 'FEJL'],
  ['agreement', 'BORD'],
  ['deferred', 'HENS'],
  ['disputed', 'KLAG'],
  ['some-reason-of-their-own', 'HENS'],
])('recalled as %s it is a tilbagekald with %s, of what was added too', async (reason, code) => {
  await isReferred();
  await happens('2016-04-01', paid('2016-04-01', '100.00'));
  await happens('2016-04-05', takenBack('2016-04-05', '100.00'));
  const recall = { decisionId: 'd1', recalledOn: civilDate('2016-04-07'), reason };
  await happens('2016-04-07', { type: 'RecallReferral', ...recall });
  await world().deliver();
  expect((await told(world(), 'gaeldsstyrelsen')).slice(3)).toEqual([
    `2016-04-07 tilbagekald aasby/1 9 ${code}`,
    `2016-04-07 tilbagekald aasby/1+8 9.2 ${code}`,
  ]);
});

test('when somebody else is liable too, the claim is recalled and goes again with both (GIL § 2, stk. 5)', async () => {
  const { pool, deliver } = world();
  await isReferred();
  const grete = { ...anna, debtorId: 'grete', name: 'Grete Hansen', country: 'DK', identityNumber: '010101-0101' };
  await inTransaction(pool, (client) => writeDebtors(client, 'aasby', [grete]));
  const changedOn = civilDate('2016-04-01');
  await happens('2016-04-01', {
    type: 'ChangeLiableDebtor',
    decisionId: 'l1',
    changedOn,
    debtorId: 'grete',
    liable: true,
  });
  await deliver();
  await deliver();
  expect(await told(world(), 'gaeldsstyrelsen')).toEqual([
    REFERRED,
    '2016-04-01 tilbagekald aasby/1 7 HAFT',
    '2016-04-01 fordring aasby/1+7 2345.50 0101010101',
  ]);
  await happens('2016-04-05', paid('2016-04-05', '345.50'));
  await deliver();
  expect((await told(world(), 'gaeldsstyrelsen')).slice(3)).toEqual([
    '2016-04-05 nedskriv aasby/1+7 8 INDB 2016-04-05 345.50',
  ]);
});

test('an objection has no effect there until the claim is recalled: that is put before a person, once', async () => {
  const { pool, deliver, notes } = world();
  await isReferred();
  await happens('2016-04-01', { type: 'RaiseDispute', decisionId: 'd1', raisedOn: civilDate('2016-04-01') });
  await deliver();
  await pool.query('UPDATE fordring.outbox SET delivered_at = NULL');
  await deliver();
  expect(await told(world(), 'gaeldsstyrelsen')).toEqual([REFERRED]);
  expect(notes.map(({ message }) => message)).toEqual([
    'aasby/1 is with Gældsstyrelsen, and the claim is disputed. That has effect there only after a recall (GIL § 2, stk. 2 and 11): decide whether to recall it.',
  ]);
  const recall = { decisionId: 'd2', recalledOn: civilDate('2016-04-05'), reason: 'disputed' };
  await happens('2016-04-05', { type: 'RecallReferral', ...recall });
  await deliver();
  expect(await answerNotes(pool, 'aasby')).toEqual([]);
});

test('Gældsstyrelsen’s receipts for changes are kept beside them, once; one for what was added is no receipt of the claim', async () => {
  const { pool, deliver, listen, notes } = world();
  await isReferred();
  await happens('2016-04-01', paid('2016-04-01', '345.50'));
  await happens('2016-04-05', takenBack('2016-04-05', '45.50'));
  await deliver();
  const change = {
    record: 'aendring',
    fordringshaverreference: 'aasby/1',
    aendringsreference: '7',
    on: civilDate('2016-04-04'),
    status: 'AFVIST',
    aarsag: 'R_7_1',
  } as const;
  for (const name of ['1.txt', '2.txt']) await lay(world(), 'gaeldsstyrelsen', name, psrmReceipts(change), 'aasby');
  await lay(world(), 'gaeldsstyrelsen', '3.txt', received('aasby/1+8', '2016-04-06'), 'aasby');
  await listen('2016-04-06');
  const { rows } = await pool.query(
    'SELECT change_id, answer, reason, answered_on FROM fordring.case_change_answer ORDER BY change_id',
  );
  expect(rows).toEqual([
    { change_id: '7', answer: 'rejected', reason: 'R_7_1', answered_on: '2016-04-04' },
    { change_id: '8', answer: 'carried-out', reason: '', answered_on: '2016-04-06' },
  ]);
  expect(notes.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
    'change-rejected: gaeldsstyrelsen did not carry out the reduce of 345.50 told on 2016-04-01 of aasby/1, by its answer of 2016-04-04: R_7_1. What it has differs from the books until that is settled.',
  ]);
  const answers = await pool.query("SELECT FROM fordring.claim_event WHERE type = 'ReferralAnswered'");
  expect(answers.rowCount).toBe(0);
});

test('additions − recalls − write-downs + write-ups is the basis, month by month, without what was rejected', async () => {
  const { pool, deliver, listen } = world();
  await isReferred();
  await happens('2016-03-21', paid('2016-03-21', '345.50'));
  await happens('2016-04-05', takenBack('2016-04-05', '45.50'));
  await happens('2016-04-25', paid('2016-04-25', '1000.00'));
  await happens('2016-05-02', {
    type: 'RecallReferral',
    decisionId: 'd1',
    recalledOn: civilDate('2016-05-02'),
    reason: 'agreement',
  });
  await deliver();
  const rejected = {
    record: 'aendring',
    fordringshaverreference: 'aasby/1',
    aendringsreference: '9',
    on: civilDate('2016-04-27'),
    status: 'AFVIST',
    aarsag: 'R_7_1',
  } as const;
  await lay(world(), 'gaeldsstyrelsen', '1.txt', psrmReceipts(rejected), 'aasby');
  await listen('2016-04-28');
  const figures = async (day: string) =>
    (await counterpartBalances(pool, 'aasby', 'gaeldsstyrelsen', civilDate(day))).map(
      ({ caseId, additions, recalls, writeDowns, writeUps, balance }) =>
        [caseId, additions, recalls, writeDowns, writeUps, balance].map(String).join(' '),
    );
  expect(await figures('2016-03-07')).toEqual([]);
  expect(await figures('2016-03-31')).toEqual(['aasby/1 2345.50 0.00 345.50 0.00 2000.00']);
  expect(await figures('2016-04-26')).toEqual(['aasby/1 2345.50 0.00 1345.50 45.50 1045.50']);
  // The write-down of 1,000.00 was rejected on the 27th: Gældsstyrelsen still has it.
  expect(await figures('2016-04-30')).toEqual(['aasby/1 2345.50 0.00 345.50 45.50 2045.50']);
  // 1,000.00 on the original and 45.50 added were recalled; the thousand that was never written down is the difference.
  expect(await figures('2016-05-31')).toEqual(['aasby/1 2345.50 1045.50 345.50 45.50 1000.00']);
  expect(await counterpartBalances(pool, 'aasby', 'kfm', civilDate('2016-05-31'))).toEqual([]);
  expect(await counterpartBalances(pool, 'town', 'gaeldsstyrelsen', civilDate('2016-05-31'))).toEqual([]);
});

test('the power goes after Gældsstyrelsen has it: the next delivery tells it no second time', async () => {
  const { pool, deliver, portsFor } = world();
  await isReferred();
  await happens('2016-04-01', paid('2016-04-01', '345.50'));
  await happens('2016-04-05', takenBack('2016-04-05', '345.50'));
  await expect(deliver(cutAfter(portsFor, 'adjust'))).rejects.toThrow('the power went');
  expect((await pool.query('SELECT FROM fordring.case_change')).rowCount).toBe(0);
  await deliver();
  expect(await told(world(), 'gaeldsstyrelsen')).toHaveLength(3);
  expect((await pool.query('SELECT FROM fordring.case_change')).rowCount).toBe(2);
});
