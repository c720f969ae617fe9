import fc from 'fast-check';
import { simulatedFacts, type SimulatedCase } from '../../../office/counterparts/simulated-counterparts';
import {
  addDays,
  addMonths,
  civilDate,
  daysBetween,
  fromEpochDay,
  monthOf,
  type CivilDate,
} from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { bankingCalendarOf } from '../../../policies/calendars/banking-calendar';

const swedish = bankingCalendarOf('SE');
const danish = bankingCalendarOf('DK');
const farOff = civilDate('2030-12-31');

const cases = fc
  .record({
    claimId: fc.string({ minLength: 1, maxLength: 30 }),
    day: fc.integer({ min: 16_500, max: 20_000 }),
    units: fc.integer({ min: 50_001, max: 5_000_000 }),
  })
  .map(({ claimId, day, units }): SimulatedCase => ({
    claimId,
    referredOn: swedish.nextBankingDayFrom(fromEpochDay(day)),
    amount: Money.ofMinorUnits(units, 'SEK'),
  }));

const thousand = Array.from({ length: 1000 }, (_, index): SimulatedCase => ({
  claimId: `bjorkvik/2015-${String(index).padStart(6, '0')}`,
  referredOn: civilDate('2016-03-16'),
  amount: Money.of('1384.46', 'SEK'),
}));

describe('Kronofogden', () => {
  test('answers the next banking day, and rules after one month to thirteen', () => {
    fc.assert(
      fc.property(cases, (referred) => {
        const [receipt, ruling, ...more] = simulatedFacts('kfm', referred, swedish, farOff);
        expect(more).toEqual([]);
        expect(receipt?.on).toBe(swedish.nextBankingDayAfter(referred.referredOn));
        if (receipt?.fact === 'rejected') {
          expect(ruling).toBeUndefined();
          return;
        }
        if (ruling?.fact !== 'ruling') throw new Error('A received case gets its ruling.');
        expect(ruling.on >= addMonths(referred.referredOn, 1)).toBe(true);
        expect(ruling.on <= addMonths(referred.referredOn, 13)).toBe(true);
        expect(swedish.isBankingDay(ruling.on)).toBe(true);
        expect(ruling.awarded).toEqual(referred.amount);
      }),
    );
  });

  test('sends back about two in a hundred, and lets some wait more than a year', () => {
    const stories = thousand.map((referred) => simulatedFacts('kfm', referred, swedish, farOff));
    const rejected = stories.filter(([receipt]) => receipt?.fact === 'rejected').length;
    expect(rejected).toBeGreaterThan(8);
    expect(rejected).toBeLessThan(35);
    const waits = stories.flatMap(([, ruling]) => (ruling ? [daysBetween(civilDate('2016-03-16'), ruling.on)] : []));
    expect(Math.min(...waits)).toBeLessThan(60);
    expect(Math.max(...waits)).toBeGreaterThan(365);
  });
});

describe('Intrum', () => {
  test('accounts on the last banking day of every quarter, and no öre is lost between the accounts', () => {
    fc.assert(
      fc.property(cases, (referred) => {
        const until = addMonths(referred.referredOn, 36);
        let balance = referred.amount;
        let before: CivilDate = referred.referredOn;
        const facts = simulatedFacts('intrum', referred, swedish, until);
        expect(facts.length).toBeGreaterThan(0);
        for (const fact of facts) {
          if (fact.fact !== 'monitoring-account') throw new Error('Intrum accounts and says nothing else.');
          expect(monthOf(fact.on) % 3).toBe(0);
          expect(monthOf(swedish.nextBankingDayAfter(fact.on))).not.toBe(monthOf(fact.on));
          expect(fact.on > before).toBe(true);
          expect(daysBetween(before, fact.on)).toBeLessThan(100);
          expect(fact.received.plus(fact.balance)).toEqual(balance);
          expect(fact.received.isNegative() || fact.balance.isNegative() || fact.costs.isOver(fact.received)).toBe(
            false,
          );
          expect(fact.limitationOn >= addMonths(referred.referredOn, 120)).toBe(true);
          ({ balance } = fact);
          before = fact.on;
        }
        if (balance.isPositive()) expect(addDays(before, 100) > until).toBe(true);
      }),
    );
  });

  test('gets something from some debtors and nothing from most', () => {
    const paying = thousand.filter((referred) =>
      simulatedFacts('intrum', referred, swedish, civilDate('2018-03-31')).some(
        (fact) => fact.fact === 'monitoring-account' && fact.received.isPositive(),
      ),
    ).length;
    expect(paying).toBeGreaterThan(200);
    expect(paying).toBeLessThan(500);
  });
});

