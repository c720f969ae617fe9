import { dayOf, monthOf, yearOf, type CivilDate } from '../../domain/kernel/civil-date';
import type { Money } from '../../domain/kernel/money';

/** How a language writes the figures of a letter. */
export interface WrittenFigures {
  /** In running text and sums, with the currency's sign: `1 200,00 kr`, `1.200,00 kr.`. */
  readonly amount: (money: Money) => string;
  /** In tables whose heading names the currency. */
  readonly bareAmount: (money: Money) => string;
  /** `18 februari 2016`, `18. februar 2016`. */
  readonly longDate: (date: CivilDate) => string;
  /** `2016-02-18`, `18.02.2016`. */
  readonly shortDate: (date: CivilDate) => string;
  /** `8.00` becomes `8,00 %`. */
  readonly percent: (ratePercent: string) => string;
}

/** Keeps the groups of a number, and a number and its unit, on one line. */
const UNBROKEN_BLANK = '\u00a0';

export const swedishFigures: WrittenFigures = {
  amount: (money) => `${grouped(money, UNBROKEN_BLANK)}${UNBROKEN_BLANK}kr`,
  bareAmount: (money) => grouped(money, UNBROKEN_BLANK),
  longDate: (date) => longDate(date, SWEDISH_MONTHS, ''),
  shortDate: (date) => date,
  percent: (rate) => `${rate.replace('.', ',')}${UNBROKEN_BLANK}%`,
};

export const danishFigures: WrittenFigures = {
  amount: (money) => `${grouped(money, '.')}${UNBROKEN_BLANK}kr.`,
  bareAmount: (money) => grouped(money, '.'),
  longDate: (date) => longDate(date, DANISH_MONTHS, '.'),
  shortDate: (date) => date.split('-').reverse().join('.'),
  percent: (rate) => `${rate.replace('.', ',')}${UNBROKEN_BLANK}%`,
};

const SWEDISH_MONTHS = 'januari februari mars april maj juni juli augusti september oktober november december'.split(
  ' ',
);
const ENGLISH_MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DANISH_MONTHS = 'januar februar marts april maj juni juli august september oktober november december'.split(' ');

const MONTHS = { sv: SWEDISH_MONTHS, da: DANISH_MONTHS, en: ENGLISH_MONTHS } as const;

/** The first three letters: `aug`. */
export function shortMonth(date: CivilDate, language: keyof typeof MONTHS): string {
  return (MONTHS[language][monthOf(date) - 1] ?? '').slice(0, 3);
}

/** `31 August 2016`. */
export function longDateInEnglish(date: CivilDate): string {
  return longDate(date, ENGLISH_MONTHS, '');
}

function grouped(money: Money, separator: string): string {
  const [whole = '', decimals = ''] = money.toString().split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, separator)},${decimals}`;
}

function longDate(date: CivilDate, months: readonly string[], afterDay: string): string {
  const month = months[monthOf(date) - 1] ?? '';
  return [`${dayOf(date)}${afterDay}`, month, yearOf(date)].join(UNBROKEN_BLANK);
}
