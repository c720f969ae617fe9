import type { Pool } from 'pg';
import { createLedgerPool } from '../../../store/connect';
import { itemsClosedIn, openItems } from '../../../office/reconciliation/items';
import { assignItem, commentItem, settleItem } from '../../../office/reconciliation/look-into-item';
import { marksOf } from '../../../office/reconciliation/marks-in-words';
import { eventsOf, readRun } from '../../../office/reconciliation/run-record';
import { startRun } from '../../../office/reconciliation/start-run';
import { civilDate } from '../../../domain/kernel/civil-date';
import { useWorld } from '../../support/world';
import { ANNA, AUDITOR, BO, inMonth, LEFT, Office, OTHER_RIGHT, permitted, RIGHT, run } from './office';

const world = useWorld();
let pool: Pool;
let office: Office;
beforeAll(async () => (pool = createLedgerPool(await world().newDatabase())));
afterAll(() => pool.end());
beforeEach(async () => {
  office = new Office(pool, world().nameOf('office'));
  await office.opens();
});

async function open(period = '2026-09') {
  return openItems(pool, await readRun(pool, run(office.creditorId, period)));
}

async function told(period = '2026-09'): Promise<string[]> {
  return (await open(period)).map(({ key, class: kind, amount, standing }) => `${standing} ${kind} ${key} ${amount}`);
}

async function matched(right: string, period = '2026-09', left = LEFT): Promise<void> {
  await office.delivers('left', inMonth(left, period), { period });
  await office.delivers('right', inMonth(right, period), { period });
  await office.matches(period);
}

test('what nothing explains gets a day within a banking week, and waits for an owner', async () => {
  await matched(OTHER_RIGHT);
  expect(await told()).toEqual(['found other-amount claim · F2 50.00', 'found only-right claim · F3 -7.00']);
  const [first] = await open();
  // Found on Monday 5 October 2026; five banking days on is Monday the 12th.
  expect([first?.owner, first?.dueOn]).toEqual([null, '2026-10-12']);
  const itemId = first?.itemId ?? 0;
  await assignItem(
    pool,
    { itemId, today: office.today, owner: 'bo', dueOn: civilDate('2026-10-20') },
    permitted(ANNA, 'look-into-differences'),
  );
  await commentItem(
    pool,
    { itemId, today: office.today, note: 'asked the debtor system' },
    permitted(ANNA, 'look-into-differences'),
  );
  expect((await open())[0]).toMatchObject({ owner: 'bo', dueOn: '2026-10-20' });
  await expect(office.runs.comment(office.caller(AUDITOR), { itemId, note: 'me too' })).rejects.toMatchObject({
    refused: 'not-authorised',
  });
});

test('a corrected file: what is gone is gone, what stays keeps its number and owner', async () => {
  await matched(OTHER_RIGHT);
  const before = await open();
  await assignItem(
    pool,
    { itemId: before[0]?.itemId ?? 0, today: office.today, owner: 'bo' },
    permitted(ANNA, 'look-into-differences'),
  );
  await office.delivers('right', OTHER_RIGHT.replace('F3,3,2026-09-11,7.00\n', ''));
  await office.matches();
  const after = await open();
  expect(after.map(({ itemId, owner }) => [itemId, owner])).toEqual([[before[0]?.itemId, 'bo']]);
});

