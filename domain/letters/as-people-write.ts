import { postalCodeInWords } from '../identity/postal-code';
import { bankgiroInWords } from '../payment/accounts';
import type { LetterCreditor } from './letter';

/** The letterhead with its numbers as the country writes them: `212000-0142`, `991-2346`, `991 51`; Danish ones stay but for `DK-`. */
export function letterheadInWords(letterhead: LetterCreditor): LetterCreditor {
  const { payment, organisationNumber, postalCode } = letterhead;
  if (payment.type !== 'bankgiro') return { ...letterhead, postalCode: postalCodeInWords(postalCode, 'DK') };
  return {
    ...letterhead,
    organisationNumber: organisationNumber.replace(/^(\d{6})(\d{4})$/, '$1-$2'),
    postalCode: postalCodeInWords(postalCode, 'SE'),
    payment: { ...payment, bankgiro: bankgiroInWords(payment.bankgiro) },
  };
}
