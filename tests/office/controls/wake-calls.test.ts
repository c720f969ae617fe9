import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import { ReceiverAway } from '../../../domain/kernel/receiver-away';
import type { Policy } from '../../../domain/policy/policy';
import type { ClaimNews } from '../../../office/claims/deliver-facts';
import { missedAtGates } from '../../../office/controls/missed-at-gates';
import { untold } from '../../../office/controls/untold';
import { expandWakeCalls, type GateEngine } from '../../../office/controls/wake-calls';
import { changeBankGate } from '../../../office/creditors/bank-gate';
import { openOffice } from '../../../office/office';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { carryOut, invoice, paid, register, useLedger } from '../ledger-world';

const ledger = useLedger();

/** The reminder waits until the bank is reconciled. */
const gated: Policy = {
  ...seBotkyrka,
  steps: seBotkyrka.steps.map((rule) => (rule.step === 'reminder' ? { ...rule, gates: ['bank-reconciled'] } : rule)),
};
const gatedRulebook = rulebookOf(gated);
const rulebookFor = () => gatedRulebook;

/** Hears whom a gate wakes; it may be away after so many. */
class HearingEngine {
  readonly woken: string[] = [];
  awayAfter = Infinity;

  openGate = ({ claimId }: ClaimNews, gate: string): Promise<void> => {
    if (this.woken.length >= this.awayAfter) return Promise.reject(new ReceiverAway('The engine does not answer.'));
    this.woken.push(`${claimId} ${gate}`);
    return Promise.resolve();
  };
}

const opens = (pool: Pool, day: string, by = 'anna') =>
  changeBankGate(pool, { creditorId: 'town', changedOn: civilDate(day), open: true, by });

/** The town lives on Thursday 3 March 2016: on the wall's day its claims may be time-barred, and wait for a person. */
async function livingTown(livedUntil = '2016-03-03'): Promise<Pool> {
  const pool = await ledger();
  await pool.query("INSERT INTO fordring.rehearsal (creditor_id, lived_until) VALUES ('town', $1)", [livedUntil]);
  return pool;
}

/** Seven invoices: 1 to 5 wait for their reminder, 6 is paid, 7 is not due for a long time. */
async function waiting(livedUntil?: string): Promise<{ pool: Pool; engine: HearingEngine }> {
  const pool = await livingTown(livedUntil);
  await register(pool, ...['1', '2', '3', '4', '5', '6'].map((number) => invoice({ number })));
  await register(pool, invoice({ number: '7', due: '2099-02-01' }));
  await carryOut(pool, '6', '2016-01-20', paid('2016-01-20', '1200.00'));
  return { pool, engine: new HearingEngine() };
}

async function expand(pool: Pool, engine: HearingEngine, page = 2): Promise<void> {
  for (let left = 1; left > 0;) left = await expandWakeCalls({ pool, engine, rulebookFor, page });
}

const calls = async (pool: Pool) =>
  (
    await pool.query<{ called: number; done: boolean }>(
      'SELECT called, expanded_at IS NOT NULL AS done FROM fordring.wake_call ORDER BY wake_call_id',
    )
  ).rows;

/** That Thursday, after the hours in which letters are sent. */
const anEvening = () => Date.parse('2016-03-03T20:00:00Z');

const FIVE = ['1', '2', '3', '4', '5'].map((number) => `town/${number} bank-reconciled`);

test('a gate that opens wakes each claim that waits there once, and the row says to how many', async () => {
  const { pool, engine } = await waiting();
  await opens(pool, '2016-03-01');
  await expand(pool, engine);
  expect(engine.woken).toEqual(FIVE);
  expect(await calls(pool)).toEqual([{ called: 5, done: true }]);
});

test('the same word again, and a gate that closes, wake nobody', async () => {
  const { pool, engine } = await waiting();
  await opens(pool, '2016-03-01');
  await opens(pool, '2016-03-01');
  await changeBankGate(pool, { creditorId: 'town', changedOn: civilDate('2016-03-02'), open: false, by: 'anna' });
  expect(await calls(pool)).toHaveLength(1);
  await expand(pool, engine);
  expect(engine.woken).toHaveLength(5);
});

test('a gate that opens on a later day wakes nobody before that day', async () => {
  const { pool, engine } = await waiting();
  await opens(pool, '2099-01-01');
  await expand(pool, engine);
  expect(engine.woken).toEqual([]);
  expect(await calls(pool)).toEqual([{ called: 0, done: false }]);
});

test.each([
  ['before its day in virtual time nobody is late with a wake-up', '2016-02-28', '2016-03-01', []],
  ['in virtual time that runs ahead a wake-up is late by its own day', '2099-01-02', '2099-01-01', ['wake-call']],
])('%s', async (_what, livedUntil, day, topics) => {
  const { pool, engine } = await waiting(livedUntil);
  await opens(pool, day);
  const wakeCalls = async () => (await untold(pool, ['town'])).topics.filter(({ topic }) => topic === 'wake-call');
  expect((await wakeCalls()).map(({ topic }) => topic)).toEqual(topics);
  await expand(pool, engine);
  expect(await calls(pool)).toMatchObject([{ done: topics.length > 0 }]);
  expect(await wakeCalls()).toEqual([]);
});