test('what is signed unexplained is carried over with its age, and needs a reason again, also when somebody settles it by word', async () => {
  await office.closes(LEFT, OTHER_RIGHT, { reason: 'asked the debtor system' });
  office.today = civilDate('2026-11-04');
  const others = (text: string) => text.replace(/F(\d)/g, 'G$1');
  await matched(others(RIGHT), '2026-10', others(LEFT));
  expect(await told('2026-10')).toEqual([
    'carried other-amount claim · F2 50.00',
    'carried only-right claim · F3 -7.00',
  ]);
  expect((await open('2026-10')).map(({ foundOn, foundInPeriod }) => [foundOn, foundInPeriod])).toEqual([
    ['2026-10-05', '2026-09'],
    ['2026-10-05', '2026-09'],
  ]);
  await office.prepares(ANNA, '2026-10');
  await expect(office.approves(BO, null, '2026-10')).rejects.toMatchObject({ refused: 'reason-missing' });
  for (const { itemId } of await open('2026-10')) {
    await settleItem(
      pool,
      { itemId, today: office.today, note: 'corrected by voucher 77' },
      permitted(ANNA, 'look-into-differences'),
    );
  }
  // Anna prepared what was open then. A person's word is no file's: whoever signs is told of it, and answers for it.
  await expect(office.approves(BO, 'seen', '2026-10')).rejects.toMatchObject({ refused: 'not-prepared' });
  await office.prepares(ANNA, '2026-10');
  await expect(office.approves(BO, null, '2026-10')).rejects.toThrow(
    /2 differences were settled by a person's word: \d+ \(50\.00\), \d+ \(-7\.00\)\./,
  );
  await expect(office.approves(BO, 'voucher 77 is seen', '2026-10')).resolves.toMatchObject({ state: 'signed' });
});

test('what is explained by a later month is carried no further', async () => {
  // F4 is created and accepted in different months: only on the left in September, on the right in October.
  const left = `${LEFT}F4,2026-09-30,11.00\n`;
  await office.closes(left, RIGHT, { reason: 'F4 comes in October' });
  expect(await told()).toEqual(['found only-left claim · F4 11.00']);
  office.today = civilDate('2026-11-04');
  await office.delivers('left', `${inMonth(LEFT, '2026-10')}F4,2026-09-30,11.00\n`, { period: '2026-10' });
  await office.delivers('right', `${inMonth(RIGHT, '2026-10')}F4,9,2026-10-02,11.00\n`, { period: '2026-10' });
  await office.matches('2026-10');
  expect(await told('2026-10')).toEqual([]);
});

test('two rows alike are two differences', async () => {
  await matched(`${RIGHT}F3,3,2026-09-11,7.00\nF3,4,2026-09-12,7.00\n`);
  expect(await told()).toEqual(['found only-right claim · F3 -7.00', 'found only-right claim · F3 -7.00']);
});

