import type { Country } from '../../policy/policy';
import { isFik } from './fik';
import { ocrFault, type OcrFault } from './ocr';

const OCR_WORDS: Readonly<Record<OcrFault, string>> = {
  'not-2-to-25-digits': 'has not 2 to 25 digits',
  'wrong-length': 'has another length than agreed',
  'wrong-length-digit': 'has a wrong length digit',
  'wrong-check-digit': 'has a wrong check digit',
};

/**
 * What is wrong with the payment reference of an invoice; nothing when the reference is right, is blank, or is text. Digits
 * are an OCR reference in Sweden, and the reference of card type 71 or 75 in Denmark.
 */
export function referenceFault(reference: string, country: Country): string | undefined {
  if (reference === '' || !/^\d+$/.test(reference)) return undefined;
  if (country === 'DK') {
    if (isFik('71', reference) || isFik('75', reference)) return undefined;
    return reference.length === 15 || reference.length === 16
      ? `"${reference}" has a wrong check digit. ${CORRECT}`
      : `"${reference}" has ${reference.length} digits; card type 71 has 15 and card type 75 has 16. ${CORRECT}`;
  }
  const fault = ocrFault(reference, { kind: 'check-digit' });
  return fault && `"${reference}" is no OCR reference: it ${OCR_WORDS[fault]}. ${CORRECT}`;
}

const CORRECT = 'Correct the reference, or leave it blank: the letters then ask for the invoice number.';
