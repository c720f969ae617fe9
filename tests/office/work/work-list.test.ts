import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import type { Role } from '../../../domain/authority/roles';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { DANISH_SAMPLE_CHART } from '../../../ledger/chart-of-accounts';
import { keepOutcome } from '../../../office/counterparts/case-outcomes';
import { layDownFirst } from '../../../office/creditors/lay-down-first';
import { registerCreditor } from '../../../office/creditors/register-creditor';
import { openOffice, type Caller, type Office } from '../../../office/office';
import { importPayments } from '../../../office/payments/import-payments';
import { registerClaims } from '../../../office/registration/register-claims';
import { rulebookOf } from '../../../policies/rulebook';
import { dkStatensAdministration } from '../../../policies/rulebooks/dk-statens-administration';
import {
  anna,
  bankFile,
  carryOut,
  demanded,
  invoice,
  movement,
  paid,
  register,
  step,
  useLedger,
} from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
let office: Office;
beforeEach(async () => {
  pool = await ledger();
  office = openOffice({ pool });
});

function on(day: string, role: Role = 'case-handler', subject: string = role): Caller {
  const by: Actor = { subject, roles: [role], creditorIds: ['town'], source: 'oidc' };
  return { by, creditorId: 'town', today: civilDate(day) };
}

const rowsOn = async (day: string, words: Parameters<Office['work']['list']>[1] = {}) =>
  (await office.work.list(on(day), words)).rows;
const idsOn = async (day: string, words: Parameters<Office['work']['list']>[1] = {}) =>
  (await rowsOn(day, words)).map(({ workId }) => workId);

test('on a quiet day of a clean ledger nothing needs a person', async () => {
  await register(pool, invoice({ number: '1001' }));
  const { rows, ageing } = await office.work.list(on('2016-01-10'), {});
  expect({ rows, total: ageing.rows }).toEqual({ rows: [], total: 0 });
});

test('each row says since when, by when, whose, why, what a day costs, and the command', async () => {
  await register(pool, invoice({ number: '1002', amount: '300.00' }));
  await demanded(pool, '1002');
  await carryOut(pool, '1002', '2016-03-01', step('warning'));
  expect(await rowsOn('2016-03-31')).toEqual([
    {
      ...{ workId: 'small-claim:town/1002', kind: 'small-claim', about: 'town/1002', claimId: 'town/1002' },
      ...{ creditorId: 'town', since: '2016-03-01', ageDays: 30, dueOn: '2016-03-31', overdue: false, mine: true },
      roles: ['case-handler', 'supervisor'],
      why: 'the hand-over to the enforcement authority waits for a decision: claimed SEK 481.11 is not over SEK 500.00 (S002-25)',
      // 300.00, the fee of 180.00 and 1.11 interest; 8 percent of it a year.
      amount: expect.objectContaining({ currency: 'SEK' }) as unknown,
      costOfADay: expect.objectContaining({ currency: 'SEK' }) as unknown,
      act: 'fordring decide write-off town/1002 --ground uncollectable --reason TEXT',
    },
  ]);
  const [row] = await rowsOn('2016-03-31');
  expect([row?.amount?.toString(), row?.costOfADay?.toString()]).toEqual(['481.11', '0.10']);
});

test('a step that was not taken, with no reason on record, is work claim by claim', async () => {
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }));
  for (const number of ['1001', '1002']) await carryOut(pool, number, '2016-02-08', step('reminder'));
  expect(await idsOn('2016-03-01')).toEqual(['standing-still:town/1001', 'standing-still:town/1002']);
});

test('money in suspense, and money owed back', async () => {
  await register(pool, invoice({ number: '1001', group: '62' }), invoice({ number: '1002' }));
  await importPayments(pool, bankFile(movement({ key: 'm1', amount: '250.00', for: ['777777'] })));
  await carryOut(pool, '1002', '2016-01-20', paid('2016-01-20', '1300.00'));
  const found = await rowsOn('2016-01-31');
  expect(found.map(({ workId, amount }) => `${workId} ${amount?.toString() ?? ''}`)).toEqual([
    `unmatched:${found[0]?.about ?? ''} 250.00`,
    'owed-back:town/1002 100.00',
  ]);
});

