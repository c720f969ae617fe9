import { hasLuhnDigit, luhnDigitFor } from './luhn';
import { Fault } from '../../kernel/fault';

/**
 * The Swedish OCR reference, as Bankgirot's "OCR-referenskontroll" has it: digits only, the last one a Luhn check digit
 * and, under a length agreement, the last but one the last digit of the total length (12 digits: 2; 10 digits: 0).
 *
 * Make references with it, and check what a caseworker types. Never overrule a bank file with it: Bankgirot has already
 * checked by the creditor's own agreement, and calls references correct that fail here.
 */
export type OcrAgreement =
  | { readonly kind: 'check-digit' }
  | { readonly kind: 'check-digit-and-length-digit' }
  | { readonly kind: 'check-digit-and-fixed-lengths'; readonly lengths: readonly number[] };

export type OcrFault = 'not-2-to-25-digits' | 'wrong-length' | 'wrong-length-digit' | 'wrong-check-digit';

const SHORTEST = 2;
const LONGEST = 25;

/** A number cannot become an OCR reference. Give it 1 to 23 digits. */
export class InvalidOcrPayload extends Fault {
  override readonly name = 'InvalidOcrPayload';
  override readonly kind = 'refused';
}

/** `1234` becomes `123463`: the length digit 6 and the check digit 3. The payload has 1 to 23 digits. */
export function makeOcr(payload: string): string {
  if (!/^\d{1,23}$/.test(payload)) {
    throw new InvalidOcrPayload(`"${payload}" cannot become an OCR reference; give it 1 to ${LONGEST - 2} digits.`);
  }
  const withLengthDigit = payload + lengthDigitFor(payload.length + 2);
  return withLengthDigit + luhnDigitFor(withLengthDigit);
}

/** What is wrong with the reference under the agreement; nothing when it is right. */
export function ocrFault(reference: string, agreement: OcrAgreement): OcrFault | undefined {
  if (!/^\d+$/.test(reference) || reference.length < SHORTEST || reference.length > LONGEST)
    return 'not-2-to-25-digits';
  switch (agreement.kind) {
    case 'check-digit':
      break;
    case 'check-digit-and-length-digit':
      if (!hasLengthDigit(reference)) return 'wrong-length-digit';
      break;
    case 'check-digit-and-fixed-lengths':
      if (!agreement.lengths.includes(reference.length)) return 'wrong-length';
      break;
  }
  return hasLuhnDigit(reference) ? undefined : 'wrong-check-digit';
}

/** Whether the last but one digit tells the length of the whole. */
export function hasLengthDigit(reference: string): boolean {
  return /^\d{2,}$/.test(reference) && reference.at(-2) === lengthDigitFor(reference.length);
}

function lengthDigitFor(length: number): string {
  return String(length % 10);
}
