import { timetable } from '../../../domain/claim/timetable';
import { awaitedAndWhy } from '../../../domain/claim/waiting-words';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { Rulebook } from '../../../domain/policy/rulebook';
import { rulebookOf } from '../../../policies/rulebook';
import { dkStatensAdministration } from '../../../policies/rulebooks/dk-statens-administration';
import {
  clientAnswers,
  danishInvoice,
  deferred,
  disputed,
  disputeSettled,
  flag,
  live,
  outage,
  statensAdministration,
  type Life,
} from '../../domain/life';

/**
 * Runs are held on Mondays. In 2016 Maundy Thursday is 24 March, Easter Monday 28 March, Great Prayer Day 22 April, Whit
 * Monday 16 May, Constitution Day a Sunday.
 */

function runningEvery(frequency: 'every-14-days' | 'monthly') {
  const runs = {
    ...dkStatensAdministration.runs!,
    frequency: { ...dkStatensAdministration.runs!.frequency, value: frequency },
  };
  return rulebookOf({ ...dkStatensAdministration, runs });
}

test('an invoice that nobody pays is reminded twice, then the client is asked', () => {
  const life = live(danishInvoice({ due: '2016-02-01' }), '2016-12-31');
  expect(life.diary).toEqual([
    '2016-02-08 reminder 1200.00', // Monday after 1 February
    '2016-02-22 second-reminder 1200.00', // the first Monday from 18 February
    '2016-03-07 acceptance 1200.00', // the first Monday from 3 March
  ]);
  expect([life.outcome, life.waitsFor]).toEqual(['open', "the client's acceptance"]);
});

describe('the first run after the last timely day to pay', () => {
  test.each([
    ['2016-02-01', '2016-02-08', 'due on a Monday of a run: in time on that day, so the next Monday'],
    ['2016-02-05', '2016-02-08', 'Friday'],
    ['2016-02-06', '2016-02-15', 'Saturday: in time through Monday 8, so the run of that day is too soon'],
    ['2016-02-07', '2016-02-15', 'Sunday'],
    ['2016-03-18', '2016-03-21', 'the Friday before Easter week'],
    ['2016-03-21', '2016-03-29', 'Easter Monday’s run is held on Tuesday'],
    ['2016-03-23', '2016-03-29', 'Wednesday'],
    ['2016-03-24', '2016-04-04', 'Maundy Thursday: in time through Tuesday 29, the very day of the run'],
    ['2016-05-13', '2016-05-17', 'Whit Monday’s run is held on Tuesday'],
    ['2016-06-03', '2016-06-06', 'Constitution Day is a Sunday anyway'],
    ['2016-12-23', '2016-12-27', 'Christmas: Monday’s run of 26 December is held on Tuesday'],
    ['2015-12-30', '2016-01-04', 'Wednesday before New Year'],
  ])('due %s: reminded on %s (%s)', (due, reminder) => {
    expect(live(danishInvoice({ due }), '2017-01-31').days[0]).toBe(`${reminder} reminder`);
  });
});

describe('runs as agreed', () => {
  test('every 14 days, counted from Monday 6 January 2014', () => {
    // 108 weeks and 2 later, Monday 1 February 2016 is the 54th run; the next ones are 15 and 29 February, 14 March.
    const due = danishInvoice({ due: '2016-02-01', under: runningEvery('every-14-days') });
    expect(live(due, '2016-12-31').days).toEqual([
      '2016-02-15 reminder',
      '2016-02-29 second-reminder',
      '2016-03-14 acceptance',
    ]);
  });

  test('monthly, on the 6th or the next banking day', () => {
    // 6 February 2016 is a Saturday, 6 March a Sunday; 6 April is a Wednesday.
    const due = danishInvoice({ due: '2016-02-01', under: runningEvery('monthly') });
    expect(live(due, '2016-12-31').days).toEqual([
      '2016-02-08 reminder',
      '2016-03-07 second-reminder',
      '2016-04-06 acceptance',
    ]);
  });

  test('monthly runs on the 31st keep to the end of shorter months', () => {
    const runs = {
      ...dkStatensAdministration.runs!,
      firstRunOn: '2015-08-31' as typeof dkStatensAdministration.validFrom,
    };
    const monthly = { ...runs, frequency: { ...runs.frequency, value: 'monthly' as const } };
    const under = rulebookOf({ ...dkStatensAdministration, runs: monthly });
    // Monday 29 February, Thursday 31 March, and 30 April, a Saturday: Monday 2 May.
    expect(live(danishInvoice({ due: '2016-02-01', under }), '2016-12-31').days).toEqual([
      '2016-02-29 reminder',
      '2016-03-31 second-reminder',
      '2016-05-02 acceptance',
    ]);
  });
});

test('a run missed in an outage is made up in the next run, and the ten days count from there', () => {
  // Missed Monday 8 February, up again on Tuesday 9: Monday 15; ten days on is Thursday 25, so Monday 29.
  const life = live(danishInvoice({ due: '2016-02-01' }), '2016-03-06', outage('2016-02-08', '2016-02-09'));
  expect(life.days).toEqual(['2016-02-15 reminder', '2016-02-29 second-reminder']);
});

test('a deferral that ends on the day of a run puts the claim into the next', () => {
  // To Monday 7 March: in time on that day, so Monday 14.
  const life = live(danishInvoice({ due: '2016-02-01' }), '2016-03-20', deferred('2016-02-02', '2016-03-07'));
  expect(life.days).toEqual(['2016-03-14 reminder']);
});