describe('what comes back in another period', () => {
  const ONLY_LEFT = `${LEFT}F4,2026-09-20,11.00\n`;
  const OCTOBER_RIGHT = `${inMonth(RIGHT, '2026-10').replace(/F(\d)/g, 'G$1')}F4,9,2026-10-02,11.00\n`;
  const OCTOBER_LEFT = inMonth(LEFT, '2026-10').replace(/F(\d)/g, 'G$1');

  test('the voucher of September that is booked in October is matched with it, and October is clean', async () => {
    await office.closes(ONLY_LEFT, RIGHT, { reason: 'F4 is not booked yet' });
    const [september] = await open();
    office.today = civilDate('2026-11-04');
    await office.delivers('left', OCTOBER_LEFT, { period: '2026-10' });
    await office.delivers('right', OCTOBER_RIGHT, { period: '2026-10' });
    await office.matches('2026-10');
    expect(await told('2026-10')).toEqual([]);
    const october = await readRun(pool, run(office.creditorId, '2026-10'));
    const closed = await itemsClosedIn(pool, october);
    expect(
      closed.map(({ itemId, amount, standing, standingNote }) => [itemId, amount, standing, standingNote]),
    ).toEqual([
      [
        september?.itemId,
        '11.00',
        'gone',
        expect.stringMatching(/^matched against difference \d+ of 2026-10 when 2026-10 was matched \(match 1\)$/),
      ],
      [expect.any(Number), '-11.00', 'gone', expect.stringContaining(`difference ${september?.itemId} of 2026-09`)],
    ]);
    const { event } = (await eventsOf(pool, october.runId)).at(-1) ?? {};
    // October by itself lacks 11.00 on the left: together with September nothing is left.
    expect(event).toMatchObject({
      remaining: '0.00',
      cleared: { differences: 1, amount: '-11.00' },
      open: 0,
      clean: true,
    });
    await office.prepares(ANNA, '2026-10');
    await expect(office.approves(undefined, undefined, '2026-10')).resolves.toMatchObject({ state: 'signed' });
  });

  test('matched anew without it, both are open again under their numbers; with it once more, both are gone', async () => {
    await office.closes(ONLY_LEFT, RIGHT, { reason: 'F4 is not booked yet' });
    office.today = civilDate('2026-11-04');
    const deliver = async (right: string) => {
      await office.delivers('right', right, { period: '2026-10' });
      await office.matches('2026-10');
      return (await open('2026-10')).map(({ itemId, amount, standing }) => `${itemId} ${standing} ${amount}`);
    };
    await office.delivers('left', OCTOBER_LEFT, { period: '2026-10' });
    const [september] = await open();
    expect(await deliver(OCTOBER_RIGHT)).toEqual([]);
    const without = OCTOBER_RIGHT.replace('11.00', '12.00');
    expect(await deliver(without)).toEqual([
      `${september?.itemId} carried 11.00`,
      expect.stringMatching(/^\d+ found -12\.00$/),
    ]);
    expect(await deliver(OCTOBER_RIGHT)).toEqual([]);
  });

  test('the same key and amount in a later month is another difference, not the old one again', async () => {
    const fee = (month: string) => `${inMonth(RIGHT, month)}F3,3,${month}-11,7.00\n`;
    await office.closes(LEFT, fee('2026-09'), { reason: 'a fee that KY does not know' });
    office.today = civilDate('2026-11-04');
    await office.delivers('left', inMonth(LEFT, '2026-10'), { period: '2026-10' });
    await office.delivers('right', fee('2026-10'), { period: '2026-10' });
    await office.matches('2026-10');
    // 14.00 are unexplained by now, in two differences.
    expect(await told('2026-10')).toEqual(['carried only-right claim · F3 -7.00', 'found only-right claim · F3 -7.00']);
  });

  test('over three months a difference keeps number, owner, day and age, and goes when it is booked', async () => {
    await office.closes(ONLY_LEFT, RIGHT, { reason: 'F4 is not booked yet' });
    const [first] = await open();
    await assignItem(
      pool,
      { itemId: first?.itemId ?? 0, today: office.today, owner: 'bo' },
      permitted(ANNA, 'look-into-differences'),
    );
    for (const [month, today] of [
      ['2026-10', '2026-11-04'],
      ['2026-11', '2026-12-04'],
      ['2026-12', '2027-01-06'],
    ] as const) {
      office.today = civilDate(today);
      const others = (text: string) => inMonth(text, month).replace(/F(\d)/g, `G${month}$1`);
      await office.delivers('left', others(LEFT), { period: month });
      const booked = month === '2026-12' ? 'F4,9,2026-12-02,11.00\n' : '';
      await office.delivers('right', `${others(RIGHT)}${booked}`, { period: month });
      await office.matches(month);
      if (month === '2026-12') break;
      expect(await open(month)).toMatchObject([
        { itemId: first?.itemId, standing: 'carried', owner: 'bo', foundOn: '2026-10-05', foundInPeriod: '2026-09' },
      ]);
      await office.prepares(ANNA, month);
      await office.approves(BO, 'still waiting for F4', month);
      await office.files(month);
    }
    expect(await open('2026-12')).toEqual([]);
  });
});

describe('matched anew within its period', () => {
  test('back to the very same file, a difference keeps its owner, comments and settlement', async () => {
    await matched(OTHER_RIGHT);
    const [first, second] = await open();
    const about = { today: office.today };
    await assignItem(
      pool,
      { ...about, itemId: first?.itemId ?? 0, owner: 'bo' },
      permitted(ANNA, 'look-into-differences'),
    );
    await settleItem(
      pool,
      { ...about, itemId: second?.itemId ?? 0, note: 'voucher 77 takes it back' },
      permitted(ANNA, 'look-into-differences'),
    );
    await matched(RIGHT);
    expect(await open()).toEqual([]);
    await matched(OTHER_RIGHT);
    expect((await open()).map(({ itemId, owner }) => [itemId, owner])).toEqual([[first?.itemId, 'bo']]);
  });

  test('with another amount it is the same difference', async () => {
    await matched(OTHER_RIGHT);
    const [first] = await open();
    await assignItem(
      pool,
      { itemId: first?.itemId ?? 0, today: office.today, owner: 'bo' },
      permitted(ANNA, 'look-into-differences'),
    );
    await matched(OTHER_RIGHT.replace('150.00', '180.00'));
    expect(await told()).toEqual(['found other-amount claim · F2 20.00', 'found only-right claim · F3 -7.00']);
    expect((await open())[0]).toMatchObject({ itemId: first?.itemId, owner: 'bo' });
    expect(
      (await marksOf(pool, [{ itemId: first?.itemId ?? 0 }])).get(first?.itemId ?? 0)?.map(({ text }) => text),
    ).toEqual([
      'found in 2026-09, to be looked into, by 2026-10-12',
      'assigned to bo, by 2026-10-12',
      'now 20.00; 50.00 until 2026-09 was matched',
    ]);
  });
});

