import { Decimal } from 'decimal.js';
import { addDays, addMonths, civilDate, earlierOf, laterOf, type CivilDate } from '../../../domain/kernel/civil-date';
import { stepsBefore } from '../../../domain/claim/granted-time';
import type { StepPerformed } from '../../../domain/claim/claim-events';
import { limitationYearsOf, type Country, type Policy, type StepName } from '../../../domain/policy/policy';
import type { Rulebook } from '../../../domain/policy/rulebook';
import { bankingCalendarOf } from '../../../policies/calendars/banking-calendar';
import { rulebookOf } from '../../../policies/rulebook';
import { parsePolicy } from '../../../policies/parse-policy';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { SHIPPED_POLICIES } from '../../../policies/shipped-policies';
import { referenceRateOn } from '../../../policies/statutes/reference-rate';
import { arvika, arvikaWithoutAgency } from './arvika';
import { dearDanish } from './dear-danish';
import { herning } from './herning';
import { karlshamn } from './karlshamn';
import { withAgencyFile } from './with-agency';
import { clientAnswers, invoice, live, outage, ruling, type GivenInvoice, type Life } from '../../domain/life';

/*
 * Every shipped policy, and those of towns, lived from the due dates of fifteen years, each time in another group. What the
 * law says is written down here once more, by hand: nothing is asked of the code that found the days and made the charges.
 *
 * A run takes every thirteenth day from a day that the seed names. `EVERY_DUE_DATE=whole` takes all 5,479 days.
 */

/** The reference rates of 2027 are not set yet: nothing can be charged then. */
const RATES_END = civilDate('2026-12-31');
const ALL_DUE_DATES = everyDay('2012-01-01', '2026-12-31');
const IS_WHOLE = process.env['EVERY_DUE_DATE'] === 'whole';
const STRIDE = IS_WHOLE ? 1 : 13;
const SEED = Number(process.env['EVERY_DUE_DATE_FROM'] ?? new Date().getUTCDate()) % STRIDE;
/** Each with its place among all of them. */
const DUE_DATES = ALL_DUE_DATES.map((dueOn, index) => ({ dueOn, index })).filter(
  ({ index }) => index % STRIDE === SEED,
);

const monthly: Policy = {
  ...dearDanish,
  id: 'dk-monthly',
  runs: { ...dearDanish.runs!, frequency: { ...dearDanish.runs!.frequency, value: 'monthly' } },
};
const everyFourteenDays: Policy = {
  ...dearDanish,
  id: 'dk-14-days',
  runs: { ...dearDanish.runs!, frequency: { ...dearDanish.runs!.frequency, value: 'every-14-days' } },
};
const monthlyLists: Policy = {
  ...seBotkyrka,
  id: 'se-monthly-lists',
  steps: seBotkyrka.steps.map((rule) =>
    rule.step === 'warning' ? { ...rule, placement: 'first-banking-day-of-next-month' } : rule,
  ),
};

const POLICIES = [
  ...[...SHIPPED_POLICIES, monthlyLists, dearDanish, monthly, everyFourteenDays],
  ...[arvika(), parsePolicy(arvikaWithoutAgency), parsePolicy(withAgencyFile), karlshamn(), herning()],
].map((policy) => [policy.id, rulebookOf(policy)] as const);

