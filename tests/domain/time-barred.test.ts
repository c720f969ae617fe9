import { addDays, addMonths, civilDate, toEpochDay, type CivilDate } from '../../domain/kernel/civil-date';
import { isRefused } from '../../domain/claim/answer';
import type { ClaimCommand } from '../../domain/claim/commands';
import { decide } from '../../domain/claim/decide';
import { nextStep } from '../../domain/claim/timetable';
import { decisionLetterOf } from '../../domain/letters/decision-letter';
import { documentContentOf } from '../../domain/letters/document-content';
import type { LetterEvent } from '../../domain/letters/letter-kinds';
import { Money } from '../../domain/kernel/money';
import { SHIPPED_POLICIES } from '../../policies/shipped-policies';
import { rulebookOf } from '../../policies/rulebook';
import { botkyrka, foldedOn, invoice, live, outage, partlyDisputed, planned, register, writtenOff } from './life';

/** Of 5 January 2013: three years for water, so its last day is 5 January 2016. Demanded and warned in December 2015. */
const WATER = invoice({ issued: '2013-01-05', due: '2015-11-20', group: '55' });
const LAST_DAY = '2016-01-05';
const AFTER = civilDate('2016-01-08');

const sek = (amount: string) => Money.of(amount, 'SEK');
const answerTo = (command: ClaimCommand, claim = live(WATER, '2016-01-08').claim): string => {
  const answer = decide(claim, command, botkyrka, AFTER);
  return isRefused(answer) ? `${answer.refused}: ${answer.message}` : 'accepted';
};

test('its steps are taken through the last day, and none after it', () => {
  const { days, waitsFor } = live(WATER, '2016-12-31');
  expect(days.map((day) => day.slice(11))).toEqual(['reminder', 'demand', 'warning']);
  expect(days.every((day) => day.slice(0, 10) <= LAST_DAY)).toBe(true);
  expect(waitsFor).toContain(`time-barred after ${LAST_DAY}`);
});

test('a step that came due in time is not taken once its gate opens too late', () => {
  const given = invoice({ issued: '2013-01-05', due: '2015-12-28', group: '55' });
  const claim = register(given);
  const due = nextStep(claim, botkyrka, given.dueOn);
  expect(due?.on).toBe('2016-01-04');
  const command = {
    type: 'PerformStep',
    step: 'reminder',
    gates: { bankReconciled: true },
    dueOn: civilDate('2016-01-04'),
  } as const;
  const late = decide(claim, command, botkyrka, AFTER);
  expect(isRefused(late) && `${late.refused}: ${late.message}`).toContain(
    `waits: reminder waits for a person: the claim is time-barred after ${LAST_DAY}`,
  );
});

test('a plan is neither reminded of nor ended after the last day', () => {
  // Missed on Monday 4 January; the notice would leave three days later.
  const life = live(WATER, '2016-12-31', planned('2015-11-18', '0.00', '2016-01-04 1200.00'));
  expect(life.refusals).toEqual([]);
  expect(life.events.map(({ type }) => type)).not.toContain('InstalmentReminded');
  expect(life.waitsFor).toContain('time-barred after');
});

