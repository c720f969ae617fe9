import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { bearingSegments } from '../../../domain/claim/bearing-segments';
import type { Claim } from '../../../domain/claim/claim';
import { interestStartOf, interestUntil } from '../../../domain/claim/interest-until';
import { planTotal } from '../../../domain/decisions/kinds/instalment-plan';
import { addDays, addMonths, civilDate, daysBetween, isLeapYear, yearOf } from '../../../domain/kernel/civil-date';
import type { CivilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { STANDARD_AGREEMENTS, type DeferralInterest, type InterestAgain } from '../../../domain/policy/agreement-rules';
import type { LateInterestRules } from '../../../domain/policy/late-interest-rules';
import type { Policy } from '../../../domain/policy/policy';
import type { Rulebook } from '../../../domain/policy/rulebook';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { deferral, plan, reinstated, type Instalments } from '../decisions/decided';
import { invoice, live, paid, takenBack, type Happening } from '../life';

/*
 * 1,200.00 due on Monday 1 February 2016 at 8.00 over 366 days: 0.262295 a day. The plan of 10 February charges nine days,
 * 2.36, and 170.00. When nothing is paid it ends on 17 March, and the demand leaves on 30 March.
 */
const setting = <Value>(value: Value) => ({ value, reason: 'tried', sources: ['test'] });
const THREE: Instalments = [
  ['2016-03-01', '457.46'],
  ['2016-04-01', '457.45'],
  ['2016-05-02', '457.45'],
];
const KEPT = THREE.map(([day, amount]) => paid(day, amount));
const APART = { paidBeforeDemand: setting('separate-invoice' as const), alsoAfterCharge: true as const };

type PlanInterest = 'runs' | InterestAgain | undefined;

function planRules(interest: PlanInterest): Policy['agreements'] {
  const { plan: standard, deferral: deferrals } = STANDARD_AGREEMENTS;
  if (interest === undefined) return STANDARD_AGREEMENTS;
  if (interest === 'runs') return { deferral: deferrals, plan: { ...standard, interest: setting('runs' as const) } };
  const stands = { interest: setting('stands-still' as const), interestAgain: setting(interest) };
  return { deferral: deferrals, plan: { ...standard, ...stands } };
}

function under(interest: PlanInterest, rules: Partial<LateInterestRules> = {}): Rulebook {
  const lateInterest = { pointsOverReference: setting('8'), ...rules };
  return rulebookOf({ ...seBotkyrka, agreements: planRules(interest) ?? STANDARD_AGREEMENTS, lateInterest });
}

function lived(rulebook: Rulebook, until: string, ...happenings: readonly Happening[]) {
  return live(invoice({ due: '2016-02-01', under: rulebook }), until, ...happenings);
}

describe('a plan that is not kept', () => {
  test.each<[PlanInterest, string, string]>([
    // 58 days from 1 February to 30 March: 15.2131, of which 2.36 was charged.
    [undefined, '12.85', '2016-02-01 58'],
    ['runs', '12.85', '2016-02-01 58'],
    ['from-agreement', '12.85', '2016-02-01 58'],
    // 9 + 29 days: 9.9672.
    ['from-missed-instalment', '7.61', '2016-02-01 9, 2016-03-01 29'],
    // 9 + 13 days: 5.7705.
    ['from-plan-end', '3.41', '2016-02-01 9, 2016-03-17 13'],
  ])('interest %s: the demand of 30 March charges %s', (interest, charged, lines) => {
    const demand = lived(under(interest), '2016-03-30', plan('2016-02-10', THREE)).demand();
    expect([demand.on, demand.interest.toString()]).toEqual(['2016-03-30', charged]);
    expect(demand.interestLines.map(({ from, days }) => `${from} ${days}`).join(', ')).toBe(lines);
  });

  test('and is taken up again lets interest stand still again from that day', () => {
    const rulebook = under('from-plan-end');
    const { claim } = lived(rulebook, '2016-03-29', plan('2016-02-10', THREE), reinstated('2016-03-22'));
    // 9 days before the plan, and five from 17 to 22 March: 14 days, 3.6721.
    expect(interestUntil(claim, rulebook, civilDate('2016-03-29')).total.toString()).toBe('3.67');
  });
});

describe('a plan that is kept to its end', () => {
  // 29 days on 1,200.00, 31 on 914.90 and 31 on 457.45: 16.9055, of which 2.36 was charged.
  test.each<[PlanInterest, string]>([
    ['runs', '14.55'],
    ['from-plan-end', 'none'],
    ['from-agreement', 'none'],
  ])('interest %s: %s is claimed apart', (interest, claimed) => {
    const { claim } = lived(under(interest, APART), '2016-12-31', plan('2016-02-10', THREE), ...KEPT);
    const apart = claim.interestApart;
    expect(apart?.amount.isPositive() ? apart.amount.toString() : 'none').toBe(claimed);
  });

  test('the last instalment bounces: interest has stood still until the plan ends again', () => {
    const rulebook = under('from-plan-end');
    const bounced = takenBack('2016-05-04', '457.45');
    const { claim } = lived(rulebook, '2016-05-06', plan('2016-02-10', THREE), ...KEPT, bounced);
    expect(interestUntil(claim, rulebook, civilDate('2016-05-06')).total.toString()).toBe('2.36');
  });
});

describe('a deferral from 1 February to 1 March', () => {
  const claimed = (interest: DeferralInterest, paidOn: string): string => {
    const agreements = {
      ...STANDARD_AGREEMENTS,
      deferral: { ...STANDARD_AGREEMENTS.deferral, interest: setting(interest) },
    };
    const lateInterest = { pointsOverReference: setting('8'), ...APART };
    const rulebook = rulebookOf({ ...seBotkyrka, agreements, lateInterest });
    const { claim } = lived(rulebook, '2016-12-31', deferral('2016-01-29', '2016-03-01'), paid(paidOn, '1200.00'));
    return claim.interestApart?.amount.toString() ?? '0.00';
  };
  test.each<[DeferralInterest, string, string]>([
    ['from-old-due-date-if-missed', '2016-03-01', '0.00'],
    // 38 days from 1 February.
    ['from-old-due-date-if-missed', '2016-03-10', '9.97'],
    ['from-new-due-date', '2016-03-10', '2.36'],
    // 29 days, though it was kept.
    ['from-old-due-date', '2016-03-01', '7.61'],
  ])('%s, paid on %s: %s', (interest, paidOn, amount) => {
    expect(claimed(interest, paidOn)).toBe(amount);
  });
});

describe('one percent for each month begun, from Sunday 31 January', () => {
  const rulebook = under(undefined, { perMonthBegun: { percent: setting('1') } });
  const until = (day: string, ...happenings: readonly Happening[]): string => {
    const { claim } = live(invoice({ due: '2016-01-31', under: rulebook }), day, ...happenings);
    return interestUntil(claim, rulebook, civilDate(day)).total.toString();
  };
  test.each([
    ['2016-01-31', '0.00'],
    ['2016-02-01', '12.00'],
    // The second month begins on 29 February, and the third on 31 March: each bears nothing on its own first day yet.
    ['2016-02-29', '12.00'],
    ['2016-03-01', '24.00'],
    ['2016-03-31', '24.00'],
    ['2016-04-01', '36.00'],
  ])('to %s: %s', (day, total) => expect(until(day)).toBe(total));

  test('who pays on Monday, the last timely day, owes none', () => {
    expect(until('2016-06-30', paid('2016-02-01', '1200.00'))).toBe('0.00');
  });

  test('a part paid in a month that had begun lowers the next one', () => {
    expect(until('2016-03-30', paid('2016-02-10', '200.00'))).toBe('22.00');
  });

  test('a part that bounced was open all the while', () => {
    expect(until('2016-03-30', paid('2016-02-10', '200.00'), takenBack('2016-03-07', '200.00'))).toBe('24.00');
  });

  test('the demand states how many months began, their base and their rate', () => {
    const { interestLines, interest } = live(invoice({ due: '2016-01-31', under: rulebook }), '2016-02-17').demand();
    expect(interest.toString()).toBe('12.00');
    expect(interestLines).toMatchObject([
      { from: '2016-01-31', to: '2016-02-17', monthsBegun: 1, ratePercent: '1.00' },
    ]);
  });

  test('is rounded once: three months of half a percent on 101.00 are 1.515', () => {
    const half = under(undefined, { perMonthBegun: { percent: setting('0.5') } });
    const { claim } = live(invoice({ due: '2016-02-01', amount: '101.00', under: half }), '2016-02-01');
    expect(interestUntil(claim, half, civilDate('2016-05-01')).total.toString()).toBe('1.52');
  });

  test('other groups than those named bear interest by the day', () => {
    const some = under(undefined, { perMonthBegun: { percent: setting('1'), groups: ['55'] } });
    const { claim } = live(invoice({ due: '2016-02-01', group: '61', under: some }), '2016-02-01');
    expect(interestUntil(claim, some, civilDate('2016-02-18')).total.toString()).toBe('4.46');
  });
});

/** Day by day, without segments: what is open and bears interest on the day, and one rounding at the end. */
function naive(claim: Claim, rulebook: Rulebook, until: CivilDate, monthly: boolean): string {
  const start = interestStartOf(claim, rulebook.policy);
  const timely = rulebook.lastTimelyDayToPay(start);
  let sum = new Decimal(0);
  for (let day = start, month = 0; day < until; day = addDays(day, 1)) {
    const known = day < timely ? timely : day;
    let open = claim.principalChanges
      .filter(({ on }) => on <= known)
      .reduce((total, { change }) => total.plus(change.amount), new Decimal(0));
    for (const { from, to, beside } of claim.interestPauses ?? []) {
      if (from <= day && (to === undefined || day < to)) open = Decimal.min(open, beside.amount);
    }
    if (monthly) {
      if (day !== addMonths(start, month)) continue;
      month += 1;
      sum = sum.plus(open.dividedBy(100));
      continue;
    }
    const rate = Number(
      rulebook.lateInterest([{ from: day, to: addDays(day, 1), principal: KRONA }]).lines[0]?.ratePercent,
    );
    sum = sum.plus(open.times(rate).dividedBy(100 * (isLeapYear(yearOf(day)) ? 366 : 365)));
  }
  return Money.rounded(sum, 'SEK').toString();
}
const KRONA = Money.of('1.00', 'SEK');

test('a plan at any time, with any payments, bears what counting day by day gives', () => {
  const steps = seBotkyrka.steps.filter(({ step }) => step === 'reminder');
  const amounts = fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 40_000 })), {
    maxLength: 5,
  });
  const again = fc.constantFrom<InterestAgain>('from-agreement', 'from-missed-instalment', 'from-plan-end');
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 700 }),
      fc.integer({ min: 1, max: 60 }),
      amounts,
      again,
      fc.boolean(),
      (...drawn) => {
        const [shift, agreedAfter, payments, runsAgain, monthly] = drawn;
        const rules = monthly ? { perMonthBegun: { percent: setting('1') } } : {};
        const rulebook = rulebookOf({ ...under(runsAgain, rules).policy, steps });
        const dueOn = addDays(civilDate('2015-01-15'), shift);
        const given = invoice({ due: dueOn, under: rulebook });
        const happenings = payments.map(([after, ore]) => paid(addDays(dueOn, after), (ore / 100).toFixed(2)));
        const agreedOn = addDays(dueOn, agreedAfter);
        const { claim: before } = live(given, addDays(agreedOn, -1), ...happenings);
        const total = planTotal(before, rulebook, agreedOn, Money.zero('SEK'));
        const agreed = plan(agreedOn, [[addDays(agreedOn, 14), total.amount.toFixed(2)]], '0.00');
        const until = addDays(dueOn, 260);
        const { claim } = live(given, until, agreed, ...happenings);
        // A plan that was paid to its end stands still until then; nothing it covered is open after.
        expect(interestUntil(claim, rulebook, until).total.toString()).toBe(naive(claim, rulebook, until, monthly));
        const segments = bearingSegments(claim, rulebook, dueOn, until);
        expect(segments.every(({ from, to }) => daysBetween(from, to) > 0)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});
