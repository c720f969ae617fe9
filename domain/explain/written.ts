import { dayOf, monthOf, yearOf, type CivilDate } from '../kernel/civil-date';
import type { Currency, Money } from '../kernel/money';

/**
 * How a language writes days, amounts and lists in running text. Blanks are ordinary ones: the text goes to a terminal,
 * where people search for what they read.
 */
export interface Written {
  /** `18 februari 2016`, `18. februar 2016`, `18 February 2016`. */
  readonly date: (day: CivilDate) => string;
  /** `1 200,00 kr`, `1.200,00 kr.`, `SEK 1,200.00`; another country's kronor by their code. */
  readonly amount: (money: Money) => string;
  /** `7.50` becomes `7,5 %`; `8.00`, `8 %`. */
  readonly percent: (ratePercent: string) => string;
  /** `a, b och c`. */
  readonly list: (items: readonly string[]) => string;
  /** What somebody else wrote, in their own words. */
  readonly quote: (words: string) => string;
  /** Finished sentences: an abbreviation's own point ends a sentence too. */
  readonly tidy: (sentences: string) => string;
}

export const swedish: Written = {
  date: (day) => `${dayOf(day)} ${SWEDISH_MONTHS[monthOf(day) - 1] ?? ''} ${yearOf(day)}`,
  amount: (money) => `${grouped(money, ' ', ',')} ${unit(money, 'SEK', 'kr')}`,
  percent: (rate) => `${shortened(rate).replace('.', ',')} %`,
  list: (items) => listed(items, 'och'),
  quote: (words) => `”${words}”`,
  tidy: (sentences) => sentences,
};

export const danish: Written = {
  date: (day) => `${dayOf(day)}. ${DANISH_MONTHS[monthOf(day) - 1] ?? ''} ${yearOf(day)}`,
  amount: (money) => `${grouped(money, '.', ',')} ${unit(money, 'DKK', 'kr.')}`,
  percent: (rate) => `${shortened(rate).replace('.', ',')} %`,
  list: (items) => listed(items, 'og'),
  quote: (words) => `”${words}”`,
  tidy: (sentences) => sentences.replaceAll('kr..', 'kr.'),
};

export const english: Written = {
  date: (day) => `${dayOf(day)} ${ENGLISH_MONTHS[monthOf(day) - 1] ?? ''} ${yearOf(day)}`,
  amount: (money) => `${money.currency} ${grouped(money, ',', '.')}`,
  percent: (rate) => `${shortened(rate)} %`,
  list: (items) => listed(items, 'and'),
  quote: (words) => `“${words}”`,
  tidy: (sentences) => sentences,
};

const SWEDISH_MONTHS = 'januari februari mars april maj juni juli augusti september oktober november december'.split(
  ' ',
);
const DANISH_MONTHS = 'januar februar marts april maj juni juli august september oktober november december'.split(' ');
const ENGLISH_MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

function grouped(money: Money, separator: string, point: string): string {
  const [whole = '', decimals = ''] = money.toString().split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, separator)}${point}${decimals}`;
}

/** Without noughts at the end: rates are recorded with two decimals. */
function shortened(rate: string): string {
  return rate.includes('.') ? rate.replace(/\.?0+$/, '') : rate;
}

function unit(money: Money, home: Currency, sign: string): string {
  return money.currency === home ? sign : money.currency;
}

function listed(items: readonly string[], and: string): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${and} ${last}`;
}
