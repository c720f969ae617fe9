import { identifierFault } from '../kernel/identifier';
import type { Country } from '../policy/policy';
import { hasLuhnDigit } from './references/luhn';

/** With what a person names the kind of a number. */
const KIND = /^(?:bankgiro|plusgiro|postgiro|bg|pg|iban)\W/i;
/** The fewest digits of an account at a bank: in Sweden a clearing number comes before it, in Denmark a registration number. */
const LEAST_DIGITS: Readonly<Record<Country, number>> = { SE: 10, DK: 5 };

const WRONG = 'a digit is wrong or missing. Correct the account.';

/**
 * What is wrong with an account to which a creditor's money comes; nothing when it is right, or of a kind whose check is not
 * known here. A Swedish bankgiro or plusgiro number has a Luhn digit, an IBAN two check digits. Fewer digits than an account
 * has are none. Blanks do not count.
 */
export function accountFault(written: string, country: Country): string | undefined {
  const fault = identifierFault(written);
  if (fault !== undefined) return fault;
  if (KIND.test(written)) return 'the kind stands before the number. Write the number alone.';
  const plain = written.replaceAll(' ', '').toUpperCase();
  if (/^[A-Z]{2}\d{2}/.test(plain)) return isIban(plain) ? undefined : `it is no IBAN: ${WRONG}`;
  const isGiro = /^\d{3,4}-\d{4}$|^\d{1,7}-\d$/.test(plain) || (country === 'SE' && /^\d{2,8}$/.test(plain));
  if (isGiro && !hasLuhnDigit(plain.replace('-', ''))) return `it is no bankgiro or plusgiro number: ${WRONG}`;
  const digits = plain.replace(/\D/g, '').length;
  const isNumber = /^[\d.,-]+$/.test(plain);
  if (isGiro || (isNumber ? digits >= LEAST_DIGITS[country] : digits > 0)) return undefined;
  return `it has ${digits} digits, and no account has so few: ${WRONG}`;
}

/** ISO 13616: the first four signs go to the end, letters count from 10, and the remainder by 97 is 1. */
export function isIban(written: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(written)) return false;
  const digits = `${written.slice(4)}${written.slice(0, 4)}`.replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}