test('what cannot be looked through is named, and everything else is on the list', async () => {
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }));
  await carryOut(pool, '1002', '2016-01-20', paid('2016-01-20', '1300.00'));
  await pool.query('ALTER TABLE fordring.answer_note RENAME TO answer_note_elsewhere');
  const found = await office.work.list(on('2016-01-31'), {});
  expect(found.rows.map(({ workId }) => workId)).toEqual(['owed-back:town/1002']);
  expect(found.notLookedThrough).toEqual([
    { what: 'answers of counterparts', reason: 'PostgreSQL refused it (42P01).' },
  ]);
  await pool.query('ALTER TABLE fordring.answer_note_elsewhere RENAME TO answer_note');
  expect(await office.work.list(on('2016-01-31'), {})).not.toHaveProperty('notLookedThrough');
});

test('a claim that is lost within a year comes before greater sums that only stand still', async () => {
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002', amount: '90000.00' }));
  const [first] = await rowsOn('2025-12-30', {});
  expect(first).toMatchObject({ kind: 'limitation', claimId: 'town/1002' });
});

test('what waits for a second person is for whoever may approve it', async () => {
  const contents = { name: 'Skola', units: [], contacts: [], owns: [{ invoiceGroup: '61' }] };
  const caller = { ...on('2016-02-01'), key: 'change-1' };
  await office.administrations.organise(caller, { administrationId: 'school', contents });
  const { rows } = await office.work.list(on('2016-02-03', 'supervisor'), { mine: true });
  expect(rows).toMatchObject([
    {
      ...{ workId: 'approval:change-1', since: '2016-02-01', dueOn: '2016-02-08' },
      act: 'fordring standing-data approve change-1',
    },
  ]);
  expect(await idsOn('2016-02-03', { mine: true })).toEqual([]);
  expect(await idsOn('2016-02-03', { role: 'manager' })).toEqual(['approval:change-1']);
});

test('work is of the administration that the claim is of, and a claim of none is work itself', async () => {
  await register(
    pool,
    invoice({ number: '1001', amount: '300.00' }),
    invoice({ number: '1002', group: '40', due: '2016-04-15' }),
  );
  await demanded(pool, '1001');
  await carryOut(pool, '1001', '2016-03-01', step('warning'));
  const contents = { name: 'Skola', units: [], contacts: [], owns: [{ invoiceGroup: '61' }] };
  await layDownFirst(pool, { creditorId: 'town', kind: 'administration', name: 'school', contents });
  expect(await idsOn('2016-03-31', { administrationId: 'school' })).toEqual(['small-claim:town/1001']);
  expect(await idsOn('2016-03-31', {})).toContain('owner-unclear:town/40/none');
  await expect(idsOn('2016-03-31', { administrationId: 'library' })).rejects.toMatchObject({
    name: 'AdministrationUnknown',
  });
});

test('work that is assigned is that person’s alone, the same again is once, and it can be given back', async () => {
  await register(pool, invoice({ number: '1002', amount: '300.00' }));
  await demanded(pool, '1002');
  await carryOut(pool, '1002', '2016-03-01', step('warning'));
  const workId = 'small-claim:town/1002';
  const assign = async (assignedTo: string | null) =>
    (await office.work.assign(on('2016-03-10'), { workId, assignedTo })).outcome;
  expect([await assign(null), await assign('eva'), await assign('eva')]).toEqual([
    'already-so',
    'assigned',
    'already-so',
  ]);
  const mine = async (subject: string) =>
    (await office.work.list(on('2016-03-31', 'case-handler', subject), { mine: true })).rows.map((row) => row.workId);
  expect([await mine('eva'), await mine('hanna')]).toEqual([[workId], []]);
  expect(await assign(null)).toBe('assigned');
  expect([await mine('eva'), await mine('hanna')]).toEqual([[workId], [workId]]);
  const auditor = on('2016-03-10', 'auditor');
  for (const misspelt of [
    ...['nonsense', 'small-claims:town/1001', 'small-claim:', 'small-claim:town/1009', 'small-claim:city/1002'],
    ...['held-case:town/1009/enforcement', 'service-to-restore:town'],
  ]) {
    const assigning = office.work.assign(on('2016-03-10'), { workId: misspelt, assignedTo: 'eva' });
    await expect(assigning).rejects.toMatchObject({ name: 'InputRefused' });
  }
  await expect(office.work.assign(auditor, { workId, assignedTo: 'eva' })).rejects.toMatchObject({
    name: 'PermissionMissing',
  });
});

