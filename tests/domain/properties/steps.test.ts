import fc from 'fast-check';
import { addDays, addMonths, type CivilDate } from '../../../domain/kernel/civil-date';
import { isSettled, performanceOf } from '../../../domain/claim/claim';
import { decide } from '../../../domain/claim/decide';
import { isRefused } from '../../../domain/claim/answer';
import type { StepName } from '../../../domain/policy/policy';
import type { Rulebook } from '../../../domain/policy/rulebook';
import { nextStep, timetable } from '../../../domain/claim/timetable';
import type { GivenInvoice } from '../life';
import { invoices, liveRoughly, RUNS, stories, type Moment } from './stories';

function everyMoment(check: (moment: Moment, rulebook: Rulebook, given: GivenInvoice) => void): void {
  fc.assert(
    fc.property(invoices, stories, fc.integer({ min: 1, max: 20 }), (given, told, tryEvery) => {
      for (const moment of liveRoughly(given, told, tryEvery)) check(moment, given.rulebook, given);
    }),
    RUNS,
  );
}

function everyStep(check: (step: StepName, moment: Moment, rulebook: Rulebook, given: GivenInvoice) => void): void {
  everyMoment((moment, rulebook, given) => {
    if (moment.command.type === 'PerformStep') check(moment.command.step, moment, rulebook, given);
  });
}

test('every step is performed on a banking day, and never before the day that the policy gave it', () => {
  everyStep((step, { after, today }, rulebook) => {
    expect(rulebook.isBankingDay(today)).toBe(true);
    expect(performanceOf(after, step)!.plannedOn <= today).toBe(true);
  });
});

test('no step is taken twice, and none before those that it requires', () => {
  everyMoment(({ after }, { policy }) => {
    const taken = after.performed.map(({ step }) => step);
    expect(new Set(taken).size).toBe(taken.length);
    taken.forEach((step, position) => {
      const rule = policy.steps.find((candidate) => candidate.step === step)!;
      for (const before of rule.requires) expect(taken.slice(0, position)).toContain(before);
    });
  });
});

test('nothing is performed on a claim that is settled, disputed or deferred', () => {
  everyStep((_step, { before, today }) => {
    expect(isSettled(before)).toBe(false);
    expect(before.disputedSince).toBeUndefined();
    if (before.deferredTo) expect(today > before.deferredTo).toBe(true);
  });
});

test('a claim that the client marked is not reminded', () => {
  everyStep((step, { before }, { policy }) => {
    if (policy.country === 'DK' && step !== 'referral') expect(before.flaggedSince).toBeUndefined();
  });
});

describe('no step before its respite has run', () => {
  const respites: [StepName, StepName, (on: CivilDate) => CivilDate][] = [
    ['referral', 'demand', (demanded) => addMonths(demanded, 1)],
    ['suspension-due', 'suspension-notice', (noticed) => addMonths(noticed, 2)],
    ['second-reminder', 'reminder', (reminded) => addDays(reminded, 10)],
    ['acceptance', 'second-reminder', (reminded) => addDays(reminded, 10)],
  ];
  test.each(respites)('%s after %s', (later, earlier, earliest) => {
    everyStep((step, { after, today }, { policy }) => {
      if (step !== later || !policy.steps.find((rule) => rule.step === later)!.requires.includes(earlier)) return;
      expect(today >= earliest(performanceOf(after, earlier)!.on)).toBe(true);
    });
  });

  test('the demand follows a late reminder by ten days, and the printed due date by seventeen', () => {
    everyStep((step, { after, today }, _rulebook, { dueOn }) => {
      if (step !== 'demand' && step !== 'administrative-court') return;
      const reminded = performanceOf(after, 'reminder')!;
      expect(today >= addDays(dueOn, 17)).toBe(true);
      if (reminded.on > reminded.plannedOn) expect(today >= addDays(reminded.on, 10)).toBe(true);
    });
  });

  test('the hand-over follows a late warning by eight days', () => {
    everyStep((step, { after, today }, { policy }) => {
      if (step !== 'referral' || policy.country !== 'SE') return;
      const warned = performanceOf(after, 'warning')!;
      if (warned.on > warned.plannedOn) expect(today >= addDays(warned.on, 8)).toBe(true);
    });
  });
});

test('only more than 500.00 is handed to Kronofogden', () => {
  everyStep((step, { after }, { policy }) => {
    if (step !== 'referral' || policy.country !== 'SE') return;
    expect(performanceOf(after, 'referral')!.total.toMinorUnits() > 50_000n).toBe(true);
  });
});

test('no fee is charged twice, and none but the demand’s', () => {
  everyMoment(({ after }) => {
    expect(['0.00', '180.00']).toContain(after.charged.fee.toString());
  });
});

describe('the timetable', () => {
  test('plans nothing before today, and only on banking days', () => {
    everyMoment(({ after, today }, rulebook) => {
      for (const { on } of timetable(after, rulebook, today)) {
        if (on === undefined) continue;
        expect(on >= today).toBe(true);
        expect(rulebook.isBankingDay(on)).toBe(true);
      }
    });
  });

  test('puts no step before one that it requires', () => {
    everyMoment(({ after, today }, rulebook) => {
      const ahead = timetable(after, rulebook, today);
      ahead.forEach(({ rule }, position) => {
        const later = ahead.slice(position + 1).map(({ step }) => step);
        for (const required of rule.requires) expect(later).not.toContain(required);
      });
    });
  });

  test('begins with the next step', () => {
    everyMoment(({ after, today }, rulebook) => {
      const [first] = timetable(after, rulebook, today).filter(({ on }) => on !== undefined);
      expect(nextStep(after, rulebook, today)?.step).toBe(first?.step);
    });
  });

  test('of a settled claim is empty', () => {
    everyMoment(({ after, today }, rulebook) => {
      if (isSettled(after)) expect(timetable(after, rulebook, today)).toEqual([]);
    });
  });

  test('keeps its promise: the next step, tried on its day, is performed', () => {
    everyMoment(({ after, today }, rulebook) => {
      const next = nextStep(after, rulebook, today);
      if (!next?.on) return;
      const command = { type: 'PerformStep', step: next.step, gates: { bankReconciled: true } } as const;
      const answer = decide(after, command, rulebook, next.on);
      expect(isRefused(answer) ? answer.message : 'performed').toBe('performed');
    });
  });
});
