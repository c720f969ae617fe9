import fc from 'fast-check';
import { upcomingSteps, type UpcomingStep } from '../../../domain/claim/upcoming';
import { nextStep } from '../../../domain/claim/timetable';
import { explainLeftOut } from '../../../domain/explain/explain-left-out';
import { addDays, civilDate, laterOf } from '../../../domain/kernel/civil-date';
import type { Circumstances } from '../../../domain/claim/standstill';
import {
  botkyrka,
  danishInvoice,
  debtorIs,
  deferred,
  disputed,
  flag,
  held,
  invoice,
  live,
  paid,
  statensAdministration,
  type GivenInvoice,
  type Happening,
} from '../life';
import { plan } from '../decisions/decided';

/** Due on Monday 1 February 2016: the reminder is due on 8 February, and the demand on 18 February. */
const INVOICE = invoice({ due: '2016-02-01' });
const WEEK = { asOf: civilDate('2016-02-04'), through: civilDate('2016-02-10') };

function coming(given: GivenInvoice, until: string, through: string, ...happenings: readonly Happening[]): string[] {
  const { claim } = live(given, until, ...happenings);
  return told(
    upcomingSteps(
      claim,
      given.rulebook,
      { asOf: civilDate(until), through: civilDate(through) },
      { knownOn: claim.asOf },
    ),
  );
}

function told(steps: readonly UpcomingStep[]): string[] {
  return steps.map(
    ({ step, sort, on, leftOut }) =>
      `${on ?? 'no day'} ${step} ${sort}${leftOut ? ` left out: ${explainLeftOut(leftOut, 'en')}` : ''}`,
  );
}

test('a step is listed on the day of the claim’s own timetable, and none behind the last day', () => {
  expect(coming(INVOICE, '2016-02-04', '2016-02-10')).toEqual(['2016-02-08 reminder letter']);
  expect(coming(INVOICE, '2016-02-04', '2016-02-07')).toEqual([]);
  expect(coming(INVOICE, '2016-02-04', '2016-02-18')).toEqual([
    '2016-02-08 reminder letter',
    '2016-02-18 demand letter',
  ]);
});

test.each<[string, readonly Happening[], string]>([
  ['disputed', [disputed('2016-02-03')], 'the claim is disputed since 3 February 2016'],
  ['held', [held('2016-02-03', '2016-02-29')], 'the claim is held through 29 February 2016'],
])('a claim that is %s is left out, with the reason', (_, happenings, why) => {
  expect(coming(INVOICE, '2016-02-04', '2016-02-10', ...happenings)).toEqual([
    `2016-02-08 reminder letter left out: ${why}`,
  ]);
});

test('a claim that was paid or deferred is not left out: nothing would be taken', () => {
  expect(coming(INVOICE, '2016-02-04', '2016-02-10', paid('2016-02-02', '1200.00'))).toEqual([]);
  expect(coming(INVOICE, '2016-02-04', '2016-02-10', deferred('2016-02-03', '2016-04-01'))).toEqual([]);
});

test('a claim at the least amount is left out of the hand-over since the day that the timetable would give', () => {
  const small = invoice({ due: '2016-02-01', amount: '100.00' });
  const lines = coming(small, '2016-06-30', '2016-07-06');
  expect(lines).toEqual([
    expect.stringMatching(/^2016-03-18 referral hand-over left out: claimed SEK 280\.37 is not over SEK 500\.00/),
  ]);
});

test('a claim that is paid by instalments is left out of the letters, and the plan’s own notice is listed', () => {
  // Agreed after the reminder: 1,372.36 with the fee of 170.00. The notice goes out three days after the missed day.
  const agreed = plan('2016-02-10', [
    ['2016-03-01', '457.46'],
    ['2016-04-01', '457.45'],
    ['2016-05-02', '457.45'],
  ]);
  expect(coming(INVOICE, '2016-02-22', '2016-03-31', agreed)).toEqual([
    '2016-03-04 instalment-notice letter',
    expect.stringMatching(/^2016-03-\d\d plan-default letter$/),
    '2016-02-18 demand letter left out: the instalments of the plan agreed on 10 February 2016 come first',
  ]);
});

