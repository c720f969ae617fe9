import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import type { CloseChecklist } from '../../../domain/close/checklist';
import { civilDate } from '../../../domain/kernel/civil-date';
import { advanceClose } from '../../../office/close/advance-close';
import { tellCloses, deliverCloseNotices } from '../../../office/close/tell-closes';
import { untold } from '../../../office/controls/untold';
import { checkLedger } from '../../../office/controls/check-ledger';
import { enterParty } from '../../../office/reconciliation/parties';
import { openOffice } from '../../../office/office';
import { tamper } from '../controls/tampered-books';
import { invoice, register, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;

const person = (subject: string, ...roles: Actor['roles']): Actor => ({
  subject,
  roles,
  creditorIds: 'all',
  source: 'local',
});
const cecilia = person('cecilia', 'controller');
const moa = person('moa', 'manager');
const office = () => openOffice({ pool, clock: () => Date.parse('2016-12-31T12:00:00+01:00') });
const on = (by: Actor, today: string) => ({ by, creditorId: 'town', today: civilDate(today) });
const name = { creditorId: 'town', period: '2016-02' };

const step = { kind: 'confirmation' as const, dependsOn: [], owner: 'accounting', dueOnBankingDay: 5, required: true };
const CHECKLIST: CloseChecklist = {
  ...{ from: '2016-02', beginsOnBankingDay: 2, owner: 'head of accounting' },
  steps: [
    { ...step, id: 'bank', title: 'Bank against ledger', kind: 'reconciliation', recipe: 'bank-ledger' },
    { ...step, id: 'ages', title: 'Age analysis', kind: 'report', report: 'age-analysis', dependsOn: ['cut-off'] },
    { ...step, id: 'cut-off', title: 'Cut-off of deliveries', role: 'controller' },
    { ...step, id: 'letter', title: 'A letter to the board', required: false },
  ],
};

const adopt = (checklist: CloseChecklist) => office().close.adoptChecklist(on(cecilia, '2016-02-15'), { checklist });
const advance = (today: string) => advanceClose(pool, name, civilDate(today));
const shown = async () =>
  (await office().close.closes(on(moa, '2016-03-04'), { period: '2016-02' }))[0]?.steps.map(
    ({ step: id, state }) => `${id} ${state}`,
  );
const done = (id: string, by = cecilia) =>
  office().close.doneStep(on(by, '2016-03-04'), { period: '2016-02', step: id, evidence: 'seen' });
const sign = (id: string, by = moa) =>
  office().close.signStepOfClose(on(by, '2016-03-04'), { period: '2016-02', step: id });
const close = (today: string) => office().close.closePeriod(on(moa, today), { period: '2016-02', reason: 'month end' });

beforeEach(async () => {
  pool = await ledger();
  await register(pool, invoice({ number: '1' }));
  await adopt(CHECKLIST);
});

test('a close begins on its banking day, once, and every missed month is begun', async () => {
  const begin = (today: string) => office().close.beginCloses(on(cecilia, today), {});
  // 29 February is a Monday; the second banking day after the month is Wednesday 2 March.
  expect(await begin('2016-03-01')).toEqual({ begun: [], next: '2016-03-02' });
  expect(await begin('2016-03-02')).toMatchObject({ begun: [name] });
  expect(await begin('2016-03-02')).toMatchObject({ begun: [], next: '2016-04-04' });
  expect(await begin('2016-05-31')).toMatchObject({ begun: [{ period: '2016-03' }, { period: '2016-04' }] });
});

test('a month of the checklist is not closed before its close has begun; one before the checklist is', async () => {
  await expect(close('2016-03-01')).rejects.toMatchObject({ refused: 'steps-open' });
  const january = { period: '2016-01', reason: 'month end' };
  expect(await office().close.closePeriod(on(moa, '2016-03-01'), january)).toMatchObject({ state: 'closed' });
});

describe('a close that has begun', () => {
  beforeEach(async () => {
    await office().close.beginCloses(on(cecilia, '2016-03-02'), {});
  });

  test('is among what was not told, with its notices, until the engine and the addressee have been told', async () => {
    const waits = async () =>
      (await untold(pool, ['town'])).topics
        .filter(({ topic }) => topic.startsWith('close'))
        .map(({ topic, untold: count }) => `${topic} ${count}`);
    expect(await waits()).toEqual(['close 1']);
    await tellCloses(pool, { tell: () => Promise.resolve() });
    expect(await waits()).toEqual([]);
    // The steps were due by 9 March.
    await advance('2016-03-31');
    expect((await waits()).find((topic) => topic.startsWith('close-notice'))).toBeDefined();
    await pool.query("UPDATE fordring.close_notice SET noted_at = noted_at - interval '1 hour'");
    expect((await untold(pool, ['town'])).late.map(({ about }) => about)).toContain('close/2016-02');
    while ((await deliverCloseNotices(pool, { deliver: () => Promise.resolve() })) > 0);
    expect((await waits()).filter((topic) => topic.startsWith('close-notice'))).toEqual([]);
  });

  test('runs what can be run, and the rest as soon as what it waits for is signed', async () => {
    expect(await advance('2016-03-02')).toMatchObject({ state: 'open', signed: 0, steps: 4, next: '2016-03-03' });
    expect(await shown()).toEqual(['bank begun', 'ages waiting', 'cut-off ready', 'letter ready']);
    const { rows } = await pool.query("SELECT FROM fordring.reconciliation_run WHERE period = '2016-02'");
    expect(rows).toHaveLength(1);
    await done('cut-off');
    await sign('cut-off');
    await advance('2016-03-04');
    expect(await shown()).toEqual(['bank begun', 'ages ran', 'cut-off signed', 'letter ready']);
    const [found] = await office().close.closes(on(moa, '2016-03-04'), { period: '2016-02' });
    expect(found?.steps[1]?.evidence).toMatchObject({
      says: '1 claim, 1200.00 SEK, as the control accounts',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    // The same again does nothing.
    const before = await shown();
    await advance('2016-03-04');
    expect(await shown()).toEqual(before);
  });

  test('is on the work list, step by step, for whoever does or signs it', async () => {
    const workOn = async (today: string) =>
      (await office().work.list(on(moa, today), {})).rows
        .filter(({ kind }) => kind === 'month-close' || kind === 'approval')
        .map(({ about, since, dueOn, roles, act }) => [about, since, dueOn, roles.join(), act]);
    // The fifth banking day after February is 7 March.
    const letter = ['town/2016-02/letter', '2016-03-02', '2016-03-07', 'supervisor,manager,controller'];
    const letterIsWork = [...letter, 'fordring close done 2016-02 letter --evidence TEXT'];
    await advance('2016-03-02');
    expect(await workOn('2016-03-01')).toEqual([]);
    expect(await workOn('2016-03-02')).toEqual([
      [
        ...['town/2016-02/cut-off', '2016-03-02', '2016-03-07', 'controller'],
        'fordring close done 2016-02 cut-off --evidence TEXT',
      ],
      letterIsWork,
    ]);
    await done('cut-off');
    expect((await workOn('2016-03-04')).map(([about, since, , , act]) => [about, since, act])).toEqual([
      ['town/2016-02/cut-off', '2016-03-04', 'fordring close sign 2016-02 cut-off'],
      ['town/2016-02/letter', '2016-03-02', 'fordring close done 2016-02 letter --evidence TEXT'],
    ]);
    await sign('cut-off');
    await advance('2016-03-04');
    expect((await workOn('2016-03-04')).map(([about]) => about)).toEqual(['town/2016-02/ages', 'town/2016-02/letter']);
  });

  test('takes two persons for each step, in their turn', async () => {
    await expect(done('ages')).rejects.toMatchObject({ refused: 'not-its-turn' });
    await expect(done('cut-off', moa)).rejects.toMatchObject({ refused: 'other-role' });
    await expect(sign('cut-off')).rejects.toMatchObject({ refused: 'not-done' });
    await done('cut-off');
    await done('cut-off');
    await expect(sign('cut-off', person('cecilia', 'controller'))).rejects.toMatchObject({ refused: 'own-work' });
    await sign('cut-off');
    await sign('cut-off');
    await expect(done('cut-off')).rejects.toMatchObject({ refused: 'not-its-turn' });
    await expect(done('none')).rejects.toMatchObject({ refused: 'step-unknown' });
    const { rows } = await pool.query<{ count: number }>('SELECT count(*) FROM fordring.close_event');
    expect(rows[0]?.count).toBe(2);
    await expect(
      pool.query(
        `INSERT INTO fordring.close_event (creditor_id, period, event_number, type, step, data, done_by, business_on)
         VALUES ('town', '2016-02', 9, 'StepSigned', 'letter', '{}', 'moa', '2016-03-04')`,
      ),
    ).rejects.toMatchObject({ code: 'FD100' });
  });

  test('is proposed when every required step is signed; only then the month is closed for good', async () => {
    await expect(close('2016-03-04')).rejects.toMatchObject({ refused: 'steps-open' });
    await advance('2016-03-04');
    for (const id of ['cut-off', 'bank', 'ages']) {
      await done(id);
      await sign(id);
      await advance('2016-03-04');
    }
    expect(await advance('2016-03-04')).toMatchObject({ state: 'proposed', signed: 3 });
    const { rows } = await pool.query('SELECT addressee FROM fordring.close_notice');
    expect(rows).toEqual([{ addressee: 'head of accounting' }]);
    const workOn = async (today: string) =>
      (await office().work.list(on(moa, today), {})).rows.map(({ workId, act }) => `${workId} → ${act}`);
    expect(await workOn('2016-03-04')).toContain(
      'month-close:town/2016-02 → fordring period close 2016-02 --reason TEXT',
    );
    expect(await close('2016-03-05')).toMatchObject({ state: 'closed', already: false });
    expect((await workOn('2016-03-05')).filter((line) => line.includes('town/2016-02'))).toEqual([]);
    expect(await advance('2016-03-05')).toMatchObject({ state: 'closed' });
    await expect(done('letter')).rejects.toMatchObject({ refused: 'closed' });
    // A month that is opened again has its reports and confirmations done anew.
    await office().close.reopenPeriod(on(cecilia, '2016-03-07'), { period: '2016-02', reason: 'a wrong invoice' });
    expect(await workOn('2016-03-07')).toContain(
      'approval:town/2016-02 → fordring period approve-reopening 2016-02 --reason TEXT',
    );
    await office().close.approveReopening(on(moa, '2016-03-07'), { period: '2016-02', reason: 'seen' });
    expect(await shown()).toEqual(['bank signed', 'ages waiting', 'cut-off ready', 'letter ready']);
    const { checks } = await checkLedger(pool);
    expect(checks.filter(({ holds }) => !holds)).toEqual([]);
  });

  test('asks again for every step that rests on one that was taken back, and tells why', async () => {
    await advance('2016-03-04');
    for (const id of ['cut-off', 'bank', 'ages']) {
      await done(id);
      await sign(id);
      await advance('2016-03-04');
    }
    const takeBack = { period: '2016-02', step: 'cut-off', reason: 'a delivery was left out' };
    await office().close.takeBackStep(on(moa, '2016-03-04'), takeBack);
    expect(await shown()).toEqual(['bank signed', 'ages waiting', 'cut-off ready', 'letter ready']);
    await expect(close('2016-03-05')).rejects.toThrow('ages, cut-off');
    const [found] = await office().close.closes(on(moa, '2016-03-04'), { period: '2016-02' });
    const { reason } = takeBack;
    expect(found?.steps.map(({ takenBack }) => takenBack)).toEqual([
      undefined,
      { on: '2016-03-04', by: 'moa', reason: `the step cut-off under it was taken back: ${reason}` },
      { on: '2016-03-04', by: 'moa', reason },
      undefined,
    ]);
    await done('cut-off');
    await sign('cut-off');
    await advance('2016-03-04');
    expect(await shown()).toEqual(['bank signed', 'ages ran', 'cut-off signed', 'letter ready']);
    await done('ages');
    await sign('ages');
    expect(await close('2016-03-05')).toMatchObject({ state: 'closed' });
  });

  test('takes no other evidence of a step that is done already', async () => {
    const said = { period: '2016-02', step: 'cut-off', evidence: 'not seen' };
    await office().close.doneStep(on(cecilia, '2016-03-04'), said);
    await office().close.doneStep(on(cecilia, '2016-03-04'), said);
    await expect(done('cut-off')).rejects.toMatchObject({ refused: 'not-its-turn' });
  });

  test('keeps the month open while a signed reconciliation is open again, also before the close looks', async () => {
    const run = (state: string) =>
      pool.query("UPDATE fordring.reconciliation_run SET state = $1 WHERE period = '2016-02'", [state]);
    await advance('2016-03-04');
    await run('signed');
    for (const id of ['cut-off', 'ages']) {
      await advance('2016-03-04');
      await done(id);
      await sign(id);
    }
    expect(await advance('2016-03-04')).toMatchObject({ state: 'proposed' });
    await run('waiting');
    await expect(close('2016-03-05')).rejects.toMatchObject({ refused: 'steps-open' });
    await run('signed');
    expect(await close('2016-03-05')).toMatchObject({ state: 'closed' });
  });

  test('is not closed by the month after it', async () => {
    const march = { period: '2016-03', reason: 'month end' };
    await expect(office().close.closePeriod(on(moa, '2016-04-01'), march)).rejects.toMatchObject({
      refused: 'out-of-order',
    });
  });

  test('looks again when something came while it looked', async () => {
    let hasCome = false;
    const meanwhile = new Proxy(pool, {
      get(target, property) {
        if (property !== 'query') return Reflect.get(target, property, target) as unknown;
        return async (text: string, values: unknown[]) => {
          const answer = await target.query(text, values);
          if (!hasCome && text.includes('FROM fordring.reconciliation_run')) {
            hasCome = true;
            await target.query('UPDATE fordring.period_close SET news = news + 1');
          }
          return answer;
        };
      },
    });
    await advance('2016-03-04');
    // The cut-off was due on 7 March and is chased, which is news of the close's own.
    const { news } = await advanceClose(meanwhile, name, civilDate('2016-03-08'));
    const { rows } = await pool.query<{ news: number }>('SELECT news FROM fordring.period_close');
    expect(news).toBeLessThan(rows[0]?.news ?? 0);
    expect(hasCome).toBe(true);
  });

  test('chases a late step every second banking day, and each time one higher', async () => {
    const entered = { creditorId: 'town', today: civilDate('2016-03-02') };
    const by = { actor: moa, role: 'manager' as const };
    await enterParty(pool, { ...entered, party: 'accounting', above: 'head of accounting' }, by);
    // Due on the fifth banking day, Monday 7 March.
    for (const day of ['2016-03-07', '2016-03-08', '2016-03-08', '2016-03-09', '2016-03-10', '2016-03-14'])
      await advance(day);
    const { rows } = await pool.query<{ said: string }>(
      `SELECT noted_on || ' ' || addressee AS said FROM fordring.close_notice WHERE message LIKE '%cut-off%' ORDER BY notice_id`,
    );
    expect(rows.map(({ said }) => said)).toEqual([
      '2016-03-08 accounting',
      '2016-03-10 head of accounting',
      '2016-03-14 head of accounting',
    ]);
  });
});

test.each<[string, CloseChecklist['steps']]>([
  [
    'there twice',
    [
      { ...step, id: 'a', title: 'A' },
      { ...step, id: 'a', title: 'A' },
    ],
  ],
  ['which is no step', [{ ...step, id: 'a', title: 'A', dependsOn: ['b'] }]],
  [
    'in a circle',
    [
      { ...step, id: 'a', title: 'A', dependsOn: ['b'] },
      { ...step, id: 'b', title: 'B', dependsOn: ['a'] },
    ],
  ],
  ['names its recipe', [{ ...step, id: 'a', title: 'A', kind: 'reconciliation' }]],
])('a checklist with a step %s is refused', async (words, steps) => {
  await expect(adopt({ ...CHECKLIST, steps })).rejects.toThrow(words);
});

test('a step whose recipe is not there any more does not keep the close from beginning: two persons sign it', async () => {
  await pool.query(
    `ALTER TABLE fordring.standing_change DISABLE TRIGGER USER;
     UPDATE fordring.standing_change SET contents = jsonb_set(contents, '{steps,0,recipe}', '"a-retired-one"')
     WHERE kind = 'close-checklist'`,
  );
  await office().close.beginCloses(on(cecilia, '2016-03-02'), {});
  await advance('2016-03-02');
  expect(await shown()).toEqual(['bank begun', 'ages waiting', 'cut-off ready', 'letter ready']);
  const [found] = await office().close.closes(on(moa, '2016-03-04'), { period: '2016-02' });
  expect(found?.steps[0]?.problem).toContain('There is no recipe "a-retired-one"');
  for (const id of ['bank', 'cut-off', 'ages']) {
    await done(id);
    await sign(id);
    await advance('2016-03-04');
  }
  expect(await close('2016-03-05')).toMatchObject({ state: 'closed' });
});

test('a step that fails keeps no other step waiting, and the failure is told', async () => {
  await office().close.beginCloses(on(cecilia, '2016-03-02'), {});
  await done('cut-off');
  await sign('cut-off');
  await pool.query(
    `CREATE FUNCTION fordring.fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room'; END $$;
     CREATE TRIGGER fails BEFORE INSERT ON fordring.reconciliation_run FOR EACH ROW EXECUTE FUNCTION fordring.fail()`,
  );
  await expect(advance('2016-03-04')).rejects.toThrow('no room');
  expect(await shown()).toEqual(['bank ready', 'ages ran', 'cut-off signed', 'letter ready']);
});

describe('the check of the ledger', () => {
  const found = async () => (await checkLedger(pool)).checks.find((check) => check.name === 'closes');

  beforeEach(async () => {
    await office().close.beginCloses(on(cecilia, '2016-03-02'), {});
    await done('cut-off');
    await sign('cut-off');
  });

  test('finds that the row of a close is what the events come to', async () => {
    expect(await found()).toMatchObject({ holds: true, examined: 1 });
  });

  test.each([
    ["UPDATE fordring.period_close SET state = 'closed'", 'its row says closed; by its events it is open'],
    ["UPDATE fordring.period_close SET state = 'proposed'", 'its row says proposed; by its events it is open'],
    ['UPDATE fordring.period_close SET event_number = 1', 'its row names event 1 as the last one; that is number 2'],
    ['DELETE FROM fordring.close_event WHERE event_number = 1', 'it has 1 events, and the last one is number 2'],
    [
      'DELETE FROM fordring.close_event WHERE event_number = 2',
      'its row names event 2 as the last one; that is number 1',
    ],
    ['DELETE FROM fordring.period_close', 'its row is gone, and its events are there'],
  ])('names the close after %s', async (statement, offender) => {
    await tamper(pool, statement);
    expect(await found()).toMatchObject({ holds: false, offenders: [`close of 2016-02 of town: ${offender}`] });
  });

  test('names a close whose steps nobody can read, and checks everything else', async () => {
    await tamper(pool, `UPDATE fordring.period_close SET steps = '7'`);
    const { checks } = await checkLedger(pool);
    expect(checks.find(({ name }) => name === 'closes')).toMatchObject({
      holds: false,
      offenders: [expect.stringMatching(/^close of 2016-02 of town: cannot be checked/) as string],
    });
    expect(checks.filter(({ name, examined }) => name === 'imprints' && examined > 0)).toHaveLength(1);
  });
});

test('a step that asks for the acknowledgement is no step of a recipe that nobody acknowledges', async () => {
  const steps = [
    { ...step, id: 'bank', title: 'Bank', kind: 'reconciliation', recipe: 'bank-ledger', acknowledged: true },
  ] as const;
  await expect(adopt({ ...CHECKLIST, steps })).rejects.toMatchObject({ refused: 'invalid-checklist' });
  const other = [{ ...step, id: 'letter', title: 'A letter', acknowledged: true }] as const;
  await expect(adopt({ ...CHECKLIST, steps: other })).rejects.toMatchObject({ refused: 'invalid-checklist' });
});

test('a step that asks for the client’s acknowledgement waits for it, and a signature is not enough (S003-32)', async () => {
  const steps = [
    {
      ...step,
      id: 'declaration',
      title: 'Declaration',
      kind: 'reconciliation',
      recipe: 'client-declaration',
      acknowledged: true,
    },
  ] as const;
  const checklist: CloseChecklist = { ...CHECKLIST, steps };
  await office().close.adoptChecklist({ ...on(cecilia, '2016-02-16'), second: moa }, { checklist });
  await office().close.beginCloses(on(cecilia, '2016-03-02'), {});
  await advance('2016-03-02');
  const is = async (state: string, today: string) => {
    await pool.query(`UPDATE fordring.reconciliation_run SET state = $1 WHERE recipe = 'client-declaration'`, [state]);
    await advance(today);
    return shown();
  };
  expect(await is('unacknowledged', '2016-03-03')).toEqual(['declaration begun']);
  expect(await is('closed', '2016-03-04')).toEqual(['declaration signed']);
});
