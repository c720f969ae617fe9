import type { Pool } from 'pg';
import { registerClaims } from '../../../office/registration/register-claims';
import { waitingCases } from '../../../office/counterparts/case-outcomes';
import type { PortsFor } from '../../../office/counterparts/counterpart-ports';
import { aloneWithClaim } from '../../../office/counterparts/one-claim';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { KfmAnswer } from '../../../formats/counterparts/kfm-records';
import { InputRefused } from '../../../domain/kernel/input-refused';
import { anna, carryOut, invoice, kronor, paid, rulebookFor, takenBack } from '../ledger-world';
import {
  applications,
  cutAfter,
  goesToKronofogden,
  kfmAnswers,
  lay,
  mend,
  referred,
  told,
  useCounterparts,
} from './counterpart-world';

/* Deliveries that are cut off, come twice, or run at once. 1,384.46 of claim 1 goes to Kronofogden with its event 5. */
const world = useCounterparts();

const APPLIED = '2016-03-18 application town/1 1200.00';
const LOWERED = '2016-04-01 reduction town/1 6 2016-04-01 payment 200.00 1184.46';
const RAISED = '2016-04-05 raise town/1 7 2016-04-05 payment-taken-back 200.00 1384.46';
const RECALLED = '2016-05-02 withdrawal town/1 8 2016-05-02 paid';

const acts: readonly ((pool: Pool) => Promise<unknown>)[] = [
  (pool) => carryOut(pool, '1', '2016-04-01', paid('2016-04-01', '200.00')),
  (pool) => carryOut(pool, '1', '2016-04-05', takenBack('2016-04-05', '200.00')),
  (pool) => carryOut(pool, '1', '2016-05-02', paid('2016-05-02', '1384.46', 'p2')),
];
const WHOLE = [APPLIED, LOWERED, RAISED, RECALLED];

async function everything(pool: Pool): Promise<void> {
  for (const act of acts) await act(pool);
}
const again = (pool: Pool) => pool.query("UPDATE fordring.outbox SET delivered_at = NULL WHERE topic = 'counterpart'");
const changes = async (pool: Pool) => (await pool.query('SELECT FROM fordring.case_change')).rowCount;

test('told once, however often the messages come', async () => {
  const { pool, deliver } = world();
  await referred(pool, '1');
  await deliver();
  await everything(pool);
  for (let round = 0; round < 3; round += 1) {
    await again(pool);
    await deliver();
  }
  expect(await told(world(), 'kfm')).toEqual(WHOLE);
  expect(await changes(pool)).toBe(3);
});

test('told in the order of the events, although the messages come the other way round', async () => {
  const { pool, deliver } = world();
  await referred(pool, '1');
  await deliver();
  await everything(pool);
  const { rows } = await pool.query<{ outbox_id: number }>(
    "SELECT outbox_id FROM fordring.outbox WHERE topic = 'counterpart' AND delivered_at IS NULL ORDER BY outbox_id DESC",
  );
  expect(rows).toHaveLength(3);
  for (const { outbox_id: only } of rows) {
    await pool.query(
      `UPDATE fordring.outbox SET delivered_at = CASE WHEN outbox_id = $1 THEN NULL ELSE clock_timestamp() END
       WHERE topic = 'counterpart'`,
      [only],
    );
    await deliver();
  }
  expect(await told(world(), 'kfm')).toEqual(WHOLE);
});

test('a message that overtakes its hand-over tells nothing, and the hand-over makes up for it', async () => {
  const { pool, deliver } = world();
  await referred(pool, '1');
  await pool.query("UPDATE fordring.outbox SET delivered_at = clock_timestamp() WHERE topic = 'counterpart'");
  await everything(pool);
  await carryOut(pool, '1', '2016-05-04', takenBack('2016-05-04', '1384.46', 'r2'));
  await deliver();
  expect(await told(world(), 'kfm')).toEqual([]);
  await again(pool);
  await deliver();
  expect(await told(world(), 'kfm')).toEqual([...WHOLE, '2016-05-04 application town/1+9 1200.00']);
});