test('a dispute between the reminders: the second comes in the run after the time of the letter about its end', () => {
  const life = live(
    danishInvoice({ due: '2016-02-01' }),
    '2016-04-20',
    disputed('2016-02-20'),
    disputeSettled('2016-04-01'), // Friday; ten days end on the day of a run, Monday 11
  );
  expect(life.days).toEqual(['2016-02-08 reminder', '2016-04-18 second-reminder']);
});

describe('the least amount of its day for a hand-over', () => {
  // Due Monday 6 January 2020: reminded on 13 and 27 January, the client is asked on 10 February.
  test.each([
    ['100.00 itself is taken in 2016', '2016-02-01', '100.00', '2016-03-16', 'referred'],
    ['99.99 is not', '2016-02-01', '99.99', '2016-03-16', 'open'],
    ['60.00 is not on the last day of the minimum', '2020-01-06', '60.00', '2020-03-06', 'open'],
    ['60.00 is taken from Monday 9 March 2020 on', '2020-01-06', '60.00', '2020-03-09', 'referred'],
    ['20.01 is taken in 2021', '2021-02-01', '20.01', '2021-03-16', 'referred'],
  ])('%s', (_what, due, amount, accepted, outcome) => {
    const life = live(danishInvoice({ due, amount }), accepted, clientAnswers(accepted, true));
    expect([life.outcome, life.balance]).toEqual([outcome, amount]);
  });

  test('what is too little waits for a person, with the paragraph', () => {
    const small = danishInvoice({ due: '2016-02-01', amount: '60.00' });
    const { claim } = live(small, '2016-12-31', clientAnswers('2016-03-16', true));
    const [ahead] = timetable(claim, statensAdministration, civilDate('2016-12-31'));
    expect(awaitedAndWhy(ahead?.cause)).toBe(
      'a person: claimed 60.00 is under 100.00 (BEK 1513/2013 § 1, stk. 2; BEK 300/2017 § 1, stk. 2)',
    );
  });

  test('interest and fees count: 60.00 with a fee of 40.00 is taken', () => {
    const under = withFees('40.00');
    const life = live(
      danishInvoice({ due: '2016-02-01', amount: '60.00', under }),
      '2016-12-31',
      clientAnswers('2016-03-16', true),
    );
    expect([life.outcome, life.balance]).toEqual(['referred', '100.00']);
  });
});

describe('what Danish letters cost', () => {
  const fees = (life: Life): string[] => life.claim.performed.map(({ step, fee }) => `${step} ${fee.toString()}`);

  test('100.00 each, ten days apart', () => {
    const life = live(danishInvoice({ due: '2016-02-01', under: withFees('100.00', '100.00') }), '2016-03-07');
    expect(fees(life)).toEqual(['reminder 100.00', 'second-reminder 100.00', 'acceptance 0.00']);
  });

  test('250.00 where the claim has distraint, and 100.00 otherwise', () => {
    const under = withFees('100.00', undefined, '250.00');
    expect(fees(live(danishInvoice({ due: '2016-02-01', under, group: 'ejendomsskat' }), '2016-02-08'))).toEqual([
      'reminder 250.00',
    ]);
    expect(fees(live(danishInvoice({ due: '2016-02-01', under }), '2016-02-08'))).toEqual(['reminder 100.00']);
  });

  test('never over the law, whatever a policy of before says', () => {
    const life = live(
      danishInvoice({ due: '2016-02-01', under: withFees('900.00', '100.00', '900.00') }),
      '2016-02-08',
    );
    expect(fees(life)).toEqual(['reminder 100.00']);
  });

  test('nothing for a letter that comes within ten days of the last one with a fee', () => {
    const under = withFees('100.00', '100.00');
    const letter = { sentOn: civilDate('2016-02-17'), invoiceGroup: 'any', chargedOn: [civilDate('2016-02-08')] };
    expect(under.mostFee('second-reminder', letter).toString()).toBe('0.00');
    expect(under.mostFee('second-reminder', { ...letter, sentOn: civilDate('2016-02-18') }).toString()).toBe('100.00');
    expect(under.mostFee('second-reminder', { ...letter, invoiceGroup: 'ejendomsskat' }).toString()).toBe('250.00');
  });
});

/** The shipped policy with fees; claims of the group ejendomsskat have distraint. */
function withFees(first: string, second?: string, distraint?: string): Rulebook {
  const setting = (value: string) => ({ value, reason: 'tried', sources: ['test'] });
  return rulebookOf({
    ...dkStatensAdministration,
    distraint: { groups: ['ejendomsskat'], reason: 'tried', sources: ['gebyrloven § 2'] },
    steps: dkStatensAdministration.steps.map((rule) => {
      if (rule.step === 'reminder')
        return { ...rule, fee: setting(first), ...(distraint && { distraintFee: setting(distraint) }) };
      return rule.step === 'second-reminder' && second ? { ...rule, fee: setting(second) } : rule;
    }),
  });
}

describe('a mark of the client', () => {
  test('between the reminders holds the second back until the run after it is taken away', () => {
    const life = live(
      danishInvoice({ due: '2016-02-01' }),
      '2016-03-20',
      flag('2016-02-19', true),
      flag('2016-03-08', false), // Tuesday
    );
    expect(life.days).toEqual(['2016-02-08 reminder', '2016-03-14 second-reminder']);
  });

  test('set while the acceptance is awaited does not undo an acceptance that was given', () => {
    const life = live(
      danishInvoice({ due: '2016-02-01' }),
      '2016-12-31',
      clientAnswers('2016-03-18', true),
      flag('2016-03-21', true),
    );
    expect(life.days.at(-1)).toBe('2016-03-18 referral');
  });
});