test('steps that wait for the bank are one piece of work, with the money of all claims', async () => {
  const policy = dkStatensAdministration;
  await registerCreditor(pool, {
    ...{ creditorId: 'agency', name: 'Styrelsen', policy, chart: DANISH_SAMPLE_CHART, paymentAccounts: ['12345678'] },
  });
  const registrations = ['7', '8'].map((number) => {
    const { debtorId, claim } = invoice({ number });
    const danish = { claimId: `agency/${number}`, creditorId: 'agency', amount: Money.of('900.00', 'DKK') };
    return { debtorId, claim: { ...claim, ...danish, policyId: policy.id, policyVersion: policy.version } };
  });
  const rulebookFor = () => rulebookOf(policy);
  await registerClaims(pool, { creditorId: 'agency', debtors: [anna], registrations, rulebookFor });
  const { by } = on('2016-02-15');
  const caller = { by: { ...by, creditorIds: ['agency'] }, creditorId: 'agency', today: civilDate('2016-02-15') };
  const { rows } = await office.work.list(caller, {});
  expect(rows.map((row) => [row.workId, row.since, row.amount?.toString(), row.why])).toEqual([
    [
      ...['bank-unread:agency/bank-not-reconciled', '2016-02-08', '1800.00'],
      'steps of 2 claims are due and wait until the bank is reconciled (S003-26)',
    ],
  ]);
});

test('a place that was suspended is to be restored once the claim is paid', async () => {
  await register(pool, invoice({ number: '1001', group: '62' }));
  await demanded(pool, '1001');
  await carryOut(pool, '1001', '2016-03-01', step('warning'));
  await carryOut(pool, '1001', '2016-03-01', step('suspension-notice'), 'notice');
  await carryOut(pool, '1001', '2016-03-18', step('referral'));
  await carryOut(pool, '1001', '2016-05-09', step('suspension-due'));
  const kinds = async (day: string) => (await rowsOn(day)).map(({ kind }) => kind).sort();
  expect(await kinds('2016-05-10')).toContain('service-to-suspend');
  const change = (changed: 'suspended' | 'restored', day: string) =>
    carryOut(pool, '1001', day, {
      ...{ type: 'ChangeService', decisionId: changed, changedOn: civilDate(day), service: 'childcare' },
      ...{ change: changed, checklist: [] },
    });
  await change('suspended', '2016-05-11');
  expect(await kinds('2016-05-12')).not.toContain('service-to-suspend');
  await carryOut(pool, '1001', '2016-05-20', paid('2016-05-20', '1500.00'));
  expect(await rowsOn('2016-05-21')).toContainEqual(
    expect.objectContaining({
      workId: 'service-to-restore:town/1001/childcare',
      act: 'fordring decide service town/1001 --service childcare --change restored --reason TEXT',
    }),
  );
  await change('restored', '2016-05-22');
  expect(await kinds('2016-05-23')).not.toContain('service-to-restore');
});

test('a case of the court route is to be filed, until somebody says that the application was filed', async () => {
  await register(pool, invoice({ number: '1001' }));
  await carryOut(pool, '1001', '2016-02-08', step('reminder'));
  const takenOn = civilDate('2016-02-10');
  await carryOut(pool, '1001', '2016-02-10', { type: 'TakeCourtRoute', decisionId: 'court', takenOn });
  await carryOut(pool, '1001', '2016-02-18', step('administrative-court'));
  const work = async () =>
    (await rowsOn('2016-03-10')).map((row) => `${row.workId} since ${row.since} by ${row.dueOn}`);
  expect(await work()).toEqual(['court-case:town/1001 since 2016-02-18 by 2016-03-03']);
  await carryOut(pool, '1001', '2016-03-01', {
    ...{ type: 'FileAtCourt', decisionId: 'filed', filedOn: civilDate('2016-03-01') },
    ...{ court: 'Förvaltningsrätten i Stockholm', caseNumber: '1234-16', receipt: 'A-17' },
  });
  expect(await work()).toEqual([]);
  await carryOut(pool, '1001', '2016-03-02', {
    ...{ type: 'ReverseDecision', decisionId: 'not filed', reversedOn: civilDate('2016-03-02'), reverses: 'filed' },
  });
  expect(await work()).toEqual(['court-case:town/1001 since 2016-02-18 by 2016-03-03']);
});

