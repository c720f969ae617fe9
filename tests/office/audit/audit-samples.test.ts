import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { civilDate } from '../../../domain/kernel/civil-date';
import { checkLedger } from '../../../office/controls/check-ledger';
import { recordBankReading } from '../../../office/creditors/bank-reading';
import { openOffice } from '../../../office/office';
import { augustWithTenLargest, TEN_LARGEST } from '../../support/audited-august';
import { registerClaims } from '../../../office/registration/register-claims';
import { anna, carryOut, invoice, paid, register, rulebookFor, step, takenBack, useLedger } from '../ledger-world';

/* The audit's two samples at 31 August 2016 (S002, sections 4.3 and 4.4), out of the live code. */
const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

const person = (subject: string, ...roles: Actor['roles']): Actor => {
  return { subject, roles, creditorIds: 'all', source: 'local' };
};
const rut = person('rut', 'auditor');
const cecilia = person('cecilia', 'controller');
const moa = person('moa', 'manager');
const hanna = person('hanna', 'case-handler');
const office = () => openOffice({ pool, clock: () => Date.parse('2016-12-31T12:00:00+01:00') });
const on = (by: Actor, today: string) => ({ by, creditorId: 'town', today: civilDate(today) });
const refused = (why: string) => expect.objectContaining({ name: 'AuditSampleRefused', refused: why }) as Error;
const draw = (seed: string, more: { readonly known?: string; readonly today?: string } = {}) =>
  office().audit.drawSample(on(rut, more.today ?? '2016-10-14'), {
    ...{ period: '2016-08', seed },
    ...(more.known !== undefined && { known: civilDate(more.known) }),
  });

/** What became of the ten largest by 14 October 2016, as the audit found. */
async function payLargest(): Promise<void> {
  const days: Readonly<Record<string, string>> = {
    ...{ '61159531': '2016-10-10', '61159672': '2016-09-16', '61159657': '2016-09-26', '61159719': '2016-09-23' },
    ...{ '61159519': '2016-09-20', '61159645': '2016-09-29', '61159604': '2016-09-20', '61159653': '2016-09-26' },
  };
  for (const { number, kronor } of TEN_LARGEST) {
    const day = days[number];
    if (day !== undefined) await carryOut(pool, number, day, paid(day, `${kronor}.00`, `p${number}`));
  }
  await carryOut(pool, '61116067', '2012-02-27', {
    ...{ type: 'RaiseDispute', decisionId: 'd1', raisedOn: civilDate('2012-02-27') },
  });
  await carryOut(pool, '61159602', '2016-10-05', {
    ...{ type: 'CancelClaim', decisionId: 'c1', cancelledOn: civilDate('2016-10-05'), documentNumber: 'K1' },
  });
}

test('the ten largest cover 43 percent of the sub-ledger, and 83 percent of them had come in by 14 October 2016', async () => {
  await register(pool, ...augustWithTenLargest());
  await payLargest();
  const { sample } = await draw('audit 2016');
  expect(sample.largest).toMatchObject({ drawn: 10, claims: 210 });
  const { drawnOpen, open } = sample.largest;
  expect([drawnOpen, open].map(String)).toEqual(['13760935.00', '31989189.00']);
  // 13,760,935 of 31,989,189.
  expect(drawnOpen.amount.times(100).div(open.amount).toFixed(2)).toBe('43.02');
  const found = await office().audit.sample(on(rut, '2016-10-14'), { sampleNumber: sample.sampleNumber });
  const rows = found.claims.filter(({ part }) => part === 'largest');
  expect(
    rows.map(({ invoiceNumber, followUp }) => `${invoiceNumber} ${followUp?.followUp ?? ''} ${followUp?.on ?? ''}`),
  ).toEqual([
    '61159531 paid 2016-10-10',
    '61116067 disputed 2012-02-27',
    '61159672 paid 2016-09-16',
    '61159657 paid 2016-09-26',
    '61159719 paid 2016-09-23',
    '61159519 paid 2016-09-20',
    '61159602 cancelled 2016-10-05',
    '61159645 paid 2016-09-29',
    '61159604 paid 2016-09-20',
    '61159653 paid 2016-09-26',
  ]);
  // 11.47 mnkr of 13.76, which the audit rounds to 11.5.
  expect(found.received.toString()).toBe('11466822.00');
  expect(found.received.amount.times(100).div(drawnOpen.amount).toFixed(2)).toBe('83.33');
  // The disputed one is booked as doubtful, all of it.
  expect(rows[1]?.doubtful.toString()).toBe('1794113.00');
  // On 19 September one had come in: 1,613,173 of the 16th.
  const earlier = await office().audit.sample(on(rut, '2016-09-19'), { sampleNumber: sample.sampleNumber });
  expect(earlier.received.toString()).toBe('1613173.00');
});