describe.each(POLICIES)(`%s, every ${STRIDE}. due date from ${SEED}`, (_id, rulebook) => {
  const lives = DUE_DATES.map(({ dueOn, index }) => [dueOn, lived(rulebook, dueOn, index)] as const);

  test('no step comes before the time of every letter before it has run out', () => {
    let compared = 0;
    for (const [, { claim }] of lives) {
      for (const taken of claim.performed) {
        for (const letter of lettersBefore(taken, claim.performed, rulebook)) {
          const through = leastTime(letter, rulebook.policy.country);
          if (!(taken.on > through && taken.on > (letter.lastDay ?? through)) || (letter.lastDay ?? '') < through)
            throw new Error(`due ${claim.dueOn}: ${taken.step} on ${taken.on}, ${letter.step} gives until ${through}`);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(DUE_DATES.length / 2);
  });

  test('no charge is without a paragraph of its day', () => {
    for (const [dueOn, { claim }] of lives) {
      const charged: CivilDate[] = [];
      for (const { step, on, fee, interest } of claim.performed) {
        const most = mostByLaw(rulebook.policy, { step, on, group: claim.invoiceGroup, charged });
        if (new Decimal(fee.amount).greaterThan(most))
          throw new Error(`due ${dueOn}: ${step} on ${on} costs ${fee.toString()}, and the law allows ${most}`);
        if (fee.isPositive()) charged.push(on);
        if (interest.isZero()) continue;
        const lawful = interestByLaw(rulebook.policy.country, dueOn, on);
        if (interest.toString() !== lawful)
          throw new Error(`due ${dueOn}: ${step} on ${on} charges ${interest.toString()}, and the law gives ${lawful}`);
      }
    }
    expect(lives.some(([, { claim }]) => claim.charged.fee.isPositive())).toBe(
      rulebook.policy.steps.some(({ fee, distraintFee }) => (fee ?? distraintFee) !== undefined),
    );
  });

  test('nothing is done after the last day on which the claim can be demanded', () => {
    let barred = 0;
    DUE_DATES.forEach(({ dueOn, index }) => {
      const { life, lastDay } = livedNearItsEnd(rulebook, dueOn, index);
      const late = life.claim.performed.find(({ on }) => on > lastDay);
      if (late) throw new Error(`due ${dueOn}: ${late.step} on ${late.on}, time-barred after ${lastDay}`);
      if (life.waitsFor?.includes('time-barred')) barred += 1;
    });
    expect(barred).toBeGreaterThan(0);
  });
});

/** Nobody pays; the client accepts and the authority rules as soon as they are asked, in Sweden of every seventh claim. */
function lived(rulebook: Rulebook, dueOn: CivilDate, index: number): Life {
  const given = givenOn(rulebook, dueOn, index);
  const until = earlierOf(addMonths(dueOn, 8), RATES_END);
  const first = live(given, until);
  if (rulebook.policy.country === 'DK') {
    const asked = first.claim.performed.find(({ step }) => step === 'acceptance');
    return asked ? live(given, until, clientAnswers(addDays(asked.on, 1), true)) : first;
  }
  const referred = first.claim.performed.find(({ step }) => step === 'referral');
  return referred && index % 7 === 0 ? live(given, until, ruling(addDays(referred.on, 30))) : first;
}

function givenOn(rulebook: Rulebook, dueOn: CivilDate, index: number, issued?: CivilDate): GivenInvoice {
  const groups = rulebook.policy.groups?.map(({ code }) => code) ?? ['any', 'ejendomsskat'];
  const group = groups[index % groups.length] ?? 'any';
  return invoice({ due: dueOn, under: rulebook, group, ...(issued && { issued }) });
}

/**
 * A claim that is close to its end. In Sweden the time runs from the day of issue: ten years, or three for water. In Denmark it
 * runs for three years from the last day to pay; nothing could be done for nearly as long.
 */
function livedNearItsEnd(
  rulebook: Rulebook,
  dueOn: CivilDate,
  index: number,
): { readonly life: Life; readonly lastDay: CivilDate } {
  const days = index % 75;
  if (rulebook.policy.country === 'DK') {
    const calendar = bankingCalendarOf('DK');
    const timely = calendar.nextBankingDayFrom(dueOn);
    const lastDay = calendar.nextBankingDayFrom(addMonths(timely, 36));
    const life = live(
      givenOn(rulebook, dueOn, index),
      earlierOf(addMonths(lastDay, 6), RATES_END),
      outage(dueOn, addDays(lastDay, -days)),
    );
    return { life, lastDay };
  }
  const { group } = givenOn(rulebook, dueOn, index);
  const { value: years } = limitationYearsOf(rulebook.policy, group);
  const issued = addMonths(addDays(dueOn, days), -12 * years);
  const life = live(givenOn(rulebook, dueOn, index, issued), earlierOf(addMonths(dueOn, 8), RATES_END));
  return { life, lastDay: addMonths(issued, 12 * years) };
}

/** The letters that were sent before a step, of those steps on which it counts. */
function lettersBefore(
  { step, on }: StepPerformed,
  performed: readonly StepPerformed[],
  { policy }: Rulebook,
): readonly StepPerformed[] {
  const rule = policy.steps.find((candidate) => candidate.step === step);
  const before = rule ? stepsBefore(rule, policy.steps) : new Set<StepName>();
  const sends = (name: StepName): boolean => policy.steps.some((each) => each.step === name && each.document);
  return performed.filter((earlier) => before.has(earlier.step) && earlier.on <= on && sends(earlier.step));
}

/** Good collection practice, post, and the policy's own words: the last day of the least time that a letter gives. */
function leastTime({ step, on }: StepPerformed, country: Country): CivilDate {
  const calendar = bankingCalendarOf(country);
  if (step === 'suspension-notice') return calendar.nextBankingDayFrom(addMonths(on, 2));
  if (step === 'demand' || step === 'warning')
    return laterOf(calendar.nextBankingDayFrom(addDays(on, 8)), calendar.addBankingDays(on, 7));
  return country === 'DK' ? addDays(on, 10) : calendar.addBankingDays(on, 4);
}

/** In kronor and kroner, as lag (1981:739), renteloven § 9 b and gebyrloven § 2 have it. */
function mostByLaw(
  policy: Policy,
  letter: { readonly step: StepName; readonly on: CivilDate; readonly group: string; readonly charged: CivilDate[] },
): number {
  const { step, on, group, charged } = letter;
  const isReminder = step === 'reminder' || step === 'second-reminder';
  if (policy.country === 'SE') {
    if (step === 'demand') return on < '2013-03-16' ? 160 : 180;
    return isReminder && policy.reminderFeeAgreed ? (on < '2013-03-16' ? 50 : 60) : 0;
  }
  if (!isReminder && step !== 'demand') return 0;
  if (policy.distraint?.groups.includes(group)) return 250;
  const last = charged.at(-1);
  return charged.length >= 3 || (last && on < addDays(last, 10)) ? 0 : 100;
}

/** Day by day on 1,200.00 from the due date, at the reference rate and eight points, over the days of each year; rounded once. */
function interestByLaw(country: Country, dueOn: CivilDate, on: CivilDate): string {
  let parts = new Decimal(0);
  for (let day = dueOn; day < on; day = addDays(day, 1)) {
    const margin = country === 'DK' && dueOn < '2013-03-01' ? 7 : 8;
    const year = Number(day.slice(0, 4));
    const daysInYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 366 : 365;
    // Over 365 × 366, so that nothing is rounded on the way.
    parts = parts.plus(
      referenceRateOn(country, day)
        .plus(margin)
        .times(daysInYear === 365 ? 366 : 365),
    );
  }
  return parts
    .times(12)
    .dividedBy(365 * 366)
    .toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
    .toFixed(2);
}

function everyDay(from: string, through: string): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = civilDate(from); day <= through; day = addDays(day, 1)) days.push(day);
  return days;
}
