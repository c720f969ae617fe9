import type { Pool } from 'pg';
import { createLedgerPool } from '../../../activities/ledger/connect';
import { openItems } from '../../../activities/reconciliation/items';
import { assignItem, commentItem, settleItem } from '../../../activities/reconciliation/look-into-item';
import { readRun } from '../../../activities/reconciliation/run-record';
import { civilDate } from '../../../domain/civil-date';
import { useWorld } from '../../support/world';
import { ANNA, AUDITOR, inMonth, LEFT, Office, OTHER_RIGHT, RIGHT, run } from './office';

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
  await assignItem(pool, { itemId, today: office.today, owner: 'bo', dueOn: civilDate('2026-10-20') }, ANNA);
  await commentItem(pool, { itemId, today: office.today, note: 'asked the debtor system' }, ANNA);
  expect((await open())[0]).toMatchObject({ owner: 'bo', dueOn: '2026-10-20' });
  await expect(commentItem(pool, { itemId, today: office.today, note: 'me too' }, AUDITOR)).rejects.toMatchObject({
    refused: 'not-authorised',
  });
});

test('a corrected file: what is gone is gone, what stays keeps its number and owner', async () => {
  await matched(OTHER_RIGHT);
  const before = await open();
  await assignItem(pool, { itemId: before[0]?.itemId ?? 0, today: office.today, owner: 'bo' }, ANNA);
  await office.delivers('right', OTHER_RIGHT.replace('F3,3,2026-09-11,7.00\n', ''));
  await office.matches();
  const after = await open();
  expect(after.map(({ itemId, owner }) => [itemId, owner])).toEqual([[before[0]?.itemId, 'bo']]);
});

test('what is signed unexplained is carried over with its age, and needs a reason again, until it is settled', async () => {
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
  await expect(office.approves(undefined, undefined, '2026-10')).rejects.toMatchObject({ refused: 'reason-missing' });
  for (const { itemId } of await open('2026-10')) {
    await settleItem(pool, { itemId, today: office.today, note: 'corrected by voucher 77' }, ANNA);
  }
  await expect(office.approves(undefined, undefined, '2026-10')).resolves.toMatchObject({ state: 'signed' });
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