test('two relays at once tell one story', async () => {
  const { pool, deliver } = world();
  const numbers = ['1', '2', '3'];
  await referred(pool, ...numbers);
  for (const number of numbers) {
    await carryOut(pool, number, '2016-04-01', paid('2016-04-01', '200.00', `p${number}`));
    await carryOut(pool, number, '2016-05-02', paid('2016-05-02', '184.46', `q${number}`));
  }
  const dealtWith = await Promise.all([deliver(), deliver(), deliver()]);
  expect(dealtWith.reduce((sum, count) => sum + count, 0)).toBe(9);
  const lines = await told(world(), 'kfm');
  for (const number of numbers) {
    expect(lines.filter((line) => line.includes(`town/${number} `))).toEqual([
      `2016-03-18 application town/${number} 1200.00`,
      `2016-04-01 reduction town/${number} 6 2016-04-01 payment 200.00 1184.46`,
      `2016-05-02 reduction town/${number} 7 2016-05-02 payment 184.46 1000.00`,
    ]);
  }
  expect(await changes(pool)).toBe(6);
});

test('a payment that is told of while its case is being handed over waits for that, and is not lost', async () => {
  const { pool, deliver, portsFor } = world();
  await referred(pool, '1');
  let whileItGoes: Promise<number> | undefined;
  const slow: PortsFor = (creditorId) => {
    const ports = portsFor(creditorId);
    const refer: typeof ports.kfm.refer = async (application, on) => {
      const receipt = await ports.kfm.refer(application, on);
      await acts[0]?.(pool);
      whileItGoes = deliver();
      return receipt;
    };
    return { ...ports, kfm: { ...ports.kfm, refer } };
  };
  await deliver(slow);
  expect(await whileItGoes).toBe(1);
  expect(await told(world(), 'kfm')).toEqual([APPLIED, LOWERED]);
});

describe('the power goes after Kronofogden has it and before the ledger knows', () => {
  test('of the hand-over: it leaves once, and what happened meanwhile is told behind it', async () => {
    const { pool, deliver, portsFor } = world();
    await referred(pool, '1');
    await expect(deliver(cutAfter(portsFor, 'refer'))).rejects.toThrow('the power went');
    await acts[0]?.(pool);
    await expect(deliver(cutAfter(portsFor, 'adjust'))).rejects.toThrow('the power went');
    await deliver();
    expect(await told(world(), 'kfm')).toEqual([APPLIED, LOWERED]);
  });

  test.each(['adjust', 'recall'] as const)('of a change (%s): nothing is told twice, nothing is lost', async (call) => {
    const { pool, deliver, portsFor } = world();
    await referred(pool, '1');
    await deliver();
    await everything(pool);
    await expect(deliver(cutAfter(portsFor, call))).rejects.toThrow('the power went');
    expect(await changes(pool)).toBe(0);
    await carryOut(pool, '1', '2016-05-03', takenBack('2016-05-03', '184.46', 'r2'));
    await expect(deliver(cutAfter(portsFor, call))).rejects.toThrow('the power went');
    await deliver();
    await deliver();
    expect(await told(world(), 'kfm')).toEqual(WHOLE);
    expect(await changes(pool)).toBe(3);
    // What is open again is at or under 500.00: a person decides whether it is applied for anew.
    expect((await waitingCases(pool)).map(({ reason }) => reason)).toEqual([
      'it waits for a person: claimed 184.46 is not over 500.00 (S002-25)',
    ]);
  });
});

test('the power goes when a held case leaves: it leaves once, and what happened since is told behind it', async () => {
  const { pool, deliver, retry, portsFor } = world();
  const nils = { ...anna, debtorId: 'nils', name: 'Nils Holgersson', identityNumber: '' };
  await registerClaims(pool, {
    creditorId: 'town',
    debtors: [nils],
    registrations: [{ ...invoice({ number: '1' }), debtorId: 'nils' }],
    rulebookFor,
  });
  await goesToKronofogden(pool, '1');
  await deliver();
  await mend(pool, { ...nils, identityNumber: '19900101-2385' });
  await expect(retry('2016-03-22', cutAfter(portsFor, 'refer'))).rejects.toThrow('the power went');
  await acts[0]?.(pool);
  await deliver();
  expect(await retry('2016-04-02')).toBe(1);
  expect(await told(world(), 'kfm')).toEqual(['2016-03-22 application town/1 1200.00', LOWERED]);
  expect(await waitingCases(pool)).toEqual([]);
});

