import { bankgiroInWords } from '../payment/accounts';
import type { LetterCreditor } from './letter';

/** The letterhead with its numbers as the country writes them: `212000-0142`, `991-2346`, `991 51`; Danish ones stay. */
export function letterheadInWords(letterhead: LetterCreditor): LetterCreditor {
  const { payment, organisationNumber, postalCode } = letterhead;
  if (payment.type !== 'bankgiro') return letterhead;
  return {
    ...letterhead,
    organisationNumber: organisationNumber.replace(/^(\d{6})(\d{4})$/, '$1-$2'),
    postalCode: swedishPostalCode(postalCode),
    payment: { ...payment, bankgiro: bankgiroInWords(payment.bankgiro) },
  };
}

/** `99151` as Swedes write it, `991 51`. Any other text stays as written. */
export function swedishPostalCode(written: string): string {
  return written.replace(/^(\d{3})\s*(\d{2})$/, '$1 $2');
}
