import type { FeeWithheld } from '../../claim/claim-events';
import type { Allocation } from '../../claim/allocation';
import type { CountedFrom } from '../../policy/counted-from';
import { delayInWords, type ReasonedDay } from '../../policy/step-reason';
import { closedDayOf } from '../closed-days';
import type { Charges, ToldReason } from '../explanation-texts';
import { english } from '../written';
import { englishNames as names } from './names';
import { stepNoun } from '../step-noun';

const { date, amount, list, percent, quote } = english;

export function sources(items: readonly string[]): string {
  return items.length > 0 ? ` (${items.join(', ')})` : '';
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `17 days after the due date, 4 March 2015; moved from 21 March 2015, a Saturday (S002-17)`. */
export function reason(told: ToldReason): string {
  if ('recorded' in told) return `as recorded: ${quote(told.recorded)}`;
  const { words, sources: items, day } = told;
  const policy = `${words.en}${sources(items)}`;
  if (!day) return policy;
  const parts = [`${delay(day)}${anchor(day.anchor)}`];
  if (day.placement === 'next-run') parts.push(`on the first run from ${date(day.earliest)}`);
  if (day.placement === 'first-banking-day-of-next-month') parts.push('on the first banking day of the next month');
  if (day.closed !== undefined) {
    const closed = closedDayOf(day.closed);
    parts.push(`moved from ${date(day.earliest)}, ${closed ? names.closedDays[closed] : 'no banking day'}`);
  }
  if (day.letter) {
    parts.push(`after the last day of ${stepNoun(names, day.letter.step).definite}, ${date(day.letter.lastDay)}`);
  }
  if (day.lateFor) parts.push(`late, for it was planned for ${date(day.lateFor)}`);
  return `${policy}: ${parts.join('; ')}`;
}

function delay({ delay: counted }: ReasonedDay): string {
  const words = delayInWords(counted);
  return words === '' ? 'from ' : `${words} after `;
}

function anchor(counted: CountedFrom): string {
  const on = date(counted.on);
  switch (counted.from) {
    case 'due-date':
      return `the due date, ${on}`;
    case 'deferred-due-date':
      return `the deferred due date, ${on}`;
    case 'last-timely-day':
      return `the last timely day to pay, ${on}`;
    case 'ruling':
      return `the ruling of ${on}`;
    case 'acceptance':
      return `the client's acceptance of ${on}`;
    case 'agency-return':
      return `the day on which the collection agency gave the claim back, ${on}`;
    case 'judgment':
      return `the district court's judgment on ${on}`;
    case 'plan-notice':
      return `the last day of the notice, ${on}`;
    case 'pause':
      return `the last day of the pause, ${on}`;
    case 'step':
      return `${stepNoun(names, counted.step).definite} of ${on}`;
    case 'instalment':
      return `the last timely day of instalment ${counted.instalment}, ${on}`;
  }
}

/** ` with a fee of SEK 180.00 (S002-18) and late interest of SEK 2.73 (S002-19)`. */
export function charges({ fee, interest, lines, feeSources, interestSources }: Charges): string {
  const charged: string[] = [];
  if (!fee.isZero()) charged.push(`a fee of ${amount(fee)}${sources(feeSources)}`);
  if (!interest.isZero()) {
    const stretches = lines.map(({ days, principal, ratePercent, monthsBegun }) =>
      monthsBegun === undefined
        ? `${days} ${days === 1 ? 'day' : 'days'} on ${amount(principal)} at ${percent(ratePercent)}`
        : `${monthsBegun} ${monthsBegun === 1 ? 'month' : 'months'} begun on ${amount(principal)} at ${percent(ratePercent)} a month`,
    );
    const how = stretches.length > 0 ? `, ${list(stretches)}` : '';
    charged.push(`late interest of ${amount(interest)}${how}${sources(interestSources)}`);
  }
  return charged.length > 0 ? ` with ${list(charged)}` : '';
}

/** What a payment or set-off covered: `: fee SEK 180.00 and principal SEK 20.00`. */
export function coverage(allocation: Allocation): string {
  const parts = (['fee', 'interest', 'principal'] as const)
    .filter((part) => !allocation[part].isZero())
    .map((part) => `${part} ${amount(allocation[part])}`);
  if (!allocation.refund.isZero()) parts.push(`${amount(allocation.refund)} too much, owed back`);
  return parts.length > 0 ? `: ${list(parts)}` : '';
}

/** Why a letter that has a fee by its policy costs nothing; empty where it costs what it costs. */
export function withoutFee(withheld: FeeWithheld | undefined): string {
  if (!withheld) return '';
  const { rule, paragraph, otherInvoices } = withheld;
  const why = {
    'most-letters': 'three letters have carried one',
    'days-apart': 'less than ten days have passed since the last letter with one',
  }[rule];
  const others = otherInvoices.length > 0 ? `, with invoice ${list(otherInvoices)}` : '';
  return `, without a fee, since ${why}${others} (${paragraph})`;
}
