import { reasonOf } from '../../../domain/claim/reason';
import { timetable } from '../../../domain/claim/timetable';
import { civilDate } from '../../../domain/kernel/civil-date';
import { recordedReason, type StepReason } from '../../../domain/policy/step-reason';
import { botkyrka, danishInvoice, invoice, live, planned, type GivenInvoice, type Happening } from '../life';

/** Of each step taken, why, as its event has it. */
function reasonsOf(given: GivenInvoice, until: string, ...happenings: Happening[]): Record<string, StepReason> {
  const { events } = live(given, until, ...happenings);
  const reasons: Record<string, StepReason> = {};
  for (const event of events) {
    if (!('because' in event)) continue;
    reasons[event.type === 'StepPerformed' ? event.step : event.type] = event.because;
    expect(recordedReason(event.because)).toBe(event.reason);
  }
  return reasons;
}

test('a step says from which day it counts, how long, and by which lines of the policy', () => {
  const { reminder, demand } = reasonsOf(invoice({ due: '2016-02-01' }), '2016-02-20');
  expect(reminder).toEqual({
    words: { en: 'payment reminder on the invoice amount only' },
    sources: ['S002-15', 'S002-16'],
    day: {
      anchor: { from: 'due-date', on: '2016-02-01' },
      delay: { days: 7 },
      earliest: '2016-02-08',
      placement: 'next-banking-day',
    },
  });
  expect(demand?.day).toMatchObject({ delay: { days: 17 }, earliest: '2016-02-18' });
});

test('a day on which banks are closed is named', () => {
  // 18 March + 7 days is Good Friday, and Easter Monday follows.
  const { reminder } = reasonsOf(invoice({ due: '2016-03-18' }), '2016-03-30');
  expect(reminder?.day).toMatchObject({ earliest: '2016-03-25', closed: 'Good Friday' });
});

test('a step that was late keeps the day that the policy gave it', () => {
  const down = { downFrom: civilDate('2016-02-08'), upOn: civilDate('2016-02-10') };
  const { reminder } = reasonsOf(invoice({ due: '2016-02-01' }), '2016-02-12', down);
  expect(reminder?.day).toMatchObject({ earliest: '2016-02-08', lateFor: '2016-02-08' });
});

test('a step of a run says that a run took it, and from which step its delay counts', () => {
  const reasons = reasonsOf(danishInvoice({ due: '2016-02-01' }), '2016-02-24');
  expect(reasons['second-reminder']?.day).toEqual({
    anchor: { from: 'step', step: 'reminder', on: '2016-02-08' },
    delay: { days: 10 },
    earliest: '2016-02-18',
    placement: 'next-run',
  });
});

test('the end of a plan that was not kept has its reason too', () => {
  const plan = planned('2016-02-19', '170.00', '2016-03-01 1000.00', '2016-04-01 554.72');
  const { InstalmentReminded: reminded, PlanDefaulted: defaulted } = reasonsOf(
    invoice({ due: '2016-02-01' }),
    '2016-03-31',
    plan,
  );
  expect(reminded?.day?.anchor).toEqual({ from: 'instalment', instalment: 1, on: '2016-03-01' });
  expect(defaulted?.day?.anchor.from).toBe('plan-notice');
});

test('a review, which has no day, has its policy’s words and sources alone', () => {
  const { claim } = live(invoice({ due: '2016-02-01', group: '55' }), '2016-02-20');
  const review = timetable(claim, botkyrka, civilDate('2016-02-20')).find(({ step }) => step === 'shut-off-review')!;
  expect(reasonOf(review, botkyrka)).toBe(
    'a person reviews whether the water supply is shut off, by the five conditions of the law (S002-37, VA-lagen 43 §)',
  );
});
