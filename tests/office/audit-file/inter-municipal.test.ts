import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import { invoice, register, useLedger } from '../ledger-world';
import { kim, officeOver, on, refused } from './audit-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
  await register(pool, invoice({ number: '1', due: '2016-02-29' }), invoice({ number: '2', due: '2016-04-30' }));
});

const acts = () => officeOver(pool).auditFile;
const found = (day: string) => acts().interMunicipal(on(kim, day), {});
const flag = (isMunicipality = true) =>
  acts().flagMunicipality(on(kim, '2016-03-01'), { debtorId: 'anna', isMunicipality, reason: 'so says the register' });
const followUp = {
  debtorId: 'anna',
  contact: 'Bo, ekonomi',
  nextAction: 'ask again',
  nextOn: civilDate('2016-04-15'),
  says: '',
};

test('a debtor with the number of a municipality is one without anybody saying so', async () => {
  expect((await found('2016-03-01')).debtors).toEqual([]);
  await pool.query(`UPDATE fordring.debtor SET identity_number = '212000-0142' WHERE debtor_id = 'anna'`);
  const { debtors } = await found('2016-03-10');
  // Due on 29 February: ten days past due on 10 March. The other is due in April.
  expect(debtors).toMatchObject([{ debtorId: 'anna', isFlagged: false, isWaiting: true, oldestDays: 10 }]);
  expect(debtors[0]?.sums.map((sum) => sum.toString())).toEqual(['2400.00']);
  await flag(false);
  expect((await found('2016-03-10')).debtors).toEqual([]);
});

test('claims that somebody follows up wait for nobody until the day of the next action has passed', async () => {
  await flag();
  await acts().followUpMunicipality(on(kim, '2016-03-10'), followUp);
  expect((await found('2016-04-15')).debtors).toMatchObject([
    { isWaiting: false, followUp: { contact: 'Bo, ekonomi' } },
  ]);
  expect((await found('2016-04-16')).debtors).toMatchObject([{ isWaiting: true }]);
  const { rows } = await officeOver(pool).work.list(on(kim, '2016-04-16'), {});
  expect(rows.filter(({ kind }) => kind === 'inter-municipal')).toMatchObject([
    { since: '2016-04-15', why: expect.stringContaining('ask again was due on 2016-04-15') as string },
  ]);
});

test('an unknown debtor, one that is no municipality, and a day that has passed are refused', async () => {
  const unknown = { debtorId: 'nobody', isMunicipality: true, reason: 'x' };
  await expect(acts().flagMunicipality(on(kim, '2016-03-01'), unknown)).rejects.toThrow(
    refused('AuditRefused', 'debtor-unknown'),
  );
  await expect(acts().followUpMunicipality(on(kim, '2016-03-10'), followUp)).rejects.toThrow(
    refused('AuditRefused', 'not-its-turn'),
  );
  await flag();
  await expect(acts().followUpMunicipality(on(kim, '2016-04-16'), followUp)).rejects.toThrow(
    refused('AuditRefused', 'day-behind'),
  );
});
