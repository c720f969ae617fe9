import { hasLuhnDigit } from '../payment/references/luhn';
import { isDayOfYear } from './is-day-of-year';

/** With or without the century before it, and with the sign of the century or without. */
const PERSON = /^(\d{2})?(\d{2})(\d{2})(\d{2})[-+]?(\d{4})$/;

/** A Swedish personal identity number, or a coordination number (day + 60): a day, and a Luhn digit at the end. */
export function isSwedishPersonalNumber(written: string): boolean {
  const found = PERSON.exec(written);
  if (!found) return false;
  const [, century, year = '', month = '', day = '', rest = ''] = found;
  const dayOfMonth = Number(day) > 60 ? Number(day) - 60 : Number(day);
  const years = century === undefined ? [`19${year}`, `20${year}`] : [`${century}${year}`];
  const isBirthday = years.some((whole) => isDayOfYear(Number(whole), Number(month), dayOfMonth));
  return isBirthday && hasLuhnDigit(`${year}${month}${day}${rest}`);
}

/** A Swedish organisation number: ten digits, the third at least 2, a Luhn digit at the end; `16` may stand before it. */
export function isSwedishOrganisationNumber(written: string): boolean {
  const digits = /^(?:16)?(\d{2}[2-9]\d{3})-?(\d{4})$/.exec(written);
  return digits !== null && hasLuhnDigit(`${digits[1] ?? ''}${digits[2] ?? ''}`);
}
