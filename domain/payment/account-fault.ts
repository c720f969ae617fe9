import { identifierFault } from '../kernel/identifier';
import type { Country } from '../policy/policy';
import { hasLuhnDigit } from './references/luhn';

const WRONG = 'a digit is wrong or missing. Correct the account.';

/**
 * What is wrong with an account to which a creditor's money comes; nothing when it is right, or of a kind whose check is not
 * known here. A Swedish bankgiro or plusgiro number has a Luhn digit, an IBAN two check digits. Blanks do not count.
 */
export function accountFault(written: string, country: Country): string | undefined {
  const fault = identifierFault(written);
  if (fault !== undefined) return fault;
  const plain = written.replaceAll(' ', '');
  if (/^[A-Z]{2}\d{2}/i.test(plain)) return isIban(plain) ? undefined : `it is no IBAN: ${WRONG}`;
  const isGiro = /^\d{3,4}-\d{4}$|^\d{1,7}-\d$/.test(plain) || (country === 'SE' && /^\d{7,8}$/.test(plain));
  if (!isGiro || hasLuhnDigit(plain.replace('-', ''))) return undefined;
  return `it is no bankgiro or plusgiro number: ${WRONG}`;
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