test('a time-barred claim is left out of every step', () => {
  const water = invoice({ issued: '2013-01-05', due: '2015-11-20', group: '55' });
  const lines = coming(water, '2016-01-08', '2016-01-15');
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.every((line) => line.includes('time-barred'))).toBe(true);
});

test('a client’s mark leaves a Danish claim out of the run', () => {
  const given = danishInvoice({ due: '2016-02-01' });
  const run = nextStep(live(given, '2016-02-04').claim, statensAdministration, civilDate('2016-02-04'))?.on ?? '';
  expect(coming(given, '2016-02-04', run)).toEqual([expect.stringContaining(`${run} reminder letter`)]);
  expect(coming(given, '2016-02-04', run, flag('2016-02-03', true))).toEqual([
    `${run} reminder letter left out: the client marked the claim as not to be reminded on 3 February 2016`,
  ]);
});

describe('what the claim does not tell itself', () => {
  const listed = (given: GivenInvoice, circumstances: Circumstances, days = WEEK) =>
    told(upcomingSteps(live(given, '2016-02-01').claim, given.rulebook, days, circumstances));

  test('a closed gate of the bank keeps the Danish run, and no Swedish letter', () => {
    const bankGate = { open: false, since: civilDate('2016-01-01') };
    const given = danishInvoice({ due: '2016-02-01' });
    const days = { asOf: civilDate('2016-02-04'), through: civilDate('2016-03-31') };
    const lines = listed(given, { bankGate }, days);
    expect(lines[0]).toMatch(/^2016-02-\d\d reminder letter left out: the bank is not reconciled \(S003-26\)$/);
    expect(lines.every((line) => line.includes('the bank is not reconciled'))).toBe(true);
    expect(listed(INVOICE, { bankGate })).toEqual(['2016-02-08 reminder letter']);
  });

  test('an unread bank keeps a letter once the day has passed that must be read', () => {
    expect(listed(INVOICE, { bankRead: { through: civilDate('2016-01-31') } })).toEqual([
      '2016-02-08 reminder letter left out: the bank has not been read through 1 February 2016',
    ]);
    expect(listed(INVOICE, { bankRead: { through: civilDate('2016-02-01') } })).toEqual(['2016-02-08 reminder letter']);
    const before = { asOf: civilDate('2016-02-01'), through: civilDate('2016-02-10') };
    expect(listed(INVOICE, { bankRead: { through: civilDate('2016-01-29') } }, before)).toEqual([
      '2016-02-08 reminder letter',
    ]);
  });

  test('a step whose day has passed is taken on the next banking day', () => {
    const days = { asOf: civilDate('2016-02-13'), through: civilDate('2016-02-19') };
    expect(listed(INVOICE, {}, days)).toEqual(['2016-02-15 reminder letter']);
  });
});

test('property: what is listed first is what the timetable names as the next step, and a step is never listed twice', () => {
  const happening = fc.constantFrom(
    disputed('2016-02-03'),
    held('2016-02-03', '2016-02-20'),
    deferred('2016-02-02', '2016-03-01'),
    paid('2016-02-02', '500.00'),
    debtorIs('2016-02-03', 'bankrupt'),
    plan('2016-02-10', [
      ['2016-03-01', '686.18'],
      ['2016-04-01', '686.18'],
    ]),
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(happening, { maxLength: 2 }),
      fc.integer({ min: 0, max: 90 }),
      fc.integer({ min: 0, max: 60 }),
      (happenings, day, length) => {
        const asOf = addDays(civilDate('2016-02-05'), day);
        const through = addDays(asOf, length);
        const { claim } = live(INVOICE, asOf, ...happenings);
        const rows = upcomingSteps(claim, botkyrka, { asOf, through });
        const taken = rows.filter(({ leftOut }) => !leftOut);
        const next = nextStep(claim, botkyrka, laterOf(claim.asOf, civilDate('2016-01-02')));
        const isComing = next?.on !== undefined && next.on <= through;
        expect(taken.find(({ on }) => on)?.step).toBe(isComing ? next.step : undefined);
        expect(new Set(rows.map(({ step }) => step)).size).toBe(rows.length);
        expect(rows.every(({ on }) => on === undefined || on <= through)).toBe(true);
      },
    ),
  );
});
