import type { FeeWithheld } from '../../claim/claim-events';
import type { Allocation } from '../../claim/allocation';
import type { CountedFrom } from '../../policy/counted-from';
import { countedDelay, type DelayUnit, type ReasonedDay } from '../../policy/step-reason';
import { closedDayOf } from '../closed-days';
import type { Charges, ToldReason } from '../explanation-texts';
import { danish } from '../written';
import { danishNames as names } from './names';
import { stepNoun } from '../step-noun';

const { date, amount, list, percent, quote } = danish;

export function sources(items: readonly string[]): string {
  return items.length > 0 ? ` (${items.join(', ')})` : '';
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * `10 dage efter rykkeren den 11. januar 2016; første kørsel fra den 21. januar 2016 (S003-18)`. The policy's own words are
 * English data, so its sources stand for them.
 */
export function reason(told: ToldReason): string {
  if ('recorded' in told) return `ifølge noteringen: ${quote(told.recorded)}`;
  const { words, sources: items, day } = told;
  const [own, policy] = [words.da, sources(items)];
  if (!day) return `${own ?? 'efter forretningsgangen'}${policy}`;
  const parts = [`${delay(day)}${anchor(day.anchor)}`];
  if (day.placement === 'next-run') parts.push(`første kørsel fra den ${date(day.earliest)}`);
  if (day.placement === 'first-banking-day-of-next-month') parts.push('første bankdag i måneden efter');
  if (day.closed !== undefined) {
    const closed = closedDayOf(day.closed);
    parts.push(`flyttet fra den ${date(day.earliest)}, ${closed ? names.closedDays[closed] : 'ikke en bankdag'}`);
  }
  if (day.letter) {
    parts.push(`efter den sidste dag i ${stepNoun(names, day.letter.step).definite}, den ${date(day.letter.lastDay)}`);
  }
  if (day.lateFor) parts.push(`sent, planlagt til den ${date(day.lateFor)}`);
  return own ? `${own}${policy}: ${parts.join('; ')}` : `${parts.join('; ')}${policy}`;
}

function delay({ delay: counted }: ReasonedDay): string {
  const { count, unit } = countedDelay(counted);
  if (count === 0) return 'regnet fra ';
  const [one, several] = UNITS[unit];
  return count === 1 ? `${one} efter ` : `${count} ${several} efter `;
}

const UNITS: Readonly<Record<DelayUnit, readonly [one: string, several: string]>> = {
  days: ['en dag', 'dage'],
  workingDays: ['en arbejdsdag', 'arbejdsdage'],
  bankingDays: ['en bankdag', 'bankdage'],
  weeks: ['en uge', 'uger'],
  months: ['en måned', 'måneder'],
};

function anchor(counted: CountedFrom): string {
  const on = date(counted.on);
  switch (counted.from) {
    case 'due-date':
      return `forfaldsdagen den ${on}`;
    case 'deferred-due-date':
      return `den nye forfaldsdag den ${on}`;
    case 'last-timely-day':
      return `sidste rettidige betalingsdag den ${on}`;
    case 'ruling':
      return `afgørelsen den ${on}`;
    case 'acceptance':
      return `kundens accept den ${on}`;
    case 'agency-return':
      return `den dag, inkassobureauet gav fordringen tilbage, den ${on}`;
    case 'judgment':
      return `byrettens dom den ${on}`;
    case 'plan-notice':
      return `meddelelsens sidste dag den ${on}`;
    case 'pause':
      return `den sidste dag i pausen, den ${on}`;
    case 'step':
      return `${stepNoun(names, counted.step).definite} den ${on}`;
    case 'instalment':
      return `sidste rettidige betalingsdag for rate ${counted.instalment}, den ${on}`;
  }
}

/** ` med gebyr 100,00 kr. og morarenter 2,73 kr.`. */
export function charges({ fee, interest, lines, feeSources, interestSources }: Charges): string {
  const charged: string[] = [];
  if (!fee.isZero()) charged.push(`gebyr ${amount(fee)}${sources(feeSources)}`);
  if (!interest.isZero()) {
    const stretches = lines.map(({ days, principal, ratePercent, monthsBegun }) =>
      monthsBegun === undefined
        ? `${days} ${days === 1 ? 'dag' : 'dage'} af ${amount(principal)} med ${percent(ratePercent)}`
        : `${monthsBegun} ${monthsBegun === 1 ? 'påbegyndt måned' : 'påbegyndte måneder'} af ${amount(principal)} med ${percent(ratePercent)} om måneden`,
    );
    const how = stretches.length > 0 ? `, ${list(stretches)}` : '';
    charged.push(`morarenter ${amount(interest)}${how}${sources(interestSources)}`);
  }
  return charged.length > 0 ? ` med ${list(charged)}` : '';
}

const PARTS = { fee: 'gebyr', interest: 'renter', principal: 'hovedstol' } as const;

/** What a payment or set-off covered: `: gebyr 100,00 kr. og hovedstol 20,00 kr.`. */
export function coverage(allocation: Allocation): string {
  const parts = (['fee', 'interest', 'principal'] as const)
    .filter((part) => !allocation[part].isZero())
    .map((part) => `${PARTS[part]} ${amount(allocation[part])}`);
  if (!allocation.refund.isZero()) parts.push(`${amount(allocation.refund)} for meget, som skal betales tilbage`);
  return parts.length > 0 ? `: ${list(parts)}` : '';
}

/** Why a letter that has a fee by its policy costs nothing; empty where it costs what it costs. */
export function withoutFee(withheld: FeeWithheld | undefined): string {
  if (!withheld) return '';
  const { rule, paragraph, otherInvoices } = withheld;
  const why = {
    'most-letters': 'tre breve allerede har kostet',
    'days-apart': 'det seneste brev med gebyr blev sendt for mindre end ti dage siden',
  }[rule];
  const others = otherInvoices.length > 0 ? `, med faktura ${list(otherInvoices)}` : '';
  return `, uden gebyr, fordi ${why}${others} (${paragraph})`;
}
