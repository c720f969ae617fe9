import type { FeeWithheld } from '../../claim/claim-events';
import type { Allocation } from '../../claim/allocation';
import type { CountedFrom } from '../../policy/counted-from';
import { countedDelay, type DelayUnit, type ReasonedDay } from '../../policy/step-reason';
import { closedDayOf } from '../closed-days';
import type { Charges, ToldReason } from '../explanation-texts';
import { swedish } from '../written';
import { swedishNames as names } from './names';
import { stepNoun } from '../step-noun';

const { date, amount, list, percent, quote } = swedish;

export function sources(items: readonly string[]): string {
  return items.length > 0 ? ` (${items.join(', ')})` : '';
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * `17 dagar efter förfallodagen den 4 mars 2015; flyttat från den 21 mars 2015, en lördag (S002-17)`. Where the
 * policy has no words of its own in this language, its sources stand for them.
 */
export function reason(told: ToldReason): string {
  if ('recorded' in told) return `enligt noteringen: ${quote(told.recorded)}`;
  const { words, sources: items, day } = told;
  const [own, policy] = [words.sv, sources(items)];
  if (!day) return `${own ?? 'enligt kravrutinen'}${policy}`;
  const parts = [`${delay(day)}${anchor(day.anchor)}`];
  if (day.placement === 'next-run') parts.push(`första körningen från och med den ${date(day.earliest)}`);
  if (day.placement === 'first-banking-day-of-next-month') parts.push('första bankdagen i månaden efter');
  if (day.closed !== undefined) {
    const closed = closedDayOf(day.closed);
    parts.push(`flyttat från den ${date(day.earliest)}, ${closed ? names.closedDays[closed] : 'ingen bankdag'}`);
  }
  if (day.letter) {
    parts.push(`efter sista dagen i ${stepNoun(names, day.letter.step).definite}, den ${date(day.letter.lastDay)}`);
  }
  if (day.lateFor) parts.push(`sent, planerat till den ${date(day.lateFor)}`);
  return own ? `${own}${policy}: ${parts.join('; ')}` : `${parts.join('; ')}${policy}`;
}

function delay({ delay: counted }: ReasonedDay): string {
  const { count, unit } = countedDelay(counted);
  if (count === 0) return 'räknat från ';
  const [one, several] = UNITS[unit];
  return count === 1 ? `${one} efter ` : `${count} ${several} efter `;
}

const UNITS: Readonly<Record<DelayUnit, readonly [one: string, several: string]>> = {
  days: ['en dag', 'dagar'],
  workingDays: ['en arbetsdag', 'arbetsdagar'],
  bankingDays: ['en bankdag', 'bankdagar'],
  weeks: ['en vecka', 'veckor'],
  months: ['en månad', 'månader'],
};

function anchor(counted: CountedFrom): string {
  const on = date(counted.on);
  switch (counted.from) {
    case 'due-date':
      return `förfallodagen den ${on}`;
    case 'deferred-due-date':
      return `den nya förfallodagen den ${on}`;
    case 'last-timely-day':
      return `sista dagen för betalning i tid, den ${on}`;
    case 'ruling':
      return `utslaget den ${on}`;
    case 'acceptance':
      return `kundens godkännande den ${on}`;
    case 'agency-return':
      return `den dag då inkassobolaget lämnade tillbaka fordran, den ${on}`;
    case 'judgment':
      return `tingsrättens dom den ${on}`;
    case 'plan-notice':
      return `meddelandets sista dag, den ${on}`;
    case 'pause':
      return `uppehållets sista dag, den ${on}`;
    case 'step':
      return `${stepNoun(names, counted.step).definite} den ${on}`;
    case 'instalment':
      return `sista dagen för betalning i tid av delbetalning ${counted.instalment}, den ${on}`;
  }
}

/** ` med avgift 180,00 kr (S002-18) och dröjsmålsränta 2,73 kr (S002-19)`. */
export function charges({ fee, interest, lines, feeSources, interestSources }: Charges): string {
  const charged: string[] = [];
  if (!fee.isZero()) charged.push(`avgift ${amount(fee)}${sources(feeSources)}`);
  if (!interest.isZero()) {
    const stretches = lines.map(({ days, principal, ratePercent, monthsBegun }) =>
      monthsBegun === undefined
        ? `${days} ${days === 1 ? 'dag' : 'dagar'} på ${amount(principal)} med ${percent(ratePercent)}`
        : `${monthsBegun} ${monthsBegun === 1 ? 'påbörjad månad' : 'påbörjade månader'} på ${amount(principal)} med ${percent(ratePercent)} i månaden`,
    );
    const how = stretches.length > 0 ? `, ${list(stretches)}` : '';
    charged.push(`dröjsmålsränta ${amount(interest)}${how}${sources(interestSources)}`);
  }
  return charged.length > 0 ? ` med ${list(charged)}` : '';
}

const PARTS = { fee: 'avgift', interest: 'ränta', principal: 'kapital' } as const;

/** What a payment or set-off covered: `: avgift 180,00 kr och kapital 20,00 kr`. */
export function coverage(allocation: Allocation): string {
  const parts = (['fee', 'interest', 'principal'] as const)
    .filter((part) => !allocation[part].isZero())
    .map((part) => `${PARTS[part]} ${amount(allocation[part])}`);
  if (!allocation.refund.isZero()) parts.push(`${amount(allocation.refund)} för mycket, att betala tillbaka`);
  return parts.length > 0 ? `: ${list(parts)}` : '';
}

/** Why a letter that has a fee by its policy costs nothing; empty where it costs what it costs. */
export function withoutFee(withheld: FeeWithheld | undefined): string {
  if (!withheld) return '';
  const { rule, paragraph, otherInvoices } = withheld;
  const why = {
    'most-letters': 'tre brev redan har kostat',
    'days-apart': 'det sista brevet med avgift gick för mindre än tio dagar sedan',
  }[rule];
  const others = otherInvoices.length > 0 ? `, med faktura ${list(otherInvoices)}` : '';
  return `, utan avgift, eftersom ${why}${others} (${paragraph})`;
}
