import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import { useLedger } from '../ledger-world';
import { cecilia, moa, officeOver, on, proof, refused } from './audit-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

const acts = () => officeOver(pool).auditFile;
const VERSION = {
  ...{ procedureId: 'debtor-area', title: 'Debtor area', version: '1', adoptedBy: 'Kommunstyrelsen § 12' },
  ...{ adoptedOn: civilDate('2016-01-10'), reviewBy: civilDate('2017-01-31'), file: proof('procedure.pdf') },
};
const statesOn = async (day: string) =>
  (await acts().procedures(on(moa, day), {})).versions.map(({ version, state }) => `${version} ${state}`);

test('a version is a draft until a second person adopts it, and the newer one takes its place from its day', async () => {
  const { change } = await acts().adoptProcedure(on(moa, '2016-02-01'), VERSION);
  expect(await statesOn('2016-02-01')).toEqual(['1 draft']);
  const creditors = officeOver(pool).creditors;
  await creditors.approveStanding(on(cecilia, '2016-02-05'), { changeId: change?.changeId ?? '' });
  // On the day before the second person came, the version was a draft.
  expect([await statesOn('2016-02-04'), await statesOn('2016-02-05')]).toEqual([['1 draft'], ['1 in-force']]);
  const next = { ...VERSION, version: '2', file: proof('procedure-2.pdf'), validFrom: civilDate('2016-07-01') };
  await acts().adoptProcedure(on(moa, '2016-06-01', cecilia), next);
  expect(await statesOn('2016-06-30')).toEqual(['1 in-force', '2 draft']);
  expect(await statesOn('2016-07-01')).toEqual(['1 replaced', '2 in-force']);
});

test('another document under a known version is refused, and so is one that is not adopted yet', async () => {
  await acts().adoptProcedure(on(moa, '2016-02-01', cecilia), VERSION);
  const other = { ...VERSION, file: proof('procedure.pdf', 'other words') };
  await expect(acts().adoptProcedure(on(moa, '2016-02-02'), other)).rejects.toThrow(
    refused('AuditRefused', 'version-taken'),
  );
  const early = { ...VERSION, version: '2', adoptedOn: civilDate('2016-12-01') };
  await expect(acts().adoptProcedure(on(moa, '2016-02-02'), early)).rejects.toThrow(
    refused('AuditRefused', 'not-adopted'),
  );
});

test('a version in force is work from thirty days before its review, and a draft is none', async () => {
  await acts().adoptProcedure(on(moa, '2016-02-01', cecilia), VERSION);
  const work = async (day: string) =>
    (await officeOver(pool).work.list(on(moa, day), {})).rows.filter(({ kind }) => kind === 'procedure').length;
  // 31 January less 30 days is 1 January.
  expect([await work('2016-12-31'), await work('2017-01-01')]).toEqual([0, 1]);
});

const RULE = {
  decidedBy: 'Kommunstyrelsen',
  decidedOn: civilDate('2016-01-10'),
  document: 'KS § 14',
  through: civilDate('2016-12-31'),
};

test('a rule that says what the policy says agrees, and one that says another limit names the step', async () => {
  // The rulebook of the town hands over what is over 500 kronor (S002-25), and asks for nothing of 20.00 or less.
  const small = { ...RULE, notHandedOverUpTo: '500.00', notAskedUpTo: '20.00' };
  await acts().layDownGovernance(on(moa, '2016-02-01', cecilia), { name: 'small-amounts', rule: small });
  const agreeing = await acts().governance(on(moa, '2016-02-01'), {});
  const differing = (found: typeof agreeing) =>
    found.rules.flatMap(({ differences }) =>
      differences.map(({ step, decided, inPolicy }) => `${step} ${decided.toString()} ${inPolicy.toString()}`),
    );
  expect(differing(agreeing).filter((one) => one.startsWith('referral'))).toEqual([]);
  expect(agreeing.undecided).toEqual(['reminder-fees']);
  const fees = { ...RULE, reminderFee: '60.00', demandFee: '180.00' };
  await acts().layDownGovernance(on(moa, '2016-02-01', cecilia), { name: 'reminder-fees', rule: fees });
  // The town's reminder states the invoice amount alone (S002-16); its demand costs 180 (S002-18).
  const found = await acts().governance(on(moa, '2016-02-01'), {});
  expect(differing(found).filter((one) => /60\.00|180\.00/.test(one))).toEqual(['reminder 60.00 0.00']);
});

test('a rule that ran out is work, and no rule without an amount is laid down', async () => {
  const rule = { ...RULE, notHandedOverUpTo: '500.00' };
  await acts().layDownGovernance(on(moa, '2016-02-01', cecilia), { name: 'small-amounts', rule });
  const { rules } = await acts().governance(on(moa, '2017-01-01'), {});
  expect(rules.map(({ hasRunOut }) => hasRunOut)).toEqual([true]);
  const { rows } = await officeOver(pool).work.list(on(moa, '2017-01-01'), {});
  expect(rows.filter(({ kind }) => kind === 'governance-rule')).toMatchObject([{ dueOn: '2016-12-31', overdue: true }]);
  const empty = acts().layDownGovernance(on(moa, '2016-02-01'), { name: 'small-amounts', rule: RULE });
  await expect(empty).rejects.toMatchObject({ name: 'InputRefused' });
});
