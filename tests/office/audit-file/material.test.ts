import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import { checkLedger } from '../../../office/controls/check-ledger';
import { useLedger } from '../ledger-world';
import { cecilia, kim, moa, officeOver, on, proof, refused } from './audit-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

const ITEM = { owner: 'kim', dueOn: civilDate('2017-01-20'), sources: ['S000-02'] };
const PLAN = {
  items: [
    {
      ...ITEM,
      id: 'receivables',
      title: 'Receivables at year-end',
      criticality: 'critical' as const,
      documented: true,
    },
    { ...ITEM, id: 'old-items', title: 'Old items', criticality: 'important' as const, documented: false },
  ],
};
const acts = () => officeOver(pool).auditFile;
const plan = (today = '2016-12-01') => acts().planMaterial(on(moa, today, cecilia), { year: '2016', plan: PLAN });
const receivables = { year: '2016', itemId: 'receivables' };
const closeYear = (today = '2017-01-25') =>
  officeOver(pool).close.closePeriod(on(moa, today), { period: '2016-12', reason: 'the year is over' });
const audits = (why: string) => refused('AuditRefused', why);

test('a year whose critical item nobody has signed is not closed, and once two persons have seen to it, it is', async () => {
  await plan();
  await expect(closeYear()).rejects.toThrow(refused('PeriodRefused', 'material-missing'));
  await acts().documentMaterial(on(kim, '2017-01-10'), { ...receivables, says: '', file: proof('ages.pdf') });
  await acts().materialDone(on(kim, '2017-01-11'), { ...receivables, says: 'complete' });
  await expect(closeYear()).rejects.toThrow(/lacks receivables/);
  const { item } = await acts().signMaterial(on(moa, '2017-01-12'), { ...receivables, says: '' });
  expect(item).toMatchObject({ state: 'signed', doneBy: 'kim', signedBy: 'moa', isGap: false });
  expect(item.documents.map(({ fileName }) => fileName)).toEqual(['ages.pdf']);
  // The important item is still open: it is late, and keeps no year open.
  expect(await closeYear()).toMatchObject({ state: 'closed' });
  expect((await checkLedger(pool)).checks.filter(({ holds }) => !holds)).toEqual([]);
});

test('a year that closes within a later month is looked at too, and a year without any plan is closed as before', async () => {
  expect(await closeYear()).toMatchObject({ state: 'closed' });
  await acts().planMaterial(on(moa, '2017-12-01', cecilia), { year: '2017', plan: PLAN });
  const months = Array.from({ length: 11 }, (_, at) => `2017-${String(at + 1).padStart(2, '0')}`);
  for (const period of months) {
    await officeOver(pool).close.closePeriod(on(moa, '2018-01-10'), { period, reason: 'over' });
  }
  const december = { period: '2017-12', reason: 'over' };
  await expect(officeOver(pool).close.closePeriod(on(moa, '2018-01-10'), december)).rejects.toThrow(
    /2017 lacks receivables/,
  );
});

test('a manager overrides a critical item with a reason, the year closes, and the item stays open and late', async () => {
  await plan();
  const reason = { ...receivables, says: 'the provider delivers in March' };
  await expect(acts().overrideMaterial(on(cecilia, '2017-01-24'), reason)).rejects.toThrow(/must be a manager/);
  await acts().overrideMaterial(on(moa, '2017-01-24'), reason);
  expect(await closeYear()).toMatchObject({ state: 'closed' });
  const { years } = await acts().material(on(moa, '2017-01-26'), { year: '2016' });
  expect(years[0]?.items[0]).toMatchObject({ state: 'open', isLate: true, isGap: false, overriddenBy: 'moa' });
});

test.each([
  [
    'an item that wants a document is not done without one',
    'no-document',
    () => acts().materialDone(on(kim, '2017-01-10'), { ...receivables, says: '' }),
  ],
  [
    'an open item is not signed',
    'not-its-turn',
    () => acts().signMaterial(on(moa, '2017-01-10'), { ...receivables, says: '' }),
  ],
  [
    'an item that no plan has',
    'no-such-item',
    () => acts().materialDone(on(kim, '2017-01-10'), { year: '2016', itemId: 'moon', says: '' }),
  ],
  [
    'a year without a plan',
    'no-plan',
    () => acts().materialDone(on(kim, '2017-01-10'), { year: '2015', itemId: 'receivables', says: '' }),
  ],
  [
    'an item that is not critical is not overridden',
    'no-gap',
    () => acts().overrideMaterial(on(moa, '2017-01-10'), { year: '2016', itemId: 'old-items', says: 'why not' }),
  ],
])('%s', async (_, why, act) => {
  await plan();
  await expect(act()).rejects.toThrow(audits(why));
});