/**
 * Twenty miscellaneous invoices, due on Friday 5 August 2016: eighteen reminded on the 12th and demanded on the 22nd; one
 * deferred to the 15th and reminded on the 22nd; one that was paid to the wrong bankgiro, as was known on the 17th.
 */
async function twentyOverdue(): Promise<void> {
  await recordBankReading(pool, {
    ...{
      creditorId: 'town',
      through: civilDate('2016-08-31'),
      readOn: civilDate('2016-09-01'),
      by: { person: 'hanna' },
    },
  });
  await office().payments.changeBankGate(on(moa, '2016-01-04'), { changedOn: civilDate('2016-01-04'), open: true });
  const numbers = Array.from({ length: 20 }, (_, at) => String(9001 + at));
  await register(pool, ...numbers.map((number) => invoice({ number, due: '2016-08-05' })));
  for (const number of numbers.slice(0, 18)) {
    await carryOut(pool, number, '2016-08-12', step('reminder'));
    await carryOut(pool, number, '2016-08-22', step('demand'));
  }
  await carryOut(pool, '9019', '2016-08-08', {
    ...{
      type: 'GrantDeferral',
      decisionId: 'time',
      grantedOn: civilDate('2016-08-08'),
      newDueOn: civilDate('2016-08-15'),
    },
  });
  await carryOut(pool, '9019', '2016-08-22', step('reminder'));
  await carryOut(pool, '9020', '2016-08-04', paid('2016-08-04', '1200.00', 'p9020'));
  await carryOut(pool, '9020', '2016-08-17', takenBack('2016-08-17', '1200.00'));
  await carryOut(pool, '9020', '2016-08-18', step('reminder'));
  await carryOut(pool, '9020', '2016-08-29', step('demand'));
}

async function drawTwenty(): Promise<number> {
  await twentyOverdue();
  return (await draw('twenty')).sample.sampleNumber;
}

test('of twenty overdue invoices eighteen are without remark, and two are late with a reason on record', async () => {
  const sampleNumber = await drawTwenty();
  const { claims, sample } = await office().audit.sample(on(rut, '2016-10-14'), { sampleNumber });
  expect(sample.overdue).toMatchObject({ drawn: 20, claims: 20 });
  const rows = claims.filter(({ part }) => part === 'overdue');
  const count = (which: string) => rows.filter(({ overdue }) => overdue?.examined === which).length;
  expect([count('clean'), count('explained'), count('remark')]).toEqual([18, 2, 0]);
  const of = (number: string) => rows.find(({ invoiceNumber }) => invoiceNumber === number)?.overdue;
  const told = (number: string) =>
    of(number)?.steps.map(({ step: name, on: day, guideline, causes, fee, rightFee }) =>
      [name, day, guideline ?? '-', causes.map(({ type }) => type).join(), fee, rightFee].join(' '),
    );
  expect(told('9001')).toEqual(['reminder 2016-08-12 -  0.00 0.00', 'demand 2016-08-22 -  180.00 180.00']);
  expect(told('9019')).toEqual(['reminder 2016-08-22 2016-08-12 deferral 0.00 0.00']);
  expect(told('9020')).toEqual([
    'reminder 2016-08-18 2016-08-12 paid-meanwhile 0.00 0.00',
    // Ten days behind the reminder is Sunday the 28th: in time for a reminder of that day.
    'demand 2016-08-29 -  180.00 180.00',
  ]);
});

