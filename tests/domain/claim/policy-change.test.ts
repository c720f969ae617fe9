import fc from 'fast-check';
import type { Claim } from '../../../domain/claim/claim';
import { decide } from '../../../domain/claim/decide';
import { timetable } from '../../../domain/claim/timetable';
import { addDays, civilDate } from '../../../domain/kernel/civil-date';
import type { StepRule } from '../../../domain/policy/policy';
import { stepsMovedBy } from '../../../domain/claim/policy-change';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { aheadOf, policyChange, unpaid } from '../decisions/decided';
import { botkyrka, foldedOn, invoice, live, register, ruling, type Happening } from '../life';

/** As Botkyrka's, but the demand follows on day 21, the last that the window allows (S002-18). */
const later = rulebookOf({
  ...seBotkyrka,
  version: 'later',
  steps: seBotkyrka.steps.map((rule) =>
    rule.step === 'demand' && 'days' in rule.delay
      ? { ...rule, delay: { days: { ...rule.delay.days, value: 21 } } }
      : rule,
  ),
});

test('a policy change shows each step that it moves, and no other', () => {
  // Due Monday 1 February 2016: the demand moves from Thursday the 18th to Monday the 22nd; the warning, seven banking
  // days and one behind it, from Tuesday 1 to Thursday 3 March; the hand-over follows the demand by a month, from Friday 18 to Tuesday 22 March.
  const claim = register(invoice({ due: '2016-02-01' }));
  expect(stepsMovedBy(claim, botkyrka, later, civilDate('2016-02-02'))).toEqual([
    { step: 'demand', before: '2016-02-18', after: '2016-02-22' },
    { step: 'warning', before: '2016-03-01', after: '2016-03-03' },
    { step: 'referral', before: '2016-03-18', after: '2016-03-22' },
  ]);
});

test('a change to the same rules moves nothing', () => {
  const claim = register(invoice({ due: '2016-02-01' }));
  expect(stepsMovedBy(claim, botkyrka, botkyrka, civilDate('2016-02-02'))).toEqual([]);
});

/** A second reminder with a fee before the demand, and the client's acceptance before the hand-over. */
const more = rulebookOf({
  ...seBotkyrka,
  version: 'more',
  reminderFeeAgreed: true,
  steps: seBotkyrka.steps.flatMap((rule): StepRule[] => {
    const asked = { delay: { days: { value: 10, reason: 'made up', sources: ['-'] } }, reason: 'made up' };
    const fee = { value: '60.00', reason: 'agreed', sources: ['lag (1981:739) 2 §'] };
    if (rule.step === 'reminder') {
      const anchor = { from: 'step', step: 'reminder' } as const;
      return [rule, { ...rule, ...asked, step: 'second-reminder', anchor, requires: ['reminder'], fee }];
    }
    if (rule.step === 'demand') return [{ ...rule, requires: ['second-reminder'] }];
    if (rule.step !== 'referral') return [rule];
    const anchor = { from: 'step', step: 'warning' } as const;
    const acceptance = { step: 'acceptance', anchor, placement: 'next-banking-day', requires: ['warning'] } as const;
    return [
      { ...acceptance, ...asked, gates: [], sources: ['-'] },
      { ...rule, anchor: { from: 'answer', answer: 'acceptance' }, delay: asked.delay, requires: ['acceptance'] },
    ];
  }),
});

describe('no policy change sends a claim back', () => {
  const change = policyChange('2016-06-01', 'more');
  test('one that is monitored gets no second reminder and no fee', () => {
    const before = live(unpaid, '2016-05-31', ruling('2016-05-10'));
    expect(before.claim.performed.map(({ step }) => step)).toContain('monitoring');
    expect(aheadOf(foldedBy(before.claim, change), '2016-06-01', more)).toEqual([]);
  });

  test('one that was demanded goes on with the warning, without the second reminder', () => {
    const demanded = live(unpaid, '2016-02-19').claim;
    const early = policyChange('2016-02-19', 'more');
    expect(aheadOf(foldedBy(demanded, early), '2016-02-19', more)).toEqual([
      '2016-03-01 warning',
      '2016-03-11 acceptance',
    ]);
  });

  test('a change that was taken back by a change back counts for nothing', () => {
    const demanded = live(unpaid, '2016-02-19').claim;
    const there = foldedBy(demanded, policyChange('2016-02-19', 'more'));
    const back = foldedBy(there.claim, policyChange('2016-02-20', seBotkyrka.version, 'back'));
    expect(back.claim.beganUnder).toBeUndefined();
    expect(there.claim.beganUnder).toEqual({ policyId: 'se-botkyrka', policyVersion: '3', stepsTaken: 2 });
    expect(aheadOf(back, '2016-02-20', botkyrka)).toEqual(aheadOf({ claim: demanded }, '2016-02-20', botkyrka));
  });

  test('one that was warned under rules without the acceptance is asked about before the hand-over', () => {
    const warned = live(unpaid, '2016-03-02').claim;
    expect(aheadOf(foldedBy(warned, policyChange('2016-03-02', 'more')), '2016-03-02', more)).toEqual([
      '2016-03-11 acceptance',
    ]);
  });

  test('a notice of suspension before the demand does not stand for the demand: no hand-over without a demand', () => {
    const reminded = live(invoice({ due: '2016-02-01', group: '62' }), '2016-02-09').claim;
    const [reminder] = reminded.performed;
    if (!reminder) throw new Error('The reminder left on the 8th.');
    const noticedOn = civilDate('2016-02-15');
    const noticed = foldedOn(reminded, [
      { ...reminder, step: 'suspension-notice', on: noticedOn, plannedOn: noticedOn },
    ]);
    const changed = foldedBy(noticed, policyChange('2016-02-16', 'later')).claim;
    expect(timetable(changed, later, civilDate('2016-02-16')).map(({ step }) => step)).toContain('demand');
  });

  test('the preview of the change shows no step behind the claim', () => {
    const demanded = live(unpaid, '2016-02-19').claim;
    const moved = stepsMovedBy(demanded, botkyrka, more, civilDate('2016-02-19'));
    expect(moved.map(({ step }) => step)).not.toContain('second-reminder');
  });

  test('on whatever day and to whichever rules: what is ahead lies before the claim', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.constantFrom(later, more), (days, to) => {
        const day = addDays(civilDate('2016-02-01'), days);
        const { claim } = live(unpaid, day, ruling('2016-05-10'));
        const order = ['reminder', 'second-reminder', 'demand', 'warning', 'acceptance', 'referral', 'monitoring'];
        const place = (step: string): number => order.indexOf(step);
        const reached = Math.max(-1, ...claim.performed.map(({ step }) => place(step)));
        const changed = foldedBy(claim, policyChange(day, to.policy.version));
        for (const { step } of timetable(changed.claim, to, day)) expect(place(step)).toBeGreaterThan(reached);
      }),
      { numRuns: 60 },
    );
  });
});

function foldedBy(claim: Claim, change: Happening): { claim: Claim } {
  if (!('command' in change)) throw new RangeError('A change is a command.');
  const answer = decide(claim, change.command, botkyrka, change.knownOn);
  if (!('events' in answer)) throw new RangeError(answer.message);
  return { claim: foldedOn(claim, answer.events) };
}