describe('what is told after the hand-over', () => {
  const sek = (amount: string) => Money.of(amount, 'SEK');
  const on = civilDate('2016-04-01');
  const lowered = { changeId: '6', on, change: 'reduce', amount: sek('384.46') } as const;

  test('is answered on the next banking day, by all three, and a recall is never refused', () => {
    for (const [counterpart, calendar] of [
      ['kfm', swedish],
      ['intrum', swedish],
      ['gaeldsstyrelsen', danish],
    ] as const) {
      const answers = thousand.flatMap((referred) => {
        const recall = { changeId: '7', on: civilDate('2016-04-04'), change: 'recall' } as const;
        const facts = simulatedFacts(counterpart, { ...referred, changes: [lowered, recall] }, calendar, farOff);
        return facts.flatMap((fact) => (fact.fact === 'change-answered' ? [fact] : []));
      });
      expect(answers).toHaveLength(2000);
      expect(new Set(answers.map((answer) => `${answer.changeId} ${answer.on}`))).toEqual(
        new Set(['6 2016-04-04', '7 2016-04-05']),
      );
      const refused = answers.filter(({ answer }) => answer === 'rejected');
      expect(refused.length).toBeGreaterThan(2);
      expect(refused.every(({ changeId }) => changeId === '6')).toBe(true);
    }
  });

  test('lowers what Kronofogden orders, and ends what is said of a case that is recalled', () => {
    for (const referred of thousand) {
      const ruling = (changes: SimulatedCase['changes']) =>
        simulatedFacts('kfm', { ...referred, ...(changes && { changes }) }, swedish, farOff).find(
          ({ fact }) => fact === 'ruling',
        );
      const before = ruling(undefined);
      if (before?.fact !== 'ruling') continue;
      expect(ruling([lowered])).toEqual({ ...before, awarded: sek('1000.00') });
      const recall = { changeId: '7', on: addDays(before.on, -1), change: 'recall' } as const;
      expect(ruling([recall])).toBeUndefined();
    }
  });

  test('moves Intrum’s next account by as much, until nothing is left', () => {
    for (const referred of thousand.slice(0, 100)) {
      const accounts = (changes: SimulatedCase['changes'] = []) =>
        simulatedFacts('intrum', { ...referred, changes }, swedish, civilDate('2016-06-30')).flatMap((fact) =>
          fact.fact === 'monitoring-account' ? [fact] : [],
        );
      const [untold] = accounts().slice(-1);
      const [told] = accounts([lowered]).slice(-1);
      expect(told?.balance.plus(sek('384.46'))).toEqual(untold?.balance);
      const raised = { changeId: '8', on: civilDate('2016-05-02'), change: 'raise', amount: sek('84.46') } as const;
      expect(accounts([lowered, raised]).at(-1)?.balance.plus(sek('300.00'))).toEqual(untold?.balance);
    }
  });
});

describe('Gældsstyrelsen', () => {
  test('takes in, rejects, or hears and settles within a fortnight', () => {
    fc.assert(
      fc.property(cases, (drawn) => {
        const referred = { ...drawn, referredOn: danish.nextBankingDayFrom(drawn.referredOn) };
        const facts = simulatedFacts('gaeldsstyrelsen', referred, danish, farOff);
        expect(facts[0]?.on).toBe(danish.nextBankingDayAfter(referred.referredOn));
        if (facts[0]?.fact !== 'hearing') {
          expect(facts).toHaveLength(1);
          return;
        }
        expect(facts).toHaveLength(2);
        expect(['received', 'rejected']).toContain(facts[1]?.fact);
        const days = daysBetween(facts[0].on, facts[1]?.on ?? facts[0].on);
        expect(days).toBeGreaterThan(0);
        expect(days).toBeLessThanOrEqual(14);
      }),
      { numRuns: 500 },
    );
  });

  test('does all three among a thousand claims', () => {
    const first = thousand.map((referred) => simulatedFacts('gaeldsstyrelsen', referred, danish, farOff)[0]?.fact);
    expect(new Set(first)).toEqual(new Set(['received', 'rejected', 'hearing']));
  });
});

test('the same case has the same fate, and a rehearsal that goes on tells the rest of the same story', () => {
  fc.assert(
    fc.property(
      cases,
      fc.constantFrom('kfm', 'intrum', 'gaeldsstyrelsen'),
      fc.integer({ min: 0, max: 800 }),
      (referred, counterpart, after) => {
        const whole = simulatedFacts(counterpart, referred, swedish, addDays(referred.referredOn, 900));
        const day = addDays(referred.referredOn, after);
        expect(simulatedFacts(counterpart, { ...referred }, swedish, day)).toEqual(whole.filter(({ on }) => on <= day));
        expect(new Set(whole.map(({ answerId }) => answerId)).size).toBe(whole.length);
      },
    ),
  );
});