test('a step that needs a rate which nobody has recorded is work that names the rate, and the claim waits', async () => {
  await register(pool, invoice({ number: '1001', due: '2026-12-20' }));
  await carryOut(pool, '1001', '2026-12-28', step('reminder'));
  const rows = (await rowsOn('2027-01-20')).filter(({ claimId }) => claimId === 'town/1001');
  expect(rows.map(({ kind, why }) => [kind, /Swedish reference rate on 2027-01-01/.test(why)])).toEqual([
    ['statutory-figure', true],
  ]);
});

describe('of a claim in another currency than its creditor’s', () => {
  const danish = (number: string, words: Partial<Parameters<typeof invoice>[0]> = {}) => {
    const { debtorId, claim } = invoice({ number, ...words });
    return { debtorId, claim: { ...claim, amount: Money.of(claim.amount.toString(), 'DKK') } };
  };
  const moneyOn = async (day: string) =>
    (await rowsOn(day)).map(({ workId, amount }) => [workId, amount?.toString(), amount?.currency]);

  test('what is owed back is in the claim’s own', async () => {
    await register(pool, danish('1001'));
    const amount = Money.of('1300.00', 'DKK');
    const receivedOn = civilDate('2016-01-20');
    await carryOut(pool, '1001', '2016-01-20', { type: 'ReceivePayment', paymentId: 'p1', receivedOn, amount });
    expect(await moneyOn('2016-01-31')).toEqual([['owed-back:town/1001', '100.00', 'DKK']]);
  });

  test('claims without an owner are added up currency by currency', async () => {
    await register(pool, invoice({ number: '1001', group: '40' }), danish('1002', { group: '40', amount: '700.00' }));
    const contents = { name: 'Skola', units: [], contacts: [], owns: [{ invoiceGroup: '61' }] };
    await layDownFirst(pool, { creditorId: 'town', kind: 'administration', name: 'school', contents });
    expect(await moneyOn('2016-01-31')).toEqual([
      ['owner-unclear:town/40/none', '1200.00', 'SEK'],
      ['owner-unclear:town/40/none/DKK', '700.00', 'DKK'],
    ]);
  });

  test('a letter that is held back is told in the claim’s own, until the letter has left', async () => {
    await register(pool, danish('1001'));
    await carryOut(pool, '1001', '2016-02-08', step('reminder'));
    const held = async () =>
      (await rowsOn('2016-02-09'))
        .filter(({ kind }) => kind === 'held-letter')
        .map(({ amount }) => [amount?.toString(), amount?.currency]);
    expect(await held()).toEqual([]);
    await pool.query(`UPDATE fordring.document SET status = 'held', reason = 'a recipient is not in the register'`);
    expect(await held()).toEqual([['1200.00', 'DKK']]);
    await pool.query(`UPDATE fordring.document SET status = 'to-write', reason = NULL`);
    expect(await held()).toEqual([]);
  });

  test('a case that is held back is told in the claim’s own, until nothing of the claim is open', async () => {
    await register(pool, danish('1001'));
    const to = {
      claimId: 'town/1001',
      step: 'referral',
      eventNumber: 1,
      performedOn: civilDate('2016-03-18'),
    } as const;
    const ground = { ground: 'no-counterpart', step: 'referral' } as const;
    const counterpart = undefined;
    await keepOutcome(pool, to, { counterpart, status: 'held', reason: 'nobody takes the case', ground });
    const held = async () => (await moneyOn('2016-03-19')).filter(([workId]) => workId?.startsWith('held-case'));
    expect(await held()).toEqual([['held-case:town/1001/referral', '1200.00', 'DKK']]);
    const receivedOn = civilDate('2016-03-19');
    const amount = Money.of('1200.00', 'DKK');
    await carryOut(pool, '1001', '2016-03-19', { type: 'ReceivePayment', paymentId: 'p1', receivedOn, amount });
    expect(await held()).toEqual([]);
  });
});
