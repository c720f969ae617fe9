import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import { useLedger } from '../ledger-world';
import { cecilia, kim, moa, officeOver, on, person, proof, refused, rut } from './audit-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

const acts = () => officeOver(pool).auditFile;
const REMARK = {
  ...{ remarkId: 'IR-2016-3', title: 'Lists are not reconciled', says: 'Some administrations never answer.' },
  ...{ source: 'Audit 2016, 5.1', severity: 'significant' as const, objective: 3 as const, control: '15190' },
  ...{ owner: 'kim', dueOn: civilDate('2017-03-31') },
};
const raise = () => acts().raiseRemark(on(rut, '2016-12-01'), REMARK);
const said = { remarkId: 'IR-2016-3', says: 'done' };
const stateOn = async (day: string) => (await acts().remarks(on(rut, day), {})).remarks[0];

test('a remark lives from being raised to being closed by another person, and each day is told as it was', async () => {
  await raise();
  await acts().answerRemark(on(kim, '2017-01-10'), { ...said, says: 'A list is chased from February.' });
  await acts().handleRemark(on(kim, '2017-03-01'), {
    ...said,
    says: 'All lists are confirmed.',
    file: proof('lists.pdf'),
  });
  const { remark } = await acts().closeRemark(on(rut, '2017-03-20'), {
    ...said,
    says: 'Verified in three administrations.',
  });
  expect(remark).toMatchObject({ state: 'closed', closedBy: 'rut', objective: 3 });
  expect(remark.history.map(({ mark, saidBy }) => `${mark} ${saidBy}`)).toEqual([
    ...['raised rut', 'answered kim', 'handled kim', 'closed rut'],
  ]);
  expect((await stateOn('2017-02-01'))?.state).toBe('answered');
  expect((await stateOn('2017-03-10'))?.state).toBe('handled');
  expect(await acts().remarks(on(rut, '2016-11-30'), {})).toMatchObject({ remarks: [] });
});

test('a remark past its day is late until it is closed, and work for its people', async () => {
  await raise();
  expect((await stateOn('2017-03-31'))?.isLate).toBe(false);
  expect((await stateOn('2017-04-01'))?.isLate).toBe(true);
  const { rows } = await officeOver(pool).work.list(on(moa, '2017-04-01'), {});
  expect(rows.filter(({ kind }) => kind === 'audit-remark')).toMatchObject([
    { dueOn: '2017-03-31', overdue: true, act: 'fordring remark answer IR-2016-3 --says TEXT' },
  ]);
});

test('a remark that comes back is opened again with another day', async () => {
  await raise();
  await acts().answerRemark(on(kim, '2017-01-10'), said);
  await acts().handleRemark(on(kim, '2017-02-10'), said);
  const again = { ...said, says: 'Two lists are missing.', dueOn: civilDate('2017-06-30') };
  const { remark } = await acts().reopenRemark(on(rut, '2017-03-01'), again);
  expect(remark).toMatchObject({ state: 'reopened', dueOn: '2017-06-30' });
  expect(await acts().handleRemark(on(kim, '2017-05-10'), said)).toMatchObject({ already: false });
});

const auditingManager = person('moa', 'manager', 'auditor');
test('who handled a remark does not close it, and a remark is not closed before it is handled', async () => {
  await raise();
  const early = acts().closeRemark(on(rut, '2017-01-02'), said);
  await expect(early).rejects.toThrow(refused('AuditRefused', 'not-its-turn'));
  await acts().answerRemark(on(moa, '2017-01-10'), said);
  await acts().handleRemark(on(moa, '2017-02-10'), said);
  const own = acts().closeRemark(on(auditingManager, '2017-02-11'), said);
  await expect(own).rejects.toThrow(refused('AuditRefused', 'own-work'));
  await expect(acts().closeRemark(on(cecilia, '2017-02-11'), said)).rejects.toMatchObject({
    name: 'PermissionMissing',
  });
});

test('the same remark raised twice is one, and another remark under its number is refused', async () => {
  expect(await raise()).toMatchObject({ already: false });
  expect(await raise()).toMatchObject({ already: true });
  const other = acts().raiseRemark(on(rut, '2016-12-01'), { ...REMARK, title: 'Another thing' });
  await expect(other).rejects.toThrow(refused('AuditRefused', 'other-content'));
});

test('nothing is said of a remark on a day before what was said last', async () => {
  await raise();
  await acts().answerRemark(on(kim, '2017-01-10'), said);
  const before = acts().handleRemark(on(kim, '2017-01-09'), said);
  await expect(before).rejects.toThrow(refused('AuditRefused', 'day-behind'));
});