test('a late letter without a reason, a claim that was never followed up and a wrong fee are to be looked at', async () => {
  await twentyOverdue();
  await register(pool, ...['1', '2', '3'].map((number) => invoice({ number, due: '2016-08-05' })));
  await carryOut(pool, '1', '2016-08-19', step('reminder'));
  await carryOut(pool, '1', '2016-08-29', step('demand'));
  await carryOut(pool, '3', '2016-08-12', step('reminder'));
  await carryOut(pool, '3', '2016-08-22', step('demand'));
  await pool.query('ALTER TABLE fordring.claim_event DISABLE TRIGGER USER');
  await pool.query(
    `UPDATE fordring.claim_event SET data = jsonb_set(data, '{fee,amount}', '"50.00"')
     WHERE claim_id = 'town/3' AND event_number = 3`,
  );
  const { sample } = await office().audit.drawSample(on(rut, '2016-10-14'), {
    ...{ period: '2016-08', seed: 'all', overdue: 23 },
  });
  const { claims } = await office().audit.sample(on(rut, '2016-10-14'), { sampleNumber: sample.sampleNumber });
  const remarks = claims.flatMap(({ part, invoiceNumber, overdue }) =>
    part === 'overdue' && overdue?.examined === 'remark' ? [invoiceNumber] : [],
  );
  expect(remarks.sort()).toEqual(['1', '2', '3']);
});

test('the same seed over the same books is the same sample, and rows that come later are left out by the known day', async () => {
  await register(pool, ...augustWithTenLargest());
  const first = await draw('seed A', { today: '2016-09-05' });
  const again = await draw('seed A', { today: '2016-09-12' });
  expect(again).toMatchObject({ already: true, sample: { sampleNumber: first.sample.sampleNumber } });
  const other = await draw('seed B', { today: '2016-09-12' });
  const rowsOf = async (sampleNumber: number) =>
    (await office().audit.sample(on(rut, '2016-12-30'), { sampleNumber })).claims.map(
      ({ part, claimId }) => `${part} ${claimId}`,
    );
  expect(await rowsOf(other.sample.sampleNumber)).not.toEqual(await rowsOf(first.sample.sampleNumber));
  // On 20 October an invoice of July becomes known.
  const late = invoice({ number: '77', due: '2016-07-31' });
  await registerClaims(pool, {
    ...{ creditorId: 'town', debtors: [anna], registrations: [late], rulebookFor, knownOn: civilDate('2016-10-20') },
  });
  const later = await draw('seed A', { today: '2016-12-01' });
  expect(later).toMatchObject({ already: false, sample: { overdue: { claims: first.sample.overdue.claims + 1 } } });
  const asThen = await draw('seed A', { today: '2016-12-01', known: '2016-10-19' });
  expect(asThen.sample.overdue.claims).toBe(first.sample.overdue.claims);
  expect(await rowsOf(asThen.sample.sampleNumber)).toEqual(await rowsOf(first.sample.sampleNumber));
});

test('no sample is drawn of a month that is not over, of books that are not known yet, or where nothing is open', async () => {
  await expect(draw('s')).rejects.toEqual(refused('nothing-to-draw'));
  await expect(draw('s', { today: '2016-08-31' })).rejects.toEqual(refused('not-over'));
  await expect(draw('s', { known: '2016-08-30' })).rejects.toEqual(refused('known-too-early'));
  await expect(draw('s', { known: '2016-10-15' })).rejects.toEqual(refused('known-too-late'));
  await expect(
    office().audit.drawSample(on(hanna, '2016-10-14'), { period: '2016-08', seed: 's' }),
  ).rejects.toMatchObject({ name: 'PermissionMissing' });
  await expect(office().audit.sample(on(rut, '2016-10-14'), { sampleNumber: 7 })).rejects.toEqual(
    refused('no-such-sample'),
  );
});