test('a change that does not fit is told of with its reason, holds back those behind it, and is tried again', async () => {
  const { pool, deliver, retry, portsFor, waiting } = world();
  await referred(pool, '1');
  await deliver();
  await everything(pool);
  const narrow: PortsFor = (creditorId) => {
    const ports = portsFor(creditorId);
    const refuse = () =>
      Promise.reject(new InputRefused('The change', [{ field: 'caseId', message: 'it is too long.' }]));
    return { ...ports, kfm: { ...ports.kfm, adjust: refuse } };
  };
  expect(await deliver(narrow)).toBe(3);
  expect(await told(world(), 'kfm')).toEqual([APPLIED]);
  const reason = 'reduce of 2016-04-01 could not be told: caseId: it is too long.';
  expect(waiting.map((each) => each.reason)).toEqual([reason, reason, reason]);
  expect((await waitingCases(pool)).map((each) => [each.claimId, each.status, each.reason])).toEqual([
    ['town/1', 'held', reason],
  ]);
  await retry('2016-05-03', narrow);
  expect(waiting).toHaveLength(3);
  await retry('2016-05-04');
  expect(await told(world(), 'kfm')).toEqual(WHOLE);
  expect(await waitingCases(pool)).toEqual([]);
});

test('a claim that another process has in hand is passed over by the retries', async () => {
  const { pool, deliver, retry } = world();
  await referred(pool, '1');
  await carryOut(pool, '1', '2016-03-18', paid('2016-03-18', '1384.46'));
  await deliver();
  await carryOut(pool, '1', '2016-03-22', takenBack('2016-03-22', '1384.46'));
  await aloneWithClaim(pool, 'town/1', async () => {
    expect(await retry('2016-03-23')).toBe(0);
  });
  expect(await retry('2016-03-23')).toBe(1);
  expect(await applications(world())).toHaveLength(1);
});

describe('Kronofogden’s answers to changes', () => {
  const change = (changeId: string, answer: 'carried-out' | 'rejected', on = '2016-04-04'): KfmAnswer => ({
    record: 'change',
    caseId: 'town/1',
    changeId,
    on: civilDate(on),
    answer,
    fault: answer === 'rejected' ? 'Målet är avslutat' : undefined,
  });
  const answers = async () => {
    const { rows } = await world().pool.query<Record<'change_id' | 'answer' | 'answered_on', string>>(
      'SELECT change_id, answer, answered_on FROM fordring.case_change_answer ORDER BY answer_id',
    );
    return rows;
  };

  test('are recorded once; one that was rejected waits for a person; none touches the claim', async () => {
    const { pool, deliver, listen, notes } = world();
    await referred(pool, '1');
    await deliver();
    await everything(pool);
    await deliver();
    const before = await pool.query('SELECT FROM fordring.claim_event');
    const text = kfmAnswers(change('6', 'carried-out'), change('7', 'rejected', '2016-04-06'));
    for (const name of ['1.txt', '2.txt']) await lay(world(), 'kfm', name, text);
    expect(await listen('2016-04-06')).toBe(2);
    expect(await answers()).toEqual([
      { change_id: '6', answer: 'carried-out', answered_on: '2016-04-04' },
      { change_id: '7', answer: 'rejected', answered_on: '2016-04-06' },
    ]);
    expect(notes.map(({ kind, claimId }) => `${kind} ${claimId ?? ''}`)).toEqual(['change-rejected town/1']);
    expect((await pool.query('SELECT FROM fordring.claim_event')).rowCount).toBe(before.rowCount);
  });

  test('to what was never told, or that contradict each other on one day, are noted', async () => {
    const { pool, deliver, listen, notes } = world();
    await referred(pool, '1');
    await deliver();
    await acts[0]?.(pool);
    await deliver();
    await lay(
      world(),
      'kfm',
      '1.txt',
      kfmAnswers(change('6', 'carried-out'), change('6', 'rejected'), change('99', 'carried-out')),
    );
    await listen('2016-04-05');
    expect(await answers()).toHaveLength(1);
    expect(notes.map(({ kind }) => kind)).toEqual(['refused', 'not-handed-over']);
  });

  test('a payment order on a case that was recalled meanwhile is not recorded, and a person is told', async () => {
    const { pool, deliver, listen, notes } = world();
    await referred(pool, '1');
    await deliver();
    await everything(pool);
    await deliver();
    await lay(
      world(),
      'kfm',
      '1.txt',
      kfmAnswers({
        record: 'ruling',
        caseId: 'town/1',
        on: civilDate('2016-06-20'),
        authorityCaseId: '01-7-16',
        outcome: 'payment-order',
        awarded: kronor('1384.46'),
      }),
    );
    await listen('2016-06-21');
    expect(notes.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
      'after-recall: kfm ruled on 2016-06-20 on town/1, which was recalled on 2016-05-02: ask for it to be closed.',
    ]);
    expect((await pool.query("SELECT FROM fordring.claim_event WHERE type = 'RulingReceived'")).rowCount).toBe(0);
  });
});