describe('nobody is asked to pay by decision either', () => {
  const decisionId = 'd';
  const on = AFTER;
  test.each<[string, ClaimCommand]>([
    ['a deferral', { type: 'GrantDeferral', decisionId, grantedOn: on, newDueOn: addDays(on, 20) }],
    [
      'a plan',
      {
        type: 'AgreePlan',
        decisionId,
        agreedOn: on,
        fee: sek('170.00'),
        instalments: [{ dueOn: addDays(on, 20), amount: sek('1560.00') }],
      },
    ],
    ['one more who is liable', { type: 'ChangeLiableDebtor', decisionId, changedOn: on, debtorId: 'B', liable: true }],
    [
      'water shut off',
      { type: 'ChangeService', decisionId, changedOn: on, service: 'water', change: 'suspended', checklist: [] },
    ],
    [
      'payment in advance',
      {
        type: 'ChangeService',
        decisionId,
        changedOn: on,
        service: 'water',
        change: 'prepayment-demanded',
        checklist: [],
      },
    ],
    ['the court', { type: 'TakeCourtRoute', decisionId, takenOn: on }],
  ])('%s is refused, with what to do', (_what, command) => {
    expect(answerTo(command)).toBe(
      `not-possible: The claim is time-barred after ${LAST_DAY}, so nobody is asked to pay. Record what interrupted the limitation in time (limitation-interruption), or write the claim off (write-off).`,
    );
  });

  test.each<[string, ClaimCommand]>([
    ['a write-off', { type: 'WriteOff', decisionId, writtenOffOn: on, ground: 'time-barred', vat: sek('0.00') }],
    ['a credit note', { type: 'CreditClaim', decisionId, creditedOn: on, documentNumber: 'K1', amount: sek('100.00') }],
    ['a dispute', { type: 'RaiseDispute', decisionId, raisedOn: on }],
    [
      'an interruption in time',
      { type: 'InterruptLimitation', decisionId, interruptedOn: civilDate(LAST_DAY), by: 'acknowledged', proof: '17' },
    ],
  ])('%s is possible', (_what, command) => {
    expect(answerTo(command)).toBe('accepted');
  });

  test.each<[string, ClaimCommand]>([
    ['a credit note', { type: 'CreditClaim', decisionId, creditedOn: on, documentNumber: 'K1', amount: sek('100.00') }],
    ['the end of a dispute', { type: 'SettleDispute', decisionId, settledOn: on }],
  ])('the letter about %s asks for nothing', (_what, command) => {
    const before = live(WATER, '2016-01-08', partlyDisputed('2015-12-20', '200.00')).claim;
    const answer = decide(before, command, botkyrka, on);
    if (isRefused(answer)) throw new Error(answer.message);
    const claim = foldedOn(before, answer.events);
    const event = answer.events.find((each) => decisionLetterOf(each, answer.events, claim)) as LetterEvent;
    const { letter } = documentContentOf({ event, beside: answer.events, before, claim, bookedOn: on }, botkyrka);
    expect(letter).toMatchObject({ timeBarred: true });
    expect(letter.payment).toBeUndefined();
    expect(letter.amounts.total.isZero()).toBe(true);
    expect('lastDay' in event).toBe(false);
  });
});

test('a claim that is claimed again after a write-off is time-barred as before', () => {
  const life = live(WATER, '2016-06-30', writtenOff('2015-12-01'), {
    knownOn: civilDate('2016-02-01'),
    command: { type: 'ReverseDecision', decisionId: 'back', reversedOn: civilDate('2016-02-01'), reverses: 'unknown' },
  });
  expect(life.days.every((day) => day.slice(0, 10) <= LAST_DAY)).toBe(true);
});

/*
 * Every due date, every shipped policy: the system stands still for some days around the last day, which lies so many days
 * behind the due date.
 */
describe.each(SHIPPED_POLICIES)('$id, over all due dates from 2012 through 2026', (policy) => {
  const nothing = { lines: [], total: Money.zero(policy.currency) };
  // The interest matters to no day, and its rates are not recorded for all these years.
  const under = { ...rulebookOf(policy), lateInterest: () => nothing };
  const group = policy.country === 'SE' ? '55' : 'any';

  test('nothing is done after the last day, which lies 0 to 59 days after the due date', () => {
    for (let dueOn = civilDate('2012-01-01'); dueOn <= '2026-12-31'; dueOn = addDays(dueOn, 1)) {
      const offset = (toEpochDay(dueOn) * 7) % 60;
      const { given, downFrom } = standingStill(dueOn, offset);
      const lastDay = under.limitationDate(register(given));
      if (!lastDay) throw new Error('Nothing interrupts this claim.');
      const up = addDays(lastDay, 1 + (Number(dueOn.slice(8)) % 5));
      const { claim, waitsFor } = live(given, addDays(up, 60), outage(downFrom(lastDay), up));
      const late = claim.performed.filter(({ on }) => on > lastDay);
      if (late.length > 0 || !waitsFor?.includes(`time-barred after ${lastDay}`)) {
        throw new Error(
          `Due ${dueOn}, last day ${lastDay}: ${late.map(({ step, on }) => `${step} ${on}`).join(', ')}; waits for ${waitsFor ?? 'nothing'}`,
        );
      }
    }
  });

  /** Sweden: an old claim whose invoice is due late. Denmark counts from the due date: the system stands still for years. */
  function standingStill(dueOn: CivilDate, offset: number) {
    if (policy.country === 'SE') {
      const issued = addMonths(addDays(dueOn, offset), -36);
      return { given: invoice({ due: dueOn, issued, group, under }), downFrom: (last: CivilDate) => addDays(last, -5) };
    }
    const given = invoice({ due: dueOn, group, under });
    return { given, downFrom: () => addDays(dueOn, offset) };
  }
});
