import { ownEntry } from '../../domain/kernel/own-entry';
import { civilDate, InvalidCivilDate, type CivilDate } from '../../domain/kernel/civil-date';
import type { Country, Setting } from '../../domain/policy/policy';
import { HOME } from '../policy-schema';
import { DANISH_LIMITATION_YEARS } from '../statutes/danish-limitation';
import { DANISH_DAYS_BETWEEN_REMINDERS_MINIMUM } from '../statutes/danish-reminders';
import { LATE_INTEREST_MARGINS } from '../statutes/late-interest-rate';
import { knownFigureOn, type DatedFigures } from '../statutes/statutory-figure';
import { DEMAND_DAYS_MINIMUM } from '../statutes/swedish-collection-demand';
import { SWEDISH_LIMITATION_YEARS } from '../statutes/swedish-limitation';

/** Something that a policy leaves out, and why this value is filled in. */
export interface Default {
  readonly value: unknown;
  readonly because: string;
}

/** What a policy of the country says when its file leaves a field out, from the first day of the policy. */
export function countryDefaults(country: Country, validFrom: unknown): Readonly<Record<string, Default>> {
  const day = dayOf(validFrom);
  const years = country === 'SE' ? SWEDISH_LIMITATION_YEARS.general : DANISH_LIMITATION_YEARS.ordinary;
  const limitation = statutory(years, day, 0, 'the general period of limitation');
  const { currency, timeZone } = HOME[country];
  return {
    version: { value: '1', because: 'the first version' },
    status: { value: 'draft', because: 'a policy is a draft until it is said to be adopted' },
    currency: { value: currency, because: `the currency of ${country}` },
    timeZone: { value: timeZone, because: `the zone of ${country}` },
    language: { value: country === 'SE' ? 'sv' : 'da', because: `the language of ${country}` },
    paymentTermDays: {
      value: { value: 30, reason: 'filled in: 30 days net', sources: [PAYMENT_TERM[country]] },
      because: `30 days net (${PAYMENT_TERM[country]})`,
    },
    sendingWindow: { value: { fromHour: 8, toHour: 16 }, because: 'office hours' },
    reminderFeeAgreed: { value: false, because: 'no fee is agreed until the policy says so' },
    ...(limitation && { limitationYears: limitation }),
  };
}

/** Interest runs from then on where no due date was agreed beforehand. */
const PAYMENT_TERM: Readonly<Record<Country, string>> = {
  SE: 'räntelagen (1975:635) 4 §',
  DK: 'renteloven § 3, stk. 2',
};

/** The margin of the law, where a step charges interest and the policy states no rate. */
export function defaultInterest(country: Country, validFrom: unknown): Default | undefined {
  const day = dayOf(validFrom);
  const figure = knownFigureOn(LATE_INTEREST_MARGINS[country], day);
  if (!figure) return undefined;
  const points = {
    value: figure.value.toString(),
    reason: 'filled in: the margin of the law',
    sources: [figure.paragraph],
  };
  return { value: { pointsOverReference: points }, because: `the margin of the law (${figure.paragraph})` };
}

/** The least delay that the law gives a step behind a letter; undefined where the law gives none, and the town must say. */
export function statutoryDelay(country: Country, step: string, validFrom: unknown): Default | undefined {
  const day = dayOf(validFrom);
  const least = ownEntry(LEAST_DELAY[country], step);
  const figure = least && statutory(least.law, day, least.more, least.words);
  return figure && { value: { days: figure.value }, because: figure.because };
}

interface LeastDelay {
  readonly law: DatedFigures<number>;
  /** The last day of the debtor's time is still the debtor's. */
  readonly more: number;
  readonly words: string;
}

const BETWEEN_REMINDERS: LeastDelay = {
  law: DANISH_DAYS_BETWEEN_REMINDERS_MINIMUM,
  more: 0,
  words: 'the days that the law gives between reminders with a fee',
};
const AFTER_DEMAND: LeastDelay = {
  law: DEMAND_DAYS_MINIMUM,
  more: 1,
  words: 'the day after the time that a demand gives',
};
const LEAST_DELAY: Readonly<Record<Country, Readonly<Record<string, LeastDelay>>>> = {
  SE: { referral: AFTER_DEMAND, 'district-court': AFTER_DEMAND },
  DK: {
    'second-reminder': BETWEEN_REMINDERS,
    acceptance: BETWEEN_REMINDERS,
    referral: BETWEEN_REMINDERS,
    'district-court': BETWEEN_REMINDERS,
  },
};

function statutory(law: DatedFigures<number>, day: CivilDate, more: number, words: string): Default | undefined {
  const figure = knownFigureOn(law, day);
  if (!figure) return undefined;
  const setting: Setting<number> = {
    value: figure.value + more,
    reason: `filled in: ${words}`,
    sources: [figure.paragraph],
  };
  return { value: setting, because: `${words} (${figure.paragraph})` };
}

/** A policy without a first day is refused for that; what else is wrong with the policy is told by the law of this day. */
const ANY_DAY = civilDate('2026-01-01');

function dayOf(written: unknown): CivilDate {
  try {
    return typeof written === 'string' ? civilDate(written) : ANY_DAY;
  } catch (problem) {
    if (problem instanceof InvalidCivilDate) return ANY_DAY;
    throw problem;
  }
}
