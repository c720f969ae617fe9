import { isDayOfYear } from './is-day-of-year';

const CPR = /^(\d{2})(\d{2})(\d{2})-?(\d)\d{3}$/;

/**
 * A Danish CPR number: its day alone is looked at, for numbers that fail the old check digit are given out since 2007. A
 * replacement number has 60 added to the day.
 */
export function isCprNumber(written: string): boolean {
  const found = CPR.exec(written);
  if (!found) return false;
  const [, day = '', month = '', year = '', seventh = ''] = found;
  const dayOfMonth = Number(day) > 60 ? Number(day) - 60 : Number(day);
  return isDayOfYear(centuryOf(Number(seventh), Number(year)) + Number(year), Number(month), dayOfMonth);
}

/** The seventh digit tells the century, together with the year. */
function centuryOf(seventh: number, year: number): number {
  if (seventh <= 3) return 1900;
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 : 1900;
  return year <= 57 ? 2000 : 1800;
}

const CVR_WEIGHTS = [2, 7, 6, 5, 4, 3, 2, 1];

/** A Danish CVR number: eight digits whose weighted sum is a multiple of 11. `DK` may stand before it. */
export function isCvrNumber(written: string): boolean {
  const digits = /^(?:DK)?(\d{8})$/.exec(written.replaceAll(' ', ''))?.[1];
  if (digits === undefined) return false;
  const sum = CVR_WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return sum % 11 === 0;
}