test('the auditor’s answers are kept, an exception is a piece of work, and another person settles it', async () => {
  const sampleNumber = await drawTwenty();
  const at = on(rut, '2016-10-17');
  const about = { sampleNumber, invoice: '9019', part: 'overdue' } as const;
  await expect(office().audit.answerSampled(at, { ...about, invoice: '1', doesNotHold: [] })).rejects.toEqual(
    refused('not-drawn'),
  );
  await expect(
    office().audit.answerSampled(at, { ...about, doesNotHold: ['existence'], comment: 'x' }),
  ).rejects.toEqual(refused('other-part'));
  const said = { ...about, doesNotHold: ['day', 'reason'], comment: 'no decision on paper' } as const;
  const { sample } = await office().audit.answerSampled(at, said);
  expect(sample.overdue).toMatchObject({ answered: 1, exceptions: 1 });
  expect(await office().audit.answerSampled(at, said)).toMatchObject({
    added: [],
    asBefore: [{ claimId: 'town/9019' }],
  });
  const work = async () =>
    (await office().work.list(on(moa, '2016-10-20'), {})).rows.filter(({ kind }) => kind === 'audit-exception');
  expect(await work()).toMatchObject([{ claimId: 'town/9019', since: '2016-10-17', dueOn: '2016-10-31' }]);
  const { exceptions } = await office().audit.sampleExceptions(at, {});
  const answerNumber = exceptions[0]?.answer.answerNumber ?? 0;
  const reason = 'the decision lies in the case file; copied into the register';
  await expect(
    office().audit.settleException(on(person('rut', 'controller'), '2016-10-21'), { answerNumber, reason }),
  ).rejects.toEqual(refused('own-exception'));
  await office().audit.settleException(on(cecilia, '2016-10-21'), { answerNumber, reason });
  expect(await office().audit.settleException(on(cecilia, '2016-10-21'), { answerNumber, reason })).toMatchObject({
    already: true,
  });
  expect(await work()).toEqual([]);
  // The auditor looks again: everything holds. The first answer stays on record.
  const after = await office().audit.answerSampled(on(rut, '2016-11-01'), { ...about, doesNotHold: [] });
  expect(after.sample.overdue).toMatchObject({ answered: 1, exceptions: 0 });
  expect((await pool.query('SELECT FROM fordring.audit_answer')).rowCount).toBe(2);
  expect((await checkLedger(pool)).checks.filter(({ holds }) => !holds)).toEqual([]);
});

test('a worksheet is taken in whole, in any of the languages, or not at all', async () => {
  const sampleNumber = await drawTwenty();
  const take = (text: string) =>
    office().audit.takeInWorksheet(on(rut, '2016-10-17'), { sampleNumber, contents: Buffer.from(text, 'utf8') });
  const header = 'Fakturanr;Belopp;Rätt dag?;Rätt avgift?;Skäl dokumenterat?;Revisorns anteckning';
  await expect(take(`${header}\n9001;1;ja;kanske;;\n`)).rejects.toMatchObject({ name: 'InputRefused' });
  await expect(take(`${header}\n9001;1;nej;ja;;\n`)).rejects.toMatchObject({ name: 'InputRefused' });
  await expect(take(`${header}\n9001;1;;;;\n`)).rejects.toMatchObject({ name: 'InputRefused' });
  await expect(take(`${header}\n9001;1;ja;ja;;\n4711;1;ja;ja;;\n`)).rejects.toEqual(refused('not-drawn'));
  const { sample } = await take(`${header}\n9001;1;ja;ja;;\n9002;1;;;;\n9019;1;nej;ja;ja;deferred\nSumma;;;;;\n`);
  expect(sample.overdue).toMatchObject({ answered: 2, exceptions: 1 });
  // The workbook that is written holds these answers, and says the same when it comes back.
  const { files } = await office().audit.samplePapers(on(rut, '2016-10-18'), { sampleNumber, language: 'en' });
  const workbook = files.find(({ path }) => path === 'worksheet-overdue.xlsx');
  const contents = workbook && 'contents' in workbook ? workbook.contents : Buffer.alloc(0);
  expect(await office().audit.takeInWorksheet(on(rut, '2016-10-18'), { sampleNumber, contents })).toMatchObject({
    added: [],
    asBefore: [{ claimId: expect.any(String) as string }, { claimId: expect.any(String) as string }],
  });
});

test('the papers of a sample are the worksheets and each claim’s story, events and decisions, the same bytes each time', async () => {
  const sampleNumber = await drawTwenty();
  const papers = () => office().audit.samplePapers(on(rut, '2016-10-18'), { sampleNumber, archived: true });
  const first = await papers();
  const paths = first.files.map(({ path }) => path);
  expect(paths.slice(0, 4)).toEqual([
    ...['worksheet-overdue.xlsx', 'worksheet-overdue.pdf', 'worksheet-largest.xlsx', 'worksheet-largest.pdf'],
  ]);
  expect(paths.filter((path) => path.startsWith('claims/9001/'))).toEqual(
    ['story.txt', 'events.csv', 'decisions.csv'].map((name) => `claims/9001/${name}`),
  );
  expect(first.archive?.equals((await papers()).archive ?? Buffer.alloc(0))).toBe(true);
});