test('a balance speaks of everything up to its end: what it has no more is gone, what it has otherwise has changed', async () => {
  // The area's accounts by their balance (S002-94: 589 tkr in August, 248 tkr at the end of September, then nothing).
  const item = (number: string, amount: string) => `parking,${number},2026-08-15,${amount}`;
  const file = (...lines: string[]) => ['area,item,booked_on,amount', ...lines, ''].join('\n');
  const balances = async (period: string, today: string, right: string[]) => {
    office.today = civilDate(today);
    const name = { ...run(office.creditorId, period, 'debtor-gl-area'), today: office.today };
    await startRun(pool, { ...name, periodRule: 'balance' }, permitted(ANNA, 'begin-reconciliation'));
    await office.delivers('left', file(item('1', '589.00'), item('2', '10.00')), { period, recipe: 'debtor-gl-area' });
    await office.delivers('right', file(...right), { period, recipe: 'debtor-gl-area' });
    await office.matches(period, 'debtor-gl-area');
    return (await openItems(pool, await readRun(pool, name))).map(({ itemId, amount, foundInPeriod }) => ({
      itemId,
      amount,
      foundInPeriod,
    }));
  };
  const [august] = await balances('2026-08', '2026-09-04', [item('2', '10.00')]);
  expect(august).toMatchObject({ amount: '589.00' });
  const [september] = await balances('2026-09', '2026-10-05', [item('1', '341.00'), item('2', '10.00')]);
  expect(september).toEqual({ itemId: august?.itemId, amount: '248.00', foundInPeriod: '2026-08' });
  expect(await balances('2026-10', '2026-11-04', [item('2', '10.00'), item('1', '589.00')])).toEqual([]);
});

describe('refused, by name', () => {
  test('nobody to look into it, a day that has passed, nothing said', async () => {
    await matched(OTHER_RIGHT);
    const about = { itemId: (await open())[0]?.itemId ?? 0, today: office.today };
    await expect(
      assignItem(pool, { ...about, owner: ' ' }, permitted(ANNA, 'look-into-differences')),
    ).rejects.toMatchObject({ refused: 'reason-missing' });
    await expect(
      assignItem(
        pool,
        { ...about, owner: 'bo', dueOn: civilDate('2026-10-04') },
        permitted(ANNA, 'look-into-differences'),
      ),
    ).rejects.toMatchObject({
      refused: 'day-has-passed',
    });
    await expect(
      commentItem(pool, { ...about, note: '' }, permitted(ANNA, 'look-into-differences')),
    ).rejects.toMatchObject({ refused: 'reason-missing' });
    await expect(
      settleItem(pool, { ...about, note: '\n' }, permitted(ANNA, 'look-into-differences')),
    ).rejects.toMatchObject({ refused: 'reason-missing' });
  });

  test('anything between signature and evidence: what was signed is what is filed', async () => {
    await matched(OTHER_RIGHT);
    await office.prepares();
    await office.approves(BO, 'under way');
    const about = { itemId: (await open())[0]?.itemId ?? 0, today: office.today };
    await expect(
      settleItem(pool, { ...about, note: 'booked' }, permitted(ANNA, 'look-into-differences')),
    ).rejects.toMatchObject({
      refused: 'being-filed',
    });
    await office.files();
    await expect(
      settleItem(pool, { ...about, note: 'booked' }, permitted(ANNA, 'look-into-differences')),
    ).resolves.toMatchObject({ standing: 'settled' });
  });
});