test('who completed an item does not sign it, neither by the act nor past it', async () => {
  await plan();
  await acts().materialDone(on(moa, '2017-01-10'), { ...receivables, says: '', file: proof('ages.pdf') });
  await expect(acts().signMaterial(on(moa, '2017-01-11'), { ...receivables, says: '' })).rejects.toThrow(
    audits('own-work'),
  );
  const past = `INSERT INTO fordring.audit_entry (creditor_id, kind, subject, mark, says, said_by, role, said_on)
    VALUES ('town', 'material', '2016/receivables', 'signed', '', ' MOA', 'manager', '2017-01-11')`;
  await expect(pool.query(past)).rejects.toMatchObject({ code: 'FD174' });
});

test('the database keeps the year open also for a program that asks nobody', async () => {
  await plan();
  const past = `INSERT INTO fordring.closed_period (creditor_id, from_on, to_on, closed_on, closed_by, last_entry)
    VALUES ('town', '0001-01-01', '2016-12-31', '2017-01-25', 'close', 0)`;
  await expect(pool.query(past)).rejects.toMatchObject({ code: 'FD176' });
});

test('the same said twice changes nothing, and an item that is taken back is done anew', async () => {
  await plan();
  const done = { ...receivables, says: 'complete', file: proof('ages.pdf') };
  expect(await acts().materialDone(on(kim, '2017-01-10'), done)).toMatchObject({ already: false });
  expect(await acts().materialDone(on(kim, '2017-01-10'), done)).toMatchObject({ already: true });
  await acts().signMaterial(on(moa, '2017-01-11'), { ...receivables, says: '' });
  await acts().takeMaterialBack(on(cecilia, '2017-01-12'), { ...receivables, says: 'a page is missing' });
  await expect(closeYear()).rejects.toThrow(/lacks receivables/);
  expect(await acts().materialDone(on(kim, '2017-01-13'), done)).toMatchObject({
    already: false,
    item: { state: 'done' },
  });
});

test('a plan is rolled forward a year later to the day, and without one the next year does not close', async () => {
  await plan();
  await acts().overrideMaterial(on(moa, '2017-01-24'), { ...receivables, says: 'agreed' });
  await closeYear();
  for (let month = 1; month <= 11; month += 1) {
    const period = `2017-${String(month).padStart(2, '0')}`;
    await officeOver(pool).close.closePeriod(on(moa, '2018-01-10'), { period, reason: 'over' });
  }
  const december = () =>
    officeOver(pool).close.closePeriod(on(moa, '2018-01-10'), { period: '2017-12', reason: 'over' });
  await expect(december()).rejects.toThrow(/2017 has no material plan/);
  const rolled = await acts().planMaterial(on(moa, '2018-01-11', cecilia), { year: '2017', rolledFrom: '2016' });
  expect(rolled.plan.items.map(({ id, dueOn }) => `${id} ${dueOn}`)).toEqual([
    'receivables 2018-01-20',
    'old-items 2018-01-20',
  ]);
});

test('the shipped plan has an item for what the sources ask, and one person alone lays nothing down', async () => {
  const answer = await acts().planMaterial(on(moa, '2016-12-01'), { year: '2016', owner: 'kim' });
  expect(answer.outcome).toBe('waiting');
  expect(answer.plan.items.filter(({ criticality }) => criticality === 'critical').map(({ id }) => id)).toEqual([
    ...['receivables', 'ledger-agreement', 'valuation', 'areas', 'authorisations'],
  ]);
  // Nothing is in force yet, so the year is not kept open.
  expect(await closeYear()).toMatchObject({ state: 'closed' });
});

test('a kept file comes back byte for byte, by the beginning of its digest', async () => {
  await plan();
  const { item } = await acts().documentMaterial(on(kim, '2017-01-10'), {
    ...{ ...receivables, says: '' },
    file: proof('ages.pdf', 'åldersanalys'),
  });
  const digest = item.documents[0]?.sha256 ?? '';
  const kept = await acts().auditDocument(on(kim, '2017-01-10'), { sha256: digest.slice(0, 8) });
  expect([kept.fileName, kept.content.toString()]).toEqual(['ages.pdf', 'åldersanalys']);
});
