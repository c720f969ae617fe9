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

test('a small Danish claim is handed over as well, when it is over the least amount of a letter', () => {
  const life = live(
    danishInvoice({ due: '2016-02-01', amount: '20.01' }),
    '2016-12-31',
    clientAnswers('2016-03-16', true),
  );
  expect([life.outcome, life.balance]).toEqual(['referred', '20.01']);
});
