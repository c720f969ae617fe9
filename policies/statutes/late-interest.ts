import { Decimal } from 'decimal.js';
import { civilDateOf, daysBetween, earlierOf, isLeapYear, monthOf, yearOf } from '../../domain/kernel/civil-date';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import type { Currency } from '../../domain/kernel/money';
import type { InterestCharge, InterestLine, PrincipalSegment } from '../../domain/policy/rulebook';
import { CURRENCY_OF } from './currency-of';
import { lateInterestRateOn } from './late-interest-rate';
import type { LateInterestTerms } from './late-interest-rate';

/** Wide enough that no product of an amount, a rate and a number of days is ever cut. */
const WideDecimal = Decimal.clone({ precision: 60 });
/** What a line shows of a quotient that never ends. */
const SHOWN_DIGITS = 20;

/** A segment that ends before it begins, or a principal below nought: a bug in whoever made it. */
export class InvalidPrincipalSegment extends Error {
  override readonly name = 'InvalidPrincipalSegment';
}

/**
 * Late interest by statute: simple interest on what stood open, day by day, at the rate of each half-year.
 *
 * A segment is half-open: `from` is the first day that bears interest, `to` the first that no longer does; so a payment
 * lowers the principal from its own day on. Days are counted actual/365, in a leap year actual/366 (a convention in both
 * countries, in neither statute). Lines are split where the rate or the year changes, are not rounded, and their exact
 * sum is rounded once. A segment that counts months bears its own percent for each month begun.
 *
 * Example: due 2016-06-20, demanded 2016-07-07: 11 days in June at 8.00 and 6 days in July at 7.50, both over 366.
 *
 * Throws `NoStatuteForDate` for a half-year whose reference rate is not recorded.
 */
export function lateInterest(question: LateInterestTerms & { segments: readonly PrincipalSegment[] }): InterestCharge {
  return interestOn(question.segments, CURRENCY_OF[question.country], (day) => lateInterestRateOn(day, question));
}

/** The same count of days and the same rounding at one rate (percent a year) throughout, such as an agreed one. */
export function interestAtFixedRate(question: {
  readonly currency: Currency;
  readonly ratePercent: string;
  readonly segments: readonly PrincipalSegment[];
}): InterestCharge {
  const rate = new Decimal(question.ratePercent);
  return interestOn(question.segments, question.currency, () => rate);
}

/**
 * What a later letter still charges: all interest to date, less what earlier letters charged. So the debtor never pays
 * for the same öre of rounding twice. Below nought when the interest has since been lowered, and then to be credited.
 */
export function interestNotYetCharged(toDate: InterestCharge, alreadyCharged: Money): Money {
  return toDate.total.minus(alreadyCharged);
}

function interestOn(
  segments: readonly PrincipalSegment[],
  currency: Currency,
  rateOn: (date: CivilDate) => Decimal,
): InterestCharge {
  const lines: InterestLine[] = [];
  // A common denominator keeps the sum exact until its one rounding; quotients over 365 and 366 never end.
  let numerator = new WideDecimal(0);
  for (const segment of segments) {
    requireValid(segment, currency);
    if (segment.principal.isZero()) continue;
    if (segment.monthsBegun !== undefined) {
      const { line, percentMonths } = monthsOf(segment, segment.monthsBegun);
      numerator = numerator.plus(percentMonths.times(365 * 366));
      lines.push(line);
      continue;
    }
    for (const { from, to } of halfYearsWithin(segment)) {
      const rate = rateOn(from);
      const days = daysBetween(from, to);
      const percentDays = new WideDecimal(segment.principal.amount).times(rate).times(days);
      const daysInYear = isLeapYear(yearOf(from)) ? 366 : 365;
      numerator = numerator.plus(percentDays.times(daysInYear === 365 ? 366 : 365));
      const exact = new Decimal(percentDays.dividedBy(100 * daysInYear).toSignificantDigits(SHOWN_DIGITS));
      lines.push({ from, to, principal: segment.principal, days, ratePercent: writtenRate(rate), exact });
    }
  }
  const total = Money.rounded(new Decimal(numerator.dividedBy(100 * 365 * 366)), currency);
  return { lines, total };
}

/** So many percent of the principal for each month that begins in the stretch, whatever is left of the month. */
function monthsOf(
  { from, to, principal, ratePercent = '0' }: PrincipalSegment,
  monthsBegun: number,
): { readonly line: InterestLine; readonly percentMonths: Decimal } {
  const rate = new Decimal(ratePercent);
  const percentMonths = new WideDecimal(principal.amount).times(rate).times(monthsBegun);
  const exact = new Decimal(percentMonths.dividedBy(100));
  const days = daysBetween(from, to);
  return { line: { from, to, principal, days, monthsBegun, ratePercent: writtenRate(rate), exact }, percentMonths };
}

function requireValid(segment: PrincipalSegment, currency: Currency): void {
  if (segment.from <= segment.to && segment.principal.compare(Money.zero(currency)) >= 0) return;
  throw new InvalidPrincipalSegment(
    `No interest runs on ${segment.principal.toString()} from ${segment.from} to ${segment.to}; ` +
      'a segment ends no earlier than it begins and its principal is not negative.',
  );
}

/** Rates change on 1 January and 1 July in both countries, and the length of the year on the first of these. */
function halfYearsWithin(segment: PrincipalSegment): { from: CivilDate; to: CivilDate }[] {
  const stretches: { from: CivilDate; to: CivilDate }[] = [];
  for (let from = segment.from; from < segment.to;) {
    const to = earlierOf(nextHalfYear(from), segment.to);
    stretches.push({ from, to });
    from = to;
  }
  return stretches;
}

function nextHalfYear(date: CivilDate): CivilDate {
  return monthOf(date) < 7 ? civilDateOf(yearOf(date), 7, 1) : civilDateOf(yearOf(date) + 1, 1, 1);
}

/** With at least two decimals, as letters and tables print it: `8.00`. */
function writtenRate(rate: Decimal): string {
  return rate.toFixed(Math.max(2, rate.decimalPlaces()));
}