test('a relay that dies in the middle goes on where the row stands: nobody is missed', async () => {
  const { pool, engine } = await waiting();
  await opens(pool, '2016-03-01');
  engine.awayAfter = 3;
  await expect(expand(pool, engine)).rejects.toThrow(ReceiverAway);
  expect(await calls(pool)).toEqual([{ called: 2, done: false }]);
  engine.awayAfter = Infinity;
  await expand(pool, engine);
  expect(new Set(engine.woken)).toEqual(new Set(FIVE));
  // The page that was under way is told again, and no other.
  expect(engine.woken).toHaveLength(6);
  expect(await calls(pool)).toEqual([{ called: 5, done: true }]);
});

test('the control names who waits at an open gate some time after the wake-up, and nobody before', async () => {
  const { pool, engine } = await waiting();
  await opens(pool, '2016-03-01');
  await expand(pool, engine);
  const missed = async () =>
    (await missedAtGates(pool, { rulebookFor, clock: anEvening, creditorIds: undefined })).map(
      ({ claimId }) => claimId,
    );
  expect(await missed()).toEqual([]);
  await pool.query(`UPDATE fordring.wake_call SET expanded_at = expanded_at - interval '20 minutes'`);
  expect(await missed()).toEqual(['town/1', 'town/2', 'town/3', 'town/4', 'town/5']);
  await changeBankGate(pool, { creditorId: 'town', changedOn: civilDate('2016-03-02'), open: false, by: 'anna' });
  expect(await missed()).toEqual([]);
});

test('a claim whose workflow refuses the wake-up of the control keeps no other asleep, and is left', async () => {
  const { pool, engine } = await waiting();
  const client = await pool.connect();
  await client.query('SET session_replication_role = replica');
  await client.query('UPDATE fordring.policy_version SET data = $1', [gated]);
  await client.query('RESET session_replication_role');
  client.release();
  await opens(pool, '2016-03-01');
  await pool.query(`UPDATE fordring.wake_call SET expanded_at = clock_timestamp() - interval '20 minutes'`);
  const refusing: GateEngine = {
    openGate: (news, gate) =>
      news.claimId === 'town/2' ? Promise.reject(new Error('refused')) : engine.openGate(news, gate),
  };
  const agreed = { lost: [], orphans: [], mended: 0 };
  const nothing = () => Promise.resolve();
  const { controls } = openOffice({
    ...{ pool, clock: anEvening },
    engine: {
      claims: { start: nothing, tell: nothing, confirm: nothing },
      runs: { tell: nothing, ensureRun: nothing, keepCalendar: nothing, ensureCalendar: nothing },
      gates: refusing,
      control: {
        compareClaims: () =>
          Promise.resolve({
            ...{ ...agreed, differing: [], unanswered: [], unreadable: [], left: 0 },
            ...{ openClaims: 6, runningWorkflows: 6 },
          }),
        compareRuns: () => Promise.resolve({ ...agreed, underWay: 0, runningWorkflows: 0 }),
      },
    },
  });
  await pool.query('UPDATE fordring.outbox SET delivered_at = clock_timestamp()');
  const by = {
    subject: 'carin',
    roles: ['controller' as const],
    creditorIds: 'all' as const,
    source: 'local' as const,
  };
  expect(await controls.mendEngine({ by }, {})).toMatchObject({ mended: 4, left: 1 });
  expect(new Set(engine.woken)).toEqual(new Set(FIVE.filter((each) => !each.startsWith('town/2'))));
});

test('a claim whose run was held up is woken on any day, also when something was booked meanwhile', async () => {
  const pool = await livingTown();
  const weekly = rulebookOf({
    ...gated,
    runs: { frequency: { value: 'weekly', reason: 'a test', sources: [] }, firstRunOn: civilDate('2016-01-04') },
    steps: gated.steps.map((rule) => (rule.step === 'reminder' ? { ...rule, placement: 'next-run' as const } : rule)),
  });
  const engine = new HearingEngine();
  await register(pool, invoice({ number: '1' }), invoice({ number: '2' }));
  await changeBankGate(pool, { creditorId: 'town', changedOn: civilDate('2016-02-01'), open: false, by: 'anna' });
  await carryOut(pool, '2', '2016-02-10', paid('2016-02-10', '200.00'));
  // By the weekly rule the next run of the second claim lies behind the day on which the gate opens.
  await pool.query(`UPDATE fordring.claim SET next_step_on = '2099-02-15' WHERE claim_id = 'town/2'`);
  await opens(pool, '2016-02-12');
  for (let left = 1; left > 0;) left = await expandWakeCalls({ pool, engine, rulebookFor: () => weekly, page: 2 });
  expect(engine.woken).toEqual(['town/1 bank-reconciled', 'town/2 bank-reconciled']);
});
